"""What is exported of a ledger: its register and its summary, of a day and an edition."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import exported
import workspaces
from commandline import Rectify, process
from exported import rows
from golden import Golden
from ledgers import INSPECTION, Nowhere
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents import search
from rectify_cli.exchange import export
from rectify_cli.exchange.workbook import writers as books
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue, Measure
from rectify_cli.views import Request

EXPECTED = Path(__file__).parent / "cases"


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_register_of_the_sample_is_as_it_was(
    edition: str, form: str, rectify: Rectify, sample: Path, golden: Golden
) -> None:
    words = ("export", "register", "--edition", edition, "-o", f"x.{form}", "--as-of", "2025-01-15")
    assert rectify(*words).code == 0
    found = (sample / f"x.{form}").read_bytes().decode().replace("\r\n", "\n")
    golden(EXPECTED / f"register-{edition}.{form}", found)


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


def test_a_day_gone_by_is_exported_as_it_was(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.csv", "--as-of", "2024-12-01").code == 0
    found = rows((rich / "x.csv").read_text(encoding="utf-8-sig"))
    assert [row["整改状态"] for row in found] == ["未开始", "长期坚持", "未开始", "未开始"]


DAY = dt.date(2026, 11, 23)
HIDDEN = "不得公开的内容"
QUOTED = '不得"公开"，\n的=内容_x0041_'


@pytest.mark.parametrize("form", ["xlsx", "csv", "jsonl", "parquet"])
def test_withheld_text_is_found_in_a_sheet_however_the_format_writes_it(form: str) -> None:
    """Quotes doubled, line ends and backslashes escaped, a _ that could be read as a code."""
    for text in (QUOTED, f"={QUOTED}", f"\\{QUOTED}"):
        issue = Issue(id=1, title="标题", measures=(Measure(text=f"措施：{text}。"),))
        ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(issue, Nowhere()),))
        book = export.book(export.REGISTER, ledger, Request(Edition.INTERNAL, DAY), Register.ISSUES)
        content = books.WRITERS[form](book)
        secret = "".join(text.replace("\\", "").split())
        assert search.leaks_in(content, form, {secret}) == [secret]
        assert search.leaks_in(content, form, {secret.replace("得", "必")}) == []


def test_withheld_text_is_found_in_the_properties_and_tabs_of_a_workbook() -> None:
    ledger = Ledger(Entry(INSPECTION.model_copy(update={"body": HIDDEN}), Nowhere()))
    book = export.book("summary", ledger, Request(Edition.INTERNAL, DAY), Register.ISSUES)
    book = replace(book, sheets=(replace(book.sheets[0], title="甲", name=HIDDEN[::-1]),))
    content = books.WRITERS["xlsx"](book)
    assert search.leaks_in(content, "xlsx", {HIDDEN, HIDDEN[::-1]}) == sorted([HIDDEN, HIDDEN[::-1]])


@pytest.mark.parametrize("form", ["xlsx", "csv", "parquet"])
def test_a_withheld_text_that_public_ones_add_up_to_stops_the_export(
    form: str, rectify: Rectify, tmp_path: Path
) -> None:
    issue = workspaces.FIRST.replace("  - 已补学。\n", "  - 补学一课。\n  - 再学一课。\n")
    root = workspaces.write(tmp_path, workspaces.BASE | {"data/issues/001.yaml": issue})
    words = ("-C", str(root), "export", "register", "--edition", "public", "-o", str(root / f"x.{form}"))
    assert rectify(*words, "--force").code == 0
    (root / f"x.{form}").unlink()
    workspaces.write(tmp_path, {"data/issues/001.yaml": f"{issue}reason: 1.补学一课。2.再学一课。\n"})
    ran = rectify(*words, "--force")
    assert ran.code == 1
    assert "the finished file contains withheld text: “1.补学一课。2.再学一课。”" in ran.err
    assert not (root / f"x.{form}").exists()


@pytest.mark.parametrize(("form", "start"), [("csv", b"\xef\xbb\xbf"), ("jsonl", b"{"), ("xlsx", b"PK")])
def test_it_can_go_to_stdout(form: str, start: bytes, rich: Path) -> None:
    ran = process("export", "register", "-f", form, "-o", "-", folder=rich)
    assert ran.returncode == 0
    assert ran.stdout.startswith(start)
