"""Reading one data file: each fault has the smallest file that causes it, its message, and a twin that is silent."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from golden import Golden
from rectify_cli.checks.catalogue import collect
from rectify_cli.cli.reports import as_text
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language
from rectify_cli.ledger.model import Issue, Petition
from rectify_cli.store import encodings, text_file
from rectify_cli.store.validation import explain
from rectify_cli.store.yaml import conflicts, cparser, parse, places, refused, rules

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
OF_VALUES = set(collect([explain]))
IN_TESTS = {"F001", "F002", "F003", "F004", "F005", "F019"}
"""Codes whose files cannot be committed: too large, unreadable, in another encoding, or a hundred thousand brackets."""


def found_in(path: Path, kind: str, *, validated: bool) -> list[Diagnostic]:
    """Read one file as an issue or as petitions, as `store` does."""
    text = text_file.decoded(path.read_bytes(), path.name)
    if isinstance(text, Diagnostic):
        return [text]
    parsed = parse.parse(text, path.name, list if kind == "petitions" else dict)
    if parsed.diagnostics or not validated:
        return parsed.diagnostics
    values = parsed.value if kind == "petitions" else [parsed.value]
    model = Petition if kind == "petitions" else Issue
    found: list[Diagnostic] = []
    for index, value in enumerate(values):
        try:
            model.model_validate(value, context={})
        except ValidationError as invalid:
            found += explain.explain(invalid, parsed.source, (index,) if kind == "petitions" else ())
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_smallest_file_causes_the_fault(case: Path, golden: Golden) -> None:
    (path,) = (path for path in case.glob("*.yaml") if path.stem != "twin")
    found = found_in(path, path.stem, validated=case.name[:4] in OF_VALUES)
    assert {one.code for one in found} == {case.name[:4]}
    for language in Language:
        golden(case / f"expected.{language}.txt", as_text.listing(found, language) + "\n")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_twin_is_silent(case: Path) -> None:
    kind = "petitions" if (case / "petitions.yaml").exists() else "issue"
    assert found_in(case / "twin.yaml", kind, validated=case.name[:4] in OF_VALUES) == []


def test_every_rule_of_reading_has_a_case() -> None:
    modules: tuple[Any, ...] = (text_file, encodings, rules, refused, conflicts, explain)
    assert set(collect(modules)) == {case.name[:4] for case in CASES} | IN_TESTS


def test_a_case_folder_holds_nothing_else() -> None:
    wanted = {"twin.yaml", "expected.en.txt", "expected.zh.txt"}
    for case in CASES:
        names = {path.name for path in case.iterdir()}
        assert wanted < names
        assert names - wanted in ({"issue.yaml"}, {"petitions.yaml"})


NESTING = {"[": 100_000, "{": 100_000, "- ": 100_000, "? ": 100_000, "a: {": 100_000, "[{a: ": 50_000, "'a\n": 50_000}


@pytest.mark.parametrize("piece", NESTING)
def test_deep_nesting_is_a_diagnostic_and_no_crash(piece: str) -> None:
    """In a process of its own: a crash of the C parser takes the process with it."""
    script = (
        "import sys; from rectify_cli.store.yaml import parse\n"
        "parsed = parse.parse(sys.argv[1] * int(sys.argv[2]), 'a.yaml')\n"
        "parsed.source.place('a', 0, 'a'); parsed.source.place()\n"
        "print(*(one.code for one in parsed.diagnostics))"
    )
    # An argument may have 128 KiB at most on Linux, so the text is multiplied over there.
    run = subprocess.run(
        [sys.executable, "-c", script, piece, str(NESTING[piece])],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.strip() in {"F019", "F010", "F015"}


def test_nesting_is_allowed_down_to_the_limit() -> None:
    brackets = places.DEPTH - 1
    assert parse.parse(f"a: {'[' * brackets}{']' * brackets}\n", "a.yaml").diagnostics == []
    (found,) = parse.parse(f"a: {'[' * places.DEPTH}{']' * places.DEPTH}\n", "a.yaml").diagnostics
    assert found.code == "F019"


def test_the_parser_is_the_c_one() -> None:
    """The pure parser, into which ruamel.yaml falls back silently, is twenty times slower."""
    assert cparser.CParser.__module__ in {"_ruamel_yaml", "ruamel.yaml.clib._ruamel_yaml"}
    assert not isinstance(cparser.CParser.get_event, type(test_the_parser_is_the_c_one))


def test_without_the_c_parser_there_is_a_plain_word() -> None:
    script = (
        "import sys; sys.modules['_ruamel_yaml'] = None\n"
        "from rectify_cli.core.errors import RectifyError\n"
        "try:\n    import rectify_cli.store.yaml.cparser\n"
        "except RectifyError as missing:\n    print(missing)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert run.stdout.strip() == "ruamel.yaml is installed without its C parser"


def test_faults_without_end_are_cut_short() -> None:
    assert len(parse.parse("a: 1\n" * 10_000, "a.yaml").diagnostics) == parse.MANY


def test_places_count_characters_and_lines_of_any_kind() -> None:
    source = parse.parse("甲: “乙”\r\n丙: [丁, '戊']\r\n", "a.yaml").source
    place = source.place("丙", 1)
    assert (place.line, place.column, place.width, place.excerpt) == (2, 8, 3, "丙: [丁, '戊']")
    assert source.place("丙", 7) == source.place("丙")
    assert source.place("no such key") == source.place()


@pytest.mark.parametrize("text", ["a" + " " * 500_000 + ": b: c", "“" * 300_000 + "\nb: c", "甲" * 300_000 + ": 乙\nc"])
def test_a_line_without_end_is_read_and_explained(text: str) -> None:
    """A pattern that backtracks would take hours."""
    for one in parse.parse(text, "a.yaml").diagnostics:
        assert len(one.message.zh) < 200
        assert len(one.hint.zh) < 300
