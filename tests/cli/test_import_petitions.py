"""Petitions go out as a sheet and come back, with a number, a status and a date, and nothing about anybody."""

from pathlib import Path

import openpyxl
import pytest

import spreadsheets
import workspaces
from commandline import Rectify

PETITIONS = "- {id: 1, progress: [{date: 2024-11-01, status: in_progress}]}\n- id: 2   # 二\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a small workspace with two petitions."""
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE | {"data/petitions.yaml": PETITIONS}))
    return tmp_path


def text(folder: Path) -> str:
    return (folder / "data/petitions.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_was_exported_changes_nothing(form: str, rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "petitions", "-o", f"a.{form}").code == 0
    ran = rectify("import", f"a.{form}", "--register", "petitions")
    assert (ran.code, ran.err) == (0, "petitions: 0 new, 0 changed, 2 unchanged\n")
    assert text(folder) == PETITIONS


def test_the_words_of_the_sheet_are_those_of_petitions(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "petitions", "-o", "a.csv").code == 0
    lines = (folder / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[-3:] == ["编号,办理状态,办理日期", "1,正在办理,2024-11-01", "2,未办理,"]


def test_statuses_in_the_usual_words_are_read_and_what_is_personal_is_not(rectify: Rectify, folder: Path) -> None:
    rows = [
        ("某局信访件台账",),
        ("序号", "姓名", "联系电话", "反映内容", "办理情况", "办结时间"),
        (1, "张三", "13800001111", "反映某事", "已办结", "2024年12月1日"),
        (2, "李四", "13800002222", "反映某事", "在办", "2024-12-02"),
        (3, "王五", "", "反映某事", "未办", None),
        ("填表人：赵六",),
    ]
    spreadsheets.write(folder / "信访.xlsx", rows)
    ran = rectify("import", "信访.xlsx", "--register", "petitions", "--lang", "zh")
    assert ran.code == 0, ran.err
    assert "以下列未读入，台账不存：姓名、联系电话、反映内容" in ran.err
    assert "信访件新增 1 件，改动 2 件，未变 0 件" in ran.err
    kept = text(folder)
    assert kept.startswith("- {id: 1, progress: [{date: 2024-11-01, status: in_progress}, {date: 2024-12-01, status: ")
    assert not any(word in kept for word in ("张三", "138", "反映", "赵六"))
    listed = rectify("list", "--register", "petitions", "--lang", "zh").out
    assert [word in listed for word in ("已办结", "在办", "未办理")] == [True, True, True]
    again = rectify("import", "信访.xlsx", "--register", "petitions", "--lang", "zh")
    assert "信访件新增 0 件，改动 0 件，未变 3 件" in again.err
    assert text(folder) == kept


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("编号", "状态"), (1, "在办"), (1, "在办")], "X712"),
        ([("编号", "状态", "日期"), (1, "在办", "不详")], "X717"),
        ([("编号", "状态"), (1, "转交")], "X717"),
        ([("编号", "状态", "日期"), (1, "办结", "2024-10-01")], "X719"),
        ([("编号", "状态", "日期"), (1, "办结", "2124-10-01")], "X719"),
        ([("编号", "姓名"), (1, "张三")], "X702"),
    ],
)
def test_what_is_wrong_is_told_and_what_is_there_stays(
    rows: list[tuple[object, ...]], said: str, rectify: Rectify, folder: Path
) -> None:
    spreadsheets.write(folder / "a.xlsx", rows)
    ran = rectify("import", "a.xlsx", "--register", "petitions")
    assert (ran.code, f"[{said}]" in ran.err) == (1, True), ran.err
    assert text(folder) == PETITIONS


def test_a_dry_run_writes_nothing_and_the_first_petitions_make_the_file(rectify: Rectify, folder: Path) -> None:
    (folder / "data/petitions.yaml").unlink()
    (folder / "a.csv").write_text("件号,办理结果\n,办结\n,办理中\n", encoding="utf-8")
    words = ("import", "a.csv", "--register", "petitions", "--date", "2024-12-31")
    assert "+- id: 1\n" in rectify(*words, "--dry-run").out
    assert not (folder / "data/petitions.yaml").exists()
    assert rectify(*words).code == 0
    assert "- id: 2\n  progress:\n    - {date: 2024-12-31, status: in_progress" in text(folder)


def test_many_petitions_are_logged_at_once(rectify: Rectify, folder: Path) -> None:
    ran = rectify("log", "1-2", "--register", "petitions", "--status", "办结", "--date", "2024-12-31", "--lang", "zh")
    assert (ran.code, ran.err.count("记录进展")) == (0, 2)
    assert ran.err.count("2024-12-31 已办结") == 2
    assert text(folder).count("completed") == 2
    shown = rectify("show", "2", "--register", "petitions", "--lang", "zh").out
    assert "2024-12-31  办结" in shown


