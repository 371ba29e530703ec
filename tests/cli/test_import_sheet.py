"""A register in Excel or csv, merged into the ledger."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

import spreadsheets
import workspaces
from commandline import Rectify

FIRST = workspaces.FIRST + "owner: 办公室  # 牵头\nlead: 张某\n"
SECOND = workspaces.SECOND + "owner: 财务科\nnote: 内部备注\n"
FILES = {"data/inspection.yaml": workspaces.INSPECTION, "data/issues/001.yaml": FIRST, "data/issues/002.yaml": SECOND}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


@pytest.fixture
def book(folder: Path, rectify: Rectify) -> Path:
    assert rectify("export", "register", "-o", "台账.xlsx").code == 0
    return folder / "台账.xlsx"


def files(root: Path) -> dict[str, str]:
    """Return the texts of the ledger."""
    paths = sorted((root / "data").rglob("*.yaml"))
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in paths}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_was_exported_changes_nothing(rectify: Rectify, folder: Path, form: str) -> None:
    assert rectify("export", "register", "-o", f"x.{form}").code == 0
    ran = rectify("import", f"x.{form}")
    assert (ran.code, "0 new, 0 changed, 2 unchanged" in ran.err) == (0, True)
    assert files(folder) == FILES


def test_a_changed_cell_is_one_splice(rectify: Rectify, folder: Path, book: Path) -> None:
    spreadsheets.change(book, {(1, "责任部门"): "综合办", (2, "责任领导"): "李某"})
    ran = rectify("import", "台账.xlsx")
    assert ran.code == 0
    assert "data/issues/001.yaml: 责任部门: 办公室 → 综合办" in ran.err
    assert files(folder) == FILES | {
        "data/issues/001.yaml": FIRST.replace("owner: 办公室  # 牵头", "owner: 综合办  # 牵头"),
        "data/issues/002.yaml": SECOND.replace("owner: 财务科\n", "owner: 财务科\nlead: 李某\n"),
    }


def test_a_dry_run_prints_the_diff_and_writes_nothing(rectify: Rectify, folder: Path, book: Path) -> None:
    spreadsheets.change(book, {(1, "责任部门"): "综合办"})
    ran = rectify("import", "台账.xlsx", "--dry-run")
    assert (ran.code, files(folder)) == (0, FILES)
    assert "-owner: 办公室  # 牵头\n+owner: 综合办  # 牵头\n" in ran.out
    assert "(not written)" in ran.err


def test_a_new_row_becomes_an_issue(rectify: Rectify, folder: Path, book: Path) -> None:
    spreadsheets.append(book, {"反馈问题": "采购不规范　", "责任部门": "财务科", "整改时限": dt.date(2025, 6, 30)})
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, "issue 3 created: 采购不规范" in ran.err) == (0, True)
    assert files(folder)["data/issues/003.yaml"].splitlines()[1:] == [
        "id: 3",
        "title: 采购不规范",
        "owner: 财务科",
        "due: 2025-06-30",
    ]


def test_a_row_that_is_gone_is_reported_and_stays(rectify: Rectify, folder: Path, book: Path) -> None:
    spreadsheets.delete(book, 2)
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, "X715" in ran.err, files(folder)) == (0, True, FILES)


def test_new_rows_are_taken_where_every_old_one_is_gone(rectify: Rectify, folder: Path, book: Path) -> None:
    for number in (1, 2):
        spreadsheets.delete(book, number)
    spreadsheets.append(book, {"反馈问题": "采购不规范", "责任部门": "财务科"})
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, "issue 3 created: 采购不规范" in ran.err, "kept in the ledger: 1, 2" in ran.err) == (
        0,
        True,
        True,
    )
    made = files(folder)
    assert {name: made[name] for name in FILES} == FILES


def test_a_new_status_is_dated_progress(rectify: Rectify, folder: Path, book: Path) -> None:
    spreadsheets.change(book, {(2, "整改状态"): "完成", (2, "进展日期"): "2025年1月5日", (2, "进展情况"): "验收"})
    assert rectify("import", "台账.xlsx").code == 0
    assert "  - {date: 2024-12-31, status: staged}\n  - " in files(folder)["data/issues/002.yaml"]
    shown = rectify("show", "2", "--format", "json").out
    assert all(word in shown for word in ('"2025-01-05"', '"completed"', '"验收"'))


def test_points_are_edited_one_by_one(rectify: Rectify, folder: Path, book: Path) -> None:
    before = files(folder)["data/issues/001.yaml"]
    spreadsheets.change(book, {(1, "整改情况"): "1.已补学。\n2.建立制度。"})
    assert rectify("import", "台账.xlsx").code == 0
    assert files(folder)["data/issues/001.yaml"] == before.replace("  - 已补学。\n", "  - 已补学。\n  - 建立制度。\n")


def test_each_bad_cell_is_named_and_the_rest_is_written(rectify: Rectify, folder: Path, book: Path) -> None:
    spreadsheets.change(book, {(1, "整改时限"): "有空再说", (2, "整改状态"): "差不多了", (2, "责任部门"): "综合办"})
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, files(folder)) == (1, FILES | {"data/issues/002.yaml": SECOND.replace("财务科", "综合办")})
    assert "台账.xlsx:整改台账!L4: error[X717]: “有空再说” is not a date" in ran.err
    assert "error[X717]: “差不多了” is not a status" in ran.err
    assert "2 cells left out and kept in data/unread; the rest is imported" in ran.err


def test_a_change_in_the_ledger_alone_is_kept(rectify: Rectify, folder: Path, book: Path) -> None:
    assert rectify("set", "1", "owner=政治部").code == 0
    spreadsheets.change(book, {(1, "责任领导"): "王某"})
    assert rectify("import", "台账.xlsx").code == 0
    assert "owner: 政治部  # 牵头\nlead: 王某\n" in files(folder)["data/issues/001.yaml"]


@pytest.mark.parametrize(("side", "owner"), [("--ours", "政治部"), ("--theirs", "综合办")])
def test_a_conflict_is_listed_and_settled_by_a_side(
    rectify: Rectify, folder: Path, book: Path, side: str, owner: str
) -> None:
    assert rectify("set", "1", "owner=政治部").code == 0
    spreadsheets.change(book, {(1, "责任部门"): "综合办", (2, "责任部门"): "审管办"})
    before = files(folder)
    ran = rectify("import", "台账.xlsx")
    taken = {"data/issues/002.yaml": before["data/issues/002.yaml"].replace("owner: 财务科", "owner: 审管办")}
    assert (ran.code, files(folder)) == (1, before | taken)
    assert "1 cell changed on both sides, left as in the ledger" in ran.err
    assert "issue 1, owner: the sheet says “综合办”, the ledger “政治部”" in ran.err
    assert "data/issues/001.yaml:9:8: here in the ledger" in ran.err
    assert rectify("import", "台账.xlsx", side).code == 0
    assert f"owner: {owner}  # 牵头" in files(folder)["data/issues/001.yaml"]
    assert "owner: 审管办" in files(folder)["data/issues/002.yaml"]


def test_the_same_change_on_both_sides_is_none(rectify: Rectify, folder: Path, book: Path) -> None:
    assert rectify("set", "1", "owner=政治部").code == 0
    spreadsheets.change(book, {(1, "责任部门"): "政治部"})
    before = files(folder)
    assert (rectify("import", "台账.xlsx").code, files(folder)) == (0, before)


FOREIGN: list[list[object]] = [
    ["某局巡察整改台账", None, None, None, None],
    ["填报单位：某局", None, None, "单位：项", None],
    ["序号", "巡视反馈问题", "牵头部门", "完成时限", "备注说明二"],
    [1.0, "学习不够　", "办公室", "2025.6.30", "甲"],
    [2.0, "建设推进缓慢", "财务科", 45838, "乙"],
    ["3、", "采购不规范", "财务科", "2025年7月1日", None],
    ["合计", None, None, None, None],
]


def test_a_book_of_somebody_elses_is_matched_by_its_headers(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "别人的.xlsx", FOREIGN, merged=["A1:E1"])
    ran = rectify("import", "别人的.xlsx", "--yes")
    assert ran.code == 0
    assert "“备注说明二” read as 备注" in ran.err
    assert "row 7, “合计”, was not read" in ran.err
    found = files(folder)
    assert "due: 2025-06-30\n" in found["data/issues/001.yaml"]
    assert "due: 2025-06-30\n" in found["data/issues/002.yaml"]
    assert found["data/issues/003.yaml"].endswith("id: 3\ntitle: 采购不规范\nowner: 财务科\ndue: 2025-07-01\n")


def test_a_mapping_names_the_rest_and_is_kept(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "a.xlsx", FOREIGN)
    assert rectify("import", "a.xlsx", "--map", "备注说明二=note", "--save-map").code == 0
    assert "note: 甲\n" in files(folder)["data/issues/001.yaml"]
    assert files(folder)["data/columns.yaml"].splitlines()[1:] == ["备注说明二: note"]
    changed = [row if index != 3 else [1, "学习不够", "办公室", "2025.6.30", "丙"] for index, row in enumerate(FOREIGN)]
    spreadsheets.write(folder / "b.xlsx", changed)
    assert rectify("import", "b.xlsx").code == 0
    assert "note: 丙\n" in files(folder)["data/issues/001.yaml"]
    assert "F032" not in rectify("check", "--quick").out


@pytest.mark.parametrize(
    ("word", "said"),
    [("备注说明二", "is not HEADER=FIELD"), ("备注说明二=nothing", "fields: "), ("=note", "is not HEADER=FIELD")],
)
def test_a_bad_mapping_is_refused(rectify: Rectify, folder: Path, word: str, said: str) -> None:
    spreadsheets.write(folder / "a.xlsx", FOREIGN)
    ran = rectify("import", "a.xlsx", "--map", word)
    assert (ran.code, said in ran.err, files(folder)) == (2, True, FILES)


def test_merged_cells_are_filled_down(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["编号", "反馈问题", "整改措施", "责任部门"],
        [3, "采购不规范", "修订办法。", "财务科"],
        [None, None, "开展培训。", None],
        [4, "公车管理松懈", "登记。", None],
    ]
    spreadsheets.write(folder / "a.xlsx", rows, merged=["A2:A3", "B2:B3", "D2:D4"])
    assert rectify("import", "a.xlsx").code == 0
    found = files(folder)
    assert found["data/issues/003.yaml"].endswith("measures:\n  - 修订办法。\n  - 开展培训。\n")
    assert "owner: 财务科" in found["data/issues/004.yaml"]


@pytest.mark.parametrize(
    "written",
    [
        "2025-6-3",
        "2025/06/03",
        "2025.6.3",
        "2025年6月3日",
        "20250603",
        "２０２５－６－３",
        45811,
        "45811",
        dt.date(2025, 6, 3),
        "2025-06-03 00:00:00",
    ],
)
def test_a_day_is_read_in_every_written_form(rectify: Rectify, folder: Path, written: object) -> None:
    spreadsheets.write(folder / "a.xlsx", [["编号", "反馈问题", "整改时限"], [1, "学习不够", written]])
    assert rectify("import", "a.xlsx").code == 0
    assert "due: 2025-06-03\n" in files(folder)["data/issues/001.yaml"]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-3.5", "@某", "'引号", "_x0041_", "007", "1.0", "真 假", "a\tb"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_text_comes_back_as_it_was(rectify: Rectify, folder: Path, form: str, text: str) -> None:
    assert rectify("set", "1", f"lead={text}").code == 0
    before = files(folder)
    assert rectify("export", "register", "-o", f"x.{form}").code == 0
    assert rectify("import", f"x.{form}").code == 0
    assert files(folder) == before


def test_the_public_edition_hides_and_does_not_delete(rectify: Rectify, folder: Path) -> None:
    before = files(folder)
    assert rectify("export", "register", "--edition", "public", "-o", "x.xlsx").code == 0
    assert rectify("import", "x.xlsx").code == 0
    assert files(folder) == before


def test_options_of_the_other_kind_are_refused(rectify: Rectify, folder: Path) -> None:
    (folder / "通报.md").write_bytes("# 通报\n".encode())
    spreadsheets.write(folder / "a.xlsx", FOREIGN)
    assert rectify("import", "通报.md", "--theirs").code == 2
    ran = rectify("import", "a.xlsx", "--into", "x")
    assert (ran.code, "`rectify -C x import a.xlsx`" in ran.err) == (2, True)
    assert rectify("import", "a.xlsx", "--ours", "--theirs").code == 2
    assert files(folder) == FILES


def test_what_fails_at_the_last_leaves_nothing(
    rectify: Rectify, folder: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file cannot take its place: the first one comes back."""
    spreadsheets.change(book, {(1, "责任部门"): "综合办", (2, "责任部门"): "审管办"})
    real = Path.resolve
    (folder / "data/issues/002.yaml").chmod(0o644)

    def replaced(source: str, target: Path) -> None:
        if Path(target).name == "002.yaml" and not Path(target).read_bytes().decode().startswith("id: 9"):
            raise PermissionError(13, "refused", str(target))
        real(Path(source)).rename(target)

    monkeypatch.setattr("os.replace", replaced)
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, files(folder)) == (2, FILES), ran.err
    assert [path.name for path in (folder / "data/issues").iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saved_changes_nothing(rectify: Rectify, folder: Path, book: Path) -> None:
    """Open and save the workbook in LibreOffice itself; its spreadsheets are a part that may be missing."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved", book.name],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    if not (folder / "saved" / book.name).exists():
        pytest.skip("LibreOffice is installed without Calc")
    ran = rectify("import", f"saved/{book.name}")
    assert (ran.code, "0 new, 0 changed, 2 unchanged" in ran.err, files(folder)) == (0, True, FILES)
    spreadsheets.change(folder / "saved" / book.name, {(1, "责任部门"): "综合办"})
    assert "001.yaml: 责任部门: 办公室 → 综合办" in rectify("import", f"saved/{book.name}").err


@pytest.mark.parametrize(
    ("kept", "code", "said"),
    [
        ("- a\n", 1, "data/columns.yaml:1:1: error: the top level is a list"),
        ("a: [\n", 1, "data/columns.yaml:"),
        ("备注说明二: nothing\n", 2, "is not HEADER=FIELD"),
        ("# 还没有\n", 1, "the file is empty"),
    ],
)
def test_a_kept_mapping_that_is_none_is_told(rectify: Rectify, folder: Path, kept: str, code: int, said: str) -> None:
    (folder / "data/columns.yaml").write_bytes(kept.encode())
    spreadsheets.write(folder / "a.xlsx", FOREIGN)
    ran = rectify("import", "a.xlsx")
    assert (ran.code, said in ran.err, "could not be done" in ran.err) == (code, True, False), ran.err
