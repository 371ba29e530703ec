"""One value -> the YAML a clerk would type for it: plain where that is safe, else in quotes or under `|-`."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rectify_cli.ledger.edits import Value
from rectify_cli.store.yaml import parse

_INDENT = 2
_SHORT = 60
"""A mapping of texts up to this long is written in one pair of brackets."""

# Texts that YAML takes for a number, a date, a boolean or null.
_NOT_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(?:inf|nan)|[-+]?[.\d][-+\d.,:_a-fxoetz ]*", re.IGNORECASE
)
_UNSEEN = re.compile(r"[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ODD_LINE = re.compile(r"^ |[ \t]$|\t|[\x00-\x08\x0b-\x1f]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A value as typed: what stands on the line of its key or dash, and the lines below, indented."""

    head: str
    body: tuple[str, ...] = ()


def flow(value: Value) -> str:
    """Return a value as it is typed inside brackets."""
    if isinstance(value, str):
        return _scalar(value.strip(), "- {{k: {0} , l: [{0} ]}}", lambda text: [{"k": text, "l": [text]}])
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _bare(value)


def block(value: Value, column: int, *, below: int = 0, step: int = _INDENT, quote: str = "") -> Typed:
    """Return a value as it is typed outside brackets, after a key or a dash at `column`.

    `below` is the indentation of a comment on the line below, which a text of several lines must not swallow; `step` is
    how far the dashes of a list stand inside their key; `quote` is the quote a scalar keeps.
    """
    pad = " " * (column + _INDENT)
    if isinstance(value, str):
        value = value.strip()
        if "\n" in value and len(pad) > below and not _ODD_LINE.search(value) and not _UNSEEN.search(value):
            return Typed("|-", tuple(pad + line if line else "" for line in value.split("\n")))
        return Typed(_scalar(value, "- {0}\n- k: {0}", lambda text: [text, {"k": text}], quote))
    if isinstance(value, Mapping):
        lines = tuple(line for key, inner in value.items() for line in pair(key, inner, column + _INDENT, below=below))
        return Typed(flow(value)) if _fits(value) else Typed("", lines)
    if isinstance(value, Sequence):
        return Typed("", tuple(line for item in value for line in dashed(item, column + step, below=below)))
    return Typed(_bare(value))


def pair(key: str, value: Value, column: int, *, below: int = 0, step: int = _INDENT) -> list[str]:
    """Return the lines of a key at `column` with its value."""
    typed = block(value, column, below=below, step=step)
    return [" " * column + (f"{key}: {typed.head}" if typed.head else f"{key}:"), *typed.body]


def dashed(value: Value, column: int, *, below: int = 0, roomy: bool = False) -> list[str]:
    """Return the lines of an item whose dash stands at `column`; `roomy` keeps a mapping out of brackets."""
    if isinstance(value, Mapping) and (roomy or not _fits(value)):
        lines = [line for key, inner in value.items() for line in pair(key, inner, column + _INDENT, below=below)]
        return [f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]]
    typed = block(value, column, below=below)
    return [f"{' ' * column}- {typed.head}", *typed.body]


def _bare(value: int | Decimal | dt.date) -> str:
    """Return a value that is not text and needs no quotes."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _fits(value: Mapping[str, Value]) -> bool:
    """Return True if a mapping is short enough for one line."""
    return all(
        not isinstance(inner, Mapping | Sequence)
        or (isinstance(inner, str) and len(inner) <= _SHORT and "\n" not in inner)
        for inner in value.values()
    )


def _scalar(text: str, trial: str, expected: Callable[[str], object], quote: str = "") -> str:
    """Return a text plain if the parser reads it back from `trial`, else in quotes."""
    if not quote and "\n" not in text and not _UNSEEN.search(text) and not _NOT_TEXT.fullmatch(text):
        read = parse.parse(trial.format(text), "", list)
        if not read.diagnostics and read.value == expected(text):
            return text
    return _quoted(text, quote)


def _quoted(text: str, quote: str) -> str:
    """Return a text in double quotes, or in single ones where those need no escapes or stood there before."""
    plain = text.isprintable() and "\n" not in text
    if plain and (quote == "'" or (not quote and re.search(r'["\\]', text) and "'" not in text)):
        return "'" + text.replace("'", "''") + "'"
    escaped = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda mark: f"\\u{ord(mark[0]):04x}", escaped)