def test_everything_in_one_workbook_has_a_sheet_of_each_register(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"data/immediate/01.yaml": workspaces.FIRST.replace("学习不够", "食堂没有台账")})
    assert rectify("export", "all", "-o", "a.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "a.xlsx")
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert shown == ["整改台账", "汇总", "整改问题清单", "整改任务清单", "整改责任清单", "立行立改台账", "信访件"]
    ran = rectify("import", "a.xlsx")
    assert ["2 unchanged" in ran.err, "“立行立改台账” 1" in ran.err, "petitions: 0 new, 0 changed, 2" in ran.err] == [
        True
    ] * 3
    spreadsheets.change(folder / "a.xlsx", {(2, "办理状态"): "已办结"}, folder / "b.xlsx", "信访件")
    ran = rectify("import", "b.xlsx", "--date", "2024-12-31")
    assert (ran.code, "petitions: 0 new, 1 changed, 1 unchanged" in ran.err) == (0, True)
    assert "petitions: 0 new, 0 changed, 2 unchanged" in rectify("import", "a.xlsx").err
    assert "1 unchanged" in rectify("import", "a.xlsx", "--sheet", "立行立改台账", "--register", "immediate").err
    assert "2 unchanged" in rectify("import", "a.xlsx", "--register", "petitions").err


def test_whether_it_is_settled_counts_before_what_was_done_about_it(rectify: Rectify, folder: Path) -> None:
    (folder / "a.csv").write_text(
        "序号,办理情况,是否办结,办结日期\n1,已核查,是,2024-12-01\n2,正在核查,否,\n", encoding="utf-8"
    )
    ran = rectify("import", "a.csv", "--register", "petitions", "--lang", "zh")
    assert (ran.code, "未读入，台账不存：办理情况" in ran.err) == (0, True), ran.err
    assert "{date: 2024-12-01, status: completed}" in text(folder)


def test_an_odd_cell_leaves_the_rest_of_the_petitions(rectify: Rectify, folder: Path) -> None:
    rows = "件号,办理情况,办结日期\n县信〔2024〕3号,办结,2024-12-01\n县信〔2024〕4号,转交,\n5,办结,月底\n"
    (folder / "信访.csv").write_text(rows, encoding="utf-8")
    ran = rectify("import", "信访.csv", "--register", "petitions")
    assert (ran.code, "2 cells left out and kept in data/unread; the rest is imported" in ran.err) == (1, True), ran.err
    after = text(folder)
    assert after.count("completed") == 2
    assert "- {id: 5, " in after.replace("- id: 5\n  ", "- {id: 5, ")
    kept = (folder / "data/unread/信访.csv").read_text(encoding="utf-8")
    assert "县信〔2024〕3号,原有编号" in kept
    assert [cell in kept for cell in (",B3,办理情况,转交,", ",C4,办结日期,月底,")] == [True, True]
    again = rectify("import", "信访.csv", "--register", "petitions")
    assert (again.code, "0 new, 0 changed, 3 unchanged" in again.err, text(folder)) == (0, True, after), again.err


def test_petitions_without_ids_are_the_same_a_second_time(rectify: Rectify, folder: Path) -> None:
    (folder / "a.csv").write_text("办理情况,办结日期\n办结,2024-12-01\n办结,2024-12-01\n在办,\n", encoding="utf-8")
    words = ("import", "a.csv", "--register", "petitions", "--date", "2024-12-31")
    assert "petitions: 2 new, 0 changed, 1 unchanged" in rectify(*words).err
    assert "petitions: 0 new, 0 changed, 3 unchanged" in rectify(*words).err


def test_a_changed_cell_of_an_exported_copy_is_taken(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "petitions", "-o", "a.xlsx").code == 0
    spreadsheets.change(folder / "a.xlsx", {(1, "办理状态"): "已办结", (1, "办理日期"): "2024-12-01"})
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "petitions: 0 new, 1 changed, 1 unchanged" in ran.err) == (0, True), ran.err
    assert "{date: 2024-12-01, status: completed" in text(folder)


def test_an_older_copy_sets_no_petition_back(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "petitions", "-o", "旧.xlsx").code == 0
    for number in ("1", "2"):
        assert rectify("log", number, "--register", "petitions", "--status", "办结", "--date", "2024-12-31").code == 0
    after = text(folder)
    assert "0 changed, 2 unchanged" in rectify("import", "旧.xlsx").err
    spreadsheets.change(folder / "旧.xlsx", {(2, "办理状态"): "正在办理"})
    ran = rectify("import", "旧.xlsx")
    assert (ran.code, "[X718]" in ran.err, text(folder)) == (1, True, after)
    assert rectify("import", "旧.xlsx", "--ours").code == 0
    asked = rectify("import", "旧.xlsx", "--theirs", "--date", "2025-01-10")
    assert (asked.code, "status moved back: 1; nothing was written" in asked.err, text(folder)) == (1, True, after)
