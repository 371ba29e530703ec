"""The house stays as it was designed: small modules, docstrings, rules with a case each."""

import ast
import re
from pathlib import Path

import pytest

import notices
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import notice as notice_checks
from rectify_cli.checks import waivers
from rectify_cli.checks.catalogue import collect, modules_of
from rectify_cli.store import loader

SOURCES = sorted((notices.ROOT / "src" / "rectify_cli").rglob("*.py"))
CASES = notices.ROOT / "tests" / "checks"


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


def test_every_rule_of_the_ledger_has_a_case() -> None:
    cased = {path.stem for path in (CASES / "ledger" / "cases").glob("*.case")}
    assert cased == set(collect([*modules_of(ledger_checks), waivers, loader]))


def test_every_rule_of_a_published_notice_has_a_case() -> None:
    cased = {path.stem.partition("-")[0] for path in (CASES / "notice" / "cases").glob("*.case")}
    assert cased == set(collect(modules_of(notice_checks)))


def test_every_lint_exception_has_its_reason() -> None:
    for path in SOURCES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"# (noqa|type: ignore)", line):
                assert re.search(r"(noqa: [A-Z0-9, ]+ - |type: ignore\[[a-z-]+\] # )\S", line), f"{path}: {line}"
