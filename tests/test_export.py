"""`rectify export`: what it writes where, what it refuses, and the formats for other systems."""

import csv
import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest
from pyarrow import parquet
from pydantic import TypeAdapter

import exported
import notices
import workspaces
from commandline import Rectify, process
from golden import Golden
from rectify_cli.exchange.workbook.cells import unguarded
from rectify_cli.exchange.workbook.writers.jsonl import LineShape
from test_commands import change

EXPECTED = notices.ROOT / "tests" / "cases" / "export"


@pytest.fixture
def rich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small ledger and go there."""
    monkeypatch.chdir(workspaces.write(tmp_path, exported.RICH))
    return tmp_path


def rows(text: str) -> list[dict[str, str]]:
    """Read a csv."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_register_of_the_sample_is_as_it_was(
    edition: str, form: str, rectify: Rectify, sample: Path, golden: Golden
) -> None:
    words = ("export", "register", "--edition", edition, "-o", f"x.{form}", "--as-of", "2025-01-15")
    assert rectify(*words).code == 0
    found = (sample / f"x.{form}").read_bytes().decode().replace("\r\n", "\n")
    golden(EXPECTED / f"register-{edition}.{form}", found)


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
        "register", "summary", "problems", "tasks", "duties", "lists", "all",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["notice"], "notice cannot be exported"),
        (["register", "-o", "x.docx"], ".docx files cannot be written"),
        (["register", "--register", "petitions"], "petitions have no register"),
        (["register", "--edition", "secret"], "--edition does not know secret"),
        (["summary", "-f", "jsonl"], "jsonl is of register alone, and this is summary"),
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
    assert "the ledger has 2 errors, so nothing goes public" in ran.err
    assert not (sample / "y.csv").exists()


def test_a_csv_opens_in_excel_and_holds_no_formula(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.csv", *exported.DAY).code == 0
    content = (rich / "x.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    assert content.count(b"\r\n") == 5
    first = rows(content.decode("utf-8-sig"))[0]
    assert first["反馈问题"] == """'=HYPERLINK("http://x","点我")"""
    assert first["方面"] == "'-方面之一"
    assert first["整改目标"] == "'@季度学习"
    assert first["整改时限"] == "2025-01-01"
    assert unguarded(first["方面"]) == "-方面之一"
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in rows(content.decode("utf-8-sig")) for cell in row.values()
    )


def test_the_summary_as_csv(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "summary", "-o", "x.csv", *exported.DAY).code == 0
    assert (rich / "x.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "责任部门,应整改,已整改,阶段性完成,未完成,完成率",
        "办公室,2,0,1,1,0.00%",
        "财务科,1,1,0,0,100.00%",
        "未明确责任部门,1,1,0,0,100.00%",
        "未列入本稿的问题,1,0,0,1,0.00%",
        "合计,5,2,1,2,40.00%",
    ]


def test_each_line_of_jsonl_is_of_the_shape_it_promises(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.jsonl", *exported.DAY).code == 0
    lines = (rich / "x.jsonl").read_text(encoding="utf-8").splitlines()
    shape = TypeAdapter(LineShape)
    read = [shape.validate_json(line) for line in lines]
    assert [line["entry"].id for line in read] == [1, 2, 4, 5]
    first = json.loads(lines[0])
    assert {name: first[name] for name in first if name != "entry"} == {
        "version": 1,
        "body": "某县某局党组",
        "register": "issues",
        "edition": "internal",
        "as_of": "2025-01-15",
        "status": "in_progress",
        "label": "整改中",
        "deadline": "2025-01-01",
    }
    assert first["entry"]["extensions"] == [
        {"from": "2024-10-31", "to": "2025-01-01", "date": "2024-10-20", "reason": "上级审批未完"}
    ]
    assert "note" not in first["entry"]


def test_parquet_has_a_column_per_field_and_tells_what_it_is(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.parquet", *exported.DAY).code == 0
    table = parquet.read_table(rich / "x.parquet")
    first = table.to_pylist()[0]
    assert (first["id"], first["title"]) == (1, '=HYPERLINK("http://x","点我")')
    assert first["due"] == dt.date(2025, 1, 1)
    assert table.schema.field("title").metadata == {b"title": "反馈问题".encode()}
    assert json.loads(table.schema.metadata[b"rectify"]) == {
        "version": 1,
        "sheet": "整改台账",
        "edition": "internal",
        "register": "issues",
        "body": "某县某局党组",
        "as_of": "2025-01-15",
    }


def test_a_day_gone_by_is_exported_as_it_was(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.csv", "--as-of", "2024-12-01").code == 0
    found = rows((rich / "x.csv").read_text(encoding="utf-8-sig"))
    assert [row["整改状态"] for row in found] == ["未开始", "长期坚持", "未开始", "未开始"]


@pytest.mark.parametrize(("form", "start"), [("csv", b"\xef\xbb\xbf"), ("jsonl", b"{"), ("xlsx", b"PK")])
def test_it_can_go_to_stdout(form: str, start: bytes, rich: Path) -> None:
    ran = process("export", "register", "-f", form, "-o", "-", folder=rich)
    assert ran.returncode == 0
    assert ran.stdout.startswith(start)
