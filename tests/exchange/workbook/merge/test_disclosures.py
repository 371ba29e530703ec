"""Who may read an issue, in the words of an office's own book; what came in goes out again."""

from pathlib import Path

import openpyxl
import pytest

import spreadsheets
import workspaces
from commandline import Rectify
from rectify_cli.exchange.workbook.merge.disclosures import of_office


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        *((word, "公开") for word in ("公开", "主动公开", "社会公开", "向社会公开", "可公开", "是", "√", "同意公开")),
        *(
            (word, "内部")
            for word in ("不公开", "否", "×", "依申请公开", "内部", "涉密", "暂不公开", "免予公开", "部分公开")
        ),
        ("待定", "待定"),
        (None, None),
    ],
)
def test_what_may_not_be_published_is_internal(typed: str | None, taken: str | None) -> None:
    assert of_office(typed) == taken


def test_every_row_that_came_in_goes_out_again(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": workspaces.INSPECTION}))
    words = ["不公开", "公开", "依申请公开", "涉密", "主动公开"]
    rows: list[list[object]] = [["序号", "存在问题", "是否公开"]]
    rows += [[number, f"第{number}个问题", word] for number, word in enumerate(words, start=1)]
    spreadsheets.write(Path("台账.xlsx"), rows)
    ran = rectify("import", "台账.xlsx")
    assert ran.code == 0
    assert "“不公开” as internal (1), “依申请公开” as internal (1), “涉密” as internal (1)" in ran.err
    assert rectify("export", "--like", "台账.xlsx").code == 0
    sent = openpyxl.load_workbook("build/台账.xlsx").worksheets[0]
    assert [list(row) for row in sent.iter_rows(values_only=True)] == rows


def test_in_a_book_of_ours_it_means_no_list_at_all(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"data/inspection.yaml": workspaces.INSPECTION, "data/issues/002.yaml": workspaces.SECOND}
    monkeypatch.chdir(workspaces.write(tmp_path, files))
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    spreadsheets.change(Path("x.xlsx"), {(2, "公开范围"): "不公开"})
    assert rectify("import", "x.xlsx", "--yes").code == 0
    assert "disclosure: withheld" in Path("data/issues/002.yaml").read_text(encoding="utf-8")
