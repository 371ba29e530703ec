"""`rectify export`: what it writes where, what it refuses, and the formats for other systems."""

import sys
from pathlib import Path

import pytest

from commandline import Rectify
from samples_changed import change


def test_it_goes_to_build_in_excel_unless_told_otherwise(rectify: Rectify, sample: Path) -> None:
    ran = rectify("export", "register")
    assert (ran.code, ran.out, ran.err) == (0, "", "internal edition written to build/register.xlsx\n")
    assert rectify("export", "register", "-f", "csv", "--edition", "public").code == 0
    assert {path.name for path in (sample / "build").iterdir()} == {
        ".written.json",
        "register.xlsx",
        "register-public.csv",
    }


def test_a_workbook_somebody_filled_in_is_left_alone(rectify: Rectify, sample: Path) -> None:
    assert rectify("export", "register").code == 0
    target = sample / "build" / "register.xlsx"
    target.write_bytes(b"filled in")
    ran = rectify("export", "register")
    assert ran.code == 2
    assert "--force" in ran.err
    assert target.read_bytes() == b"filled in"


def test_what_there_is_to_export(rectify: Rectify) -> None:
    listed = rectify("export", "--list").out.splitlines()
    assert [line.split()[0] for line in listed] == [
        "register", "summary", "problems", "tasks", "duties", "lists", "petitions", "all",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["notice"], "notice cannot be exported"),
        (["register", "-o", "x.docx"], "unsupported output format .docx"),
        (["register", "--register", "petitions"], "petitions have a sheet of their own"),
        (["register", "--edition", "secret"], "invalid value for --edition: secret"),
        (["summary", "-f", "jsonl"], "summary cannot be exported as jsonl, only register can"),
        (["all", "-f", "csv"], "a csv file holds one sheet"),
        (["lists", "-f", "parquet"], "a parquet file holds one sheet"),
    ],
)
def test_a_wrong_command_says_what_would_be_right(words: list[str], said: str, rectify: Rectify, sample: Path) -> None:
    ran = rectify("export", *words)
    assert ran.code == 2
    assert said in ran.err
    assert "hint:" in ran.err
    assert not (sample / "build").exists()


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_format_that_is_not_installed_says_what_to_type(
    form: str, library: str, rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    ran = rectify("export", "register", "-f", form)
    assert ran.code == 3
    assert f"pip install 'rectify-cli[{form}]'" in ran.err
    assert not (sample / "build").exists()


def test_errors_are_told_inside_and_stop_what_goes_public(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: in_progress")
    ran = rectify("export", "register", "-o", "x.csv")
    assert ran.code == 0
    assert "the ledger has 2 errors: see `rectify check`" in ran.err
    ran = rectify("export", "register", "-o", "y.csv", "--edition", "public")
    assert ran.code == 1
    assert "the ledger has 2 errors; the public edition was not exported" in ran.err
    assert not (sample / "y.csv").exists()
