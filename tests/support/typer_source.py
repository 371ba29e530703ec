"""The texts in the source of the typer installed that a person could read."""

import ast
import builtins
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

APART = {"__main__.py", "cli.py", "colors.py", "rich_utils.py", "testing.py"}
"""The command `typer`, what draws with rich (it is off), what tests."""

_PROSE = re.compile(r"[A-Za-z]{3,}.*[ .:!)\]]|[ (\[{].*[A-Za-z]{3,}|^[A-Z][a-z]{2,}$", re.DOTALL)
"""A word beside a blank or a mark, or one that begins with a capital."""

_UNREAD = {"Doc", "TypeVar", "cast", "compile", "deprecated", "getenv", "sub", "warn"}
"""Calls whose texts are for whoever writes a program."""

_GETTEXT = {"_", "gettext", "ngettext", "pgettext"}


@cache
def texts() -> dict[str, str]:
    """Return the prose of typer with its first place; what an f-string or `.format` fills is `{}`."""
    spec = find_spec("typer")
    assert spec is not None
    assert spec.origin is not None
    root = Path(spec.origin).parent
    read: dict[str, str] = {}
    for path in sorted(root.rglob("*.py")):
        if (name := path.relative_to(root).as_posix()) not in APART:
            for line, text in prose(path.read_text(encoding="utf-8")):
                read.setdefault(text, f"{name}:{line}")
    return read


def prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield what a person could read, with its line: all that is marked for gettext, and whatever looks like words."""
    tree = ast.parse(source)
    unread = set(_unread(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _GETTEXT:
            yield from ((node.lineno, bare(text)) for text in map(_text, node.args) if text is not None)
        text = _text(node)
        if text is not None and node not in unread and _PROSE.search(re.sub(r"\{.*?\}", "{}", text)):
            yield getattr(node, "lineno", 0), bare(text)


def bare(text: str) -> str:
    """Return a text with every hole alike."""
    return re.sub(r"\{[^{}]*\}", "{}", text)


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def _unread(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield docstrings, annotations, the parts of f-strings, and what only whoever writes a program meets."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                yield node.value
            case ast.Raise(exc=ast.Call(func=raised)) if isinstance(getattr(builtins, _name(raised), None), type):
                yield from ast.walk(node)
            case ast.Assert():
                yield from ast.walk(node)
            case ast.Call(func=called) if _name(called) in _UNREAD:
                yield from ast.walk(node)
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
                yield from ast.walk(annotation)
            case ast.FunctionDef(returns=ast.expr() as returned):
                yield from ast.walk(returned)
            case ast.JoinedStr(values=parts):
                yield from (part for part in parts if isinstance(part, ast.Constant))
                yield from (each for part in parts for each in _format(part))


def _format(part: ast.expr) -> Iterator[ast.AST]:
    if isinstance(part, ast.FormattedValue) and part.format_spec:
        yield from ast.walk(part.format_spec)


def _name(function: ast.expr) -> str:
    return str(getattr(function, "id", getattr(function, "attr", "")))
