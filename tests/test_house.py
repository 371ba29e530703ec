"""The house stays as it was designed: small modules, docstrings, rules with a case each."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import notices
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import notice as notice_checks
from rectify_cli.checks import waivers
from rectify_cli.checks.catalogue import collect, modules_of
from rectify_cli.store import loader

PACKAGE = notices.ROOT / "src" / "rectify_cli"
SOURCES = sorted(PACKAGE.rglob("*.py"))
WINGS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
CASES = notices.ROOT / "tests" / "cases"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_module_is_small_and_opens_with_one_sentence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    docstring = ast.get_docstring(ast.parse(text)) or ""
    assert docstring, path
    assert docstring.split("\n")[0].endswith("."), path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 45, node.name


def imported(text: str) -> Iterator[tuple[str, str]]:
    """Yield every import of a source: the module, and the name taken from it, empty for the module itself."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


@cache
def offered(wing: str) -> set[tuple[str, str]]:
    """Return what the front door of a wing offers, each with the module it lives in."""
    return set(imported((PACKAGE / wing / "__init__.py").read_text(encoding="utf-8")))


def trespasses(wing: str, text: str) -> list[str]:
    """Return the imports of a source in `wing` that go past the front door of another one."""
    past = []
    for module, name in imported(text):
        package, _, inside = module.partition(".")
        other = inside.partition(".")[0]
        if package != "rectify_cli" or other in {"", wing}:
            continue
        private = any(re.match(r"_(?!_)", part) for part in [*inside.split("."), name])
        if private or (module, name) in offered(other):
            past.append(f"{module} {name}".strip())
    return past


def test_nothing_lies_flat_but_the_front_door() -> None:
    flat = {path.name for path in PACKAGE.iterdir()} - {*WINGS, "__pycache__"}
    assert flat == {"__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_says_what_it_is_in_one_sentence_and_offers_names_it_has(wing: str) -> None:
    tree = ast.parse((PACKAGE / wing / "__init__.py").read_text(encoding="utf-8"))
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert re.fullmatch(r".{20,}\.", first), first
    assert ". " not in first
    names = [ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)]
    assert set(*names) <= {name for _, name in offered(wing)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_import_reaches_past_the_front_door_of_another_wing(path: Path) -> None:
    assert trespasses(path.relative_to(PACKAGE).parts[0], path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("from rectify_cli.cli.screens import _canvas", True),
        ("from rectify_cli.cli.screens._canvas import Canvas", True),
        ("import rectify_cli.cli.screens._canvas", True),
        ("from rectify_cli.core.terms import _Hidden", True),
        ("from rectify_cli.store.loader import Loaded", True),
        ("from rectify_cli.store import Loaded, git", False),
        ("from rectify_cli.checks.ledger import _bounds", False),
        ("from rectify_cli import __version__", False),
        ("from os import _exit", False),
    ],
)
def test_an_import_past_a_front_door_is_caught(line: str, *, caught: bool) -> None:
    """Within its own wing, here `checks`, a private module is nobody else's business."""
    assert bool(trespasses("checks", f"def late():\n    {line}\n")) is caught


def test_every_rule_of_the_ledger_has_a_case() -> None:
    cased = {path.stem for path in (CASES / "checks").glob("*.case")}
    assert cased == set(collect([*modules_of(ledger_checks), waivers, loader]))


def test_every_rule_of_a_published_notice_has_a_case() -> None:
    cased = {path.stem.partition("-")[0] for path in (CASES / "proofs").glob("*.case")}
    assert cased == set(collect(modules_of(notice_checks)))


def test_every_lint_exception_has_its_reason() -> None:
    for path in SOURCES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"# (noqa|type: ignore)", line):
                assert re.search(r"(noqa: [A-Z0-9, ]+ - |type: ignore\[[a-z-]+\] # )\S", line), f"{path}: {line}"
