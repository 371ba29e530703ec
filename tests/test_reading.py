"""Reading one data file: each fault has the smallest file that causes it, its message, and a twin that is silent."""

import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from golden import Golden
from rectify_cli.checks.catalogue import collect
from rectify_cli.cli.reports import as_text
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language
from rectify_cli.ledger.model import Issue, Period, Petition
from rectify_cli.store import encodings, text_file
from rectify_cli.store.validation import explain
from rectify_cli.store.yaml import cparser, parse, places, refused, rules

FOLDER = Path(__file__).parent / "cases" / "reading"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
OF_VALUES = set(collect([explain]))
IN_TESTS = {"F001", "F002", "F003", "F004", "F005", "F019"}
"""Codes whose files cannot be committed: too large, unreadable, in another encoding, or a hundred thousand brackets."""


def found_in(path: Path, kind: str, *, validated: bool) -> list[Diagnostic]:
    """Read one file as an issue or as petitions, as `store` does."""
    text = text_file.read(path, path.name, path.parent)
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
    modules: tuple[Any, ...] = (text_file, encodings, rules, refused, explain)
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


def explained(model: type[BaseModel], text: str) -> list[Diagnostic]:
    """Validate a YAML text by a model of the test's own and return what is said of it."""
    parsed = parse.parse(text, "a.yaml")
    assert parsed.diagnostics == []
    with pytest.raises(ValidationError) as refusal:
        model.model_validate(parsed.value)
    return explain.explain(refusal.value, parsed.source, model=model)


class Sample(BaseModel):
    """Fields of every kind, some of which our own models lack."""

    model_config = {"extra": "forbid"}

    number: int = Field(0, lt=5, title="数")
    words: dict[str, int] = Field(default_factory=dict, title="用语")
    name: str = Field("", max_length=3)
    pattern: str = Field("", pattern="a+")
    either: Literal["甲", "乙"] = "甲"
    several: list[str] = Field(default_factory=list, min_length=2, max_length=3)
    inner: "Sample | None" = Field(None, alias="in")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("number: 7", "K106", "“number” is “7”, less than 5 is wanted"),
        ("words: {a: b}", "K105", "“a” is “b”, a whole number is wanted"),
        ("words: a", "K105", "“words” is “a”, `key: value` is wanted"),
        ("name: 甲乙丙丁", "K106", "“name” is “甲乙丙丁”, a length of at most 3 is wanted"),
        ("pattern: b", "K106", "“pattern” is “b”, which is refused: String should match pattern 'a+'"),
        ("either: 丙", "K103", "“either” is “丙”, not one of 甲, 乙"),
        ("several: [a]", "K106", "“several” has 1 item, at least 2 wanted"),
        ("several: [a, b, c, d]", "K106", "“several” is a list, a length of at most 3 is wanted"),
        ("several: [a, [b]]", "K105", "item 2 of “several” is a list, a text is wanted"),
        ("in: {in: {nummer: 1}}", "K101", "unknown key “nummer”"),
        ("number: {a: b}", "K105", "“number” is `key: value`, a whole number is wanted"),
    ],
)
def test_what_pydantic_refuses_is_said_in_words(text: str, code: str, said: str) -> None:
    (found,) = explained(Sample, text)
    assert (found.code, found.message.en) == (code, said)
    assert found.place.excerpt == text


def test_a_validator_of_our_own_speaks_for_itself() -> None:
    (found,) = explained(Period, "from: 2024-03-01\nto: 2024-01-01\n")
    assert found.code == "K106"
    assert "早于起始" in found.message.zh
    assert "swapped" in found.hint.en


def test_a_model_nobody_knows_is_explained_without_its_names() -> None:
    parsed = parse.parse("number: a\nnumbr: 1\n", "a.yaml")
    with pytest.raises(ValidationError) as refusal:
        Sample.model_validate(parsed.value)
    found = explain.explain(refusal.value, parsed.source)
    assert [(one.code, one.place.line) for one in found] == [("K105", 1), ("K101", 2)]


def test_a_misspelt_key_is_one_fault_not_two() -> None:
    (found,) = explained(Issue, "id: 1\ntitel: 甲\n")
    assert found.code == "K101"


def test_several_faults_are_told_in_the_order_of_their_lines() -> None:
    parsed = parse.parse("a: 1\na: 2\nb: &b 甲\nc: 乙\n  丙\nd: [\n", "a.yaml")
    assert [(one.code, one.place.line) for one in parsed.diagnostics] == [
        ("F016", 2),
        ("F017", 3),
        ("F018", 4),
        ("F015", 6),
    ]


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
