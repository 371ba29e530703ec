"""Registers of the office's own by a verb: declared, filled, changed, listed, exported and read back."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import own_registers
import workspaces
from commandline import Rectify, process

MEETINGS = "data/registers/会议.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a small ledger with registers of its own."""
    monkeypatch.chdir(workspaces.write(tmp_path, own_registers.FILES))
    return tmp_path


def text(folder: Path, name: str = MEETINGS) -> str:
    return (folder / name).read_bytes().decode()


def test_a_register_is_declared_and_filled_without_an_editor(rectify: Rectify, folder: Path) -> None:
    before = text(folder, "data/inspection.yaml")
    assert rectify("register", "add", "回头看").err == "data/inspection.yaml: register “回头看” declared\n"
    assert text(folder, "data/inspection.yaml") == before.replace("  - 制度\n", "  - 制度\n  - 回头看\n")
    ran = rectify("record", "add", "回头看", "日期=2024-12-01", "开展单位=县委巡察办", "对应问题=1", "结果=巩固")
    assert (ran.code, ran.err) == (0, "data/registers/回头看.yaml: record 1 added to 回头看\n")
    assert text(folder, "data/registers/回头看.yaml") == (
        "- {id: 1, date: 2024-12-01, by: 县委巡察办, issue: 1, result: 巩固}\n"
    )
    assert rectify("check", "--quick", "--as-of", "2025-01-15").code == 0


def test_a_register_of_any_kind_has_the_fields_named(rectify: Rectify, folder: Path) -> None:
    ran = rectify("register", "add", "培训", "--field", "人数:number", "--field", "级别:choice:市级/县级")
    assert ran.code == 0
    assert rectify("record", "add", "培训", "人数=30", "级别=市级", "date=2024-12-01").code == 0
    assert text(folder, "data/registers/培训.yaml") == "- {id: 1, date: 2024-12-01, 人数: 30, 级别: 市级}\n"
    refused = rectify("record", "add", "培训", "级别=省级", "date=2024-12-01")
    assert (refused.code, "not one of 市级, 县级" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["register", "add", "会议"], "the register “会议” is declared already"),
        (["register", "add", "问则"], "did you mean 问责?"),
        (["register", "add", "培训", "--field", "人数:整数"], "--field 人数:整数 is not a field"),
        (["record", "add", "会义"], "did you mean 会议?"),
        (["record", "add", "问责"], "`rectify register add 问责`"),
        (["record", "add", "会议", "kid=党组会"], "no field “kid”"),
        (["record", "add", "会议", "党组会"], "党组会 is not FIELD=VALUE"),
        (["record", "add", "会议", "id=7"], "an id never changes"),
        (["record", "add", "会议", "date=2024-02-01"], "before the first day on site"),
        (["record", "add", "会议", "date=2199-01-01"], "is after today"),
        (["record", "add", "会议", "date=2024-13-01"], "no month 13"),
        (["record", "add", "会议", "--count", "0"], "0 records cannot be added"),
        (["record", "add", "追缴", "金额=三万"], "3,200"),
        (["record", "add", "追缴", "对应问题=9"], "no issue 9; the nearest are 1, 2"),
        (["record", "add", "制度", "对应问题=1、甲"], "“甲” is not the id of an issue"),
        (["record", "set", "会议", "9", "类别=甲"], "no record 9 in 会议"),
        (["record", "set", "会议", "1", "date="], "every record has a date"),
        (["record", "remove", "会议", "9"], "`rectify record list 会议` lists the ids"),
        (["record", "list", "会议", "--where", "类别"], "“类别” is not a condition"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    rectify: Rectify, folder: Path, words: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ran = rectify(*words)
    assert (ran.code, ran.err.count("Traceback")) == (2, 0)
    if said != "3,200":
        assert said in ran.err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_the_smallest_splice(rectify: Rectify, folder: Path) -> None:
    assert rectify("record", "set", "会议", "2", "类别=党组会").code == 0
    assert text(folder) == own_registers.MEETINGS.replace("院务会", "党组会")
    assert rectify("record", "set", "会议", "1", "类别=").code == 0
    assert "- {id: 1, date: 2024-07-10}   # 第一次\n" in text(folder)
    assert rectify("record", "add", "会议", "date=2024-09-01", "--count", "2").code == 0
    removed = rectify("record", "remove", "会议", "2")
    assert removed.err == f"{MEETINGS}: record 2 of 会议 removed (2024-08-10, 党组会)\n"
    assert text(folder).count("\n- ") == 2
    assert text(folder).startswith("- {id: 1, date: 2024-07-10}   # 第一次\n")


def test_a_dry_run_writes_nothing_and_a_faulty_file_is_left_alone(rectify: Rectify, folder: Path) -> None:
    ran = rectify("record", "add", "会议", "date=2024-09-01", "--dry-run")
    assert "+- id: 3\n" in ran.out
    assert text(folder) == own_registers.MEETINGS
    (folder / MEETINGS).write_bytes(b"- {id: 1, date: 2024-07-10}\n- {id: x}\n")
    ran = rectify("record", "add", "会议")
    assert (ran.code, f"{MEETINGS} has errors" in ran.err) == (1, True)


@pytest.mark.usefixtures("folder")
def test_records_are_listed_by_conditions_and_as_of_a_day(rectify: Rectify) -> None:
    assert rectify("record", "list", "会议", "--where", "类别=党组会").out.split() == [
        "id", "date", "kind", "1", "2024-07-10", "党组会", "1", "found",
    ]  # fmt: skip
    ran = rectify("record", "list", "会议", "--as-of", "2024-08-01", "--format", "json")
    assert json.loads(ran.out) == [{"id": "1", "date": "2024-07-10", "kind": "党组会"}]
    listed = rectify("register", "list").out
    assert "off: `rectify register add 问责`" in listed
    assert listed.index("会议") < listed.index("问责")


def test_nothing_is_lost_with_eight_writers(folder: Path) -> None:
    def added(number: int) -> int:
        words = ("record", "add", "会议", "date=2024-09-01", f"类别=第{number}类")
        return process(*words, folder=folder, RECTIFY_LANG="en").returncode

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(added, range(8))) == [0] * 8
    assert all(f"第{number}类" in text(folder) for number in range(8))
    assert text(folder).startswith(own_registers.MEETINGS)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_exported_comes_back(rectify: Rectify, folder: Path, form: str) -> None:
    rectify("record", "add", "追缴", "金额=12.5万元", "对应问题=1", "date=2024-09-01", "经办==甲")
    rectify("record", "add", "追缴", "金额=0.35", "date=2024-09-02")
    rectify(
        "record", "add", "制度", "名称=某办法", "文号=某发〔2024〕3号", "类别=新建", "对应问题=1、2", "date=2024-09-02"
    )
    for name in ("会议", "追缴", "制度"):
        path = folder / f"data/registers/{name}.yaml"
        before, file = path.read_bytes(), f"{name}.{form}"
        assert rectify("export", name, "-o", file).code == 0
        same = rectify("import", file, "--register", name)
        assert (same.code, same.err.startswith(f"{name}: 0 new, 0 changed, ")) == (0, True)
        assert path.read_bytes() == before
        read = json.loads(rectify("record", "list", name, "--format", "json").out)
        path.unlink()
        assert rectify("import", file, "--register", name).code == 0
        assert json.loads(rectify("record", "list", name, "--format", "json").out) == read


def test_a_wrong_cell_is_told_and_kept_and_the_rest_of_the_sheet_stands(rectify: Rectify, folder: Path) -> None:
    sheet = "日期,类别\n2024.9.1,党组会\n2024-13-01,院务会\n,甲\n2023-01-01,乙\n"
    (folder / "a.csv").write_text(sheet, encoding="utf-8")
    ran = rectify("import", "a.csv", "--register", "会议")
    assert (ran.code, "5 cells left out and kept in data/unread; the rest is imported" in ran.err) == (1, True), ran.err
    assert [line for line in ran.err.splitlines() if line.startswith("a.csv")] == [
        "a.csv:A3: error[X717]: “2024-13-01” is not an exact date",
        "a.csv:A4: error[X717]: every record has a date",
        "a.csv:A5: error[X719]: the date 2023-01-01 is before the first day on site, 2024-03-01",
    ]
    after = text(folder)
    assert after == f"{own_registers.MEETINGS}- id: 3\n  date: 2024-09-01\n  kind: 党组会\n"
    kept = text(folder, "data/unread/a.csv")
    assert [cell in kept for cell in (",A3,日期,2024-13-01,", ",B3,类别,院务会,", ",B4,类别,甲,", ",B5,类别,乙,")] == [
        True
    ] * 4
    assert (rectify("import", "a.csv", "--register", "会议").code, text(folder)) == (0, after)


def test_an_odd_cell_leaves_the_rest_of_its_record(rectify: Rectify, folder: Path) -> None:
    assert rectify("register", "add", "约谈", "--field", "人数:number", "--field", "对象").code == 0
    (folder / "a.csv").write_text("日期,人数,对象,记录人\n2024-09-01,若干,甲,张\n2024-09-02,3,乙,\n", encoding="utf-8")
    ran = rectify("import", "a.csv", "--yes")
    assert (ran.code, "“若干” is not a number" in ran.err) == (0, True), ran.err
    after = text(folder, "data/registers/约谈.yaml")
    assert after == "- {id: 1, date: 2024-09-01, 对象: 甲}\n- {id: 2, date: 2024-09-02, 人数: 3, 对象: 乙}\n"
    assert "约谈,1,,B2,人数,若干,没有读懂" in text(folder, "data/unread/a.csv")
    assert "约谈,1,,D2,记录人,张,没有字段" in text(folder, "data/unread/a.csv")
    assert (rectify("import", "a.csv").code, text(folder, "data/registers/约谈.yaml")) == (0, after)
    (folder / "a.csv").write_text("日期,人数,对象,记录人\n2024-09-01,2,甲,张\n2024-09-02,3,乙,\n", encoding="utf-8")
    assert rectify("record", "set", "约谈", "1", "人数=2").code == 0
    assert rectify("import", "a.csv").code == 0
    assert (text(folder, "data/registers/约谈.yaml").count("id:"), "若干" in text(folder, "data/unread/a.csv")) == (
        2,
        False,
    )


def test_rows_without_ids_are_appended_once(rectify: Rectify, folder: Path) -> None:
    sheet = "时间,种类,备注\n2024年9月1日,党组会,甲\n2024-07-10,党组会,乙\n合计,2,\n"
    (folder / "a.csv").write_text(sheet, encoding="utf-8")
    ran = rectify("import", "a.csv", "--register", "会议", "--yes")
    assert (ran.code, ran.err.endswith("会议: 1 new, 0 changed, 1 unchanged\n")) == (0, True)
    assert "会议,3,,C2,备注,甲,没有字段" in text(folder, "data/unread/a.csv")
    assert text(folder).startswith(own_registers.MEETINGS)
    assert "date: 2024-09-01" in text(folder)
    assert rectify("import", "a.csv", "--register", "会议").err.endswith("0 new, 0 changed, 2 unchanged\n")


def test_no_record_is_in_the_public_edition(rectify: Rectify, folder: Path) -> None:
    ran = rectify("export", "会议", "--edition", "public")
    assert (ran.code, "the records of 会议 are not in the public edition" in ran.err) == (2, True)
    assert not (folder / "build").exists() or not list((folder / "build").glob("会议*"))
    lines = rectify("export", "会议", "-f", "jsonl", "-o", "a.jsonl", "--where", "类别=党组会")
    assert lines.code == 0
    [line] = (folder / "a.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(line)
    assert first["entry"] == {"id": 1, "date": "2024-07-10", "kind": "党组会"}


@pytest.mark.usefixtures("folder")
def test_an_editor_is_told_the_shape_of_a_register(rectify: Rectify) -> None:
    schema = json.loads(rectify("schema", "register", "追缴").out)
    [record] = schema["$defs"].values()
    assert list(record["properties"]) == ["id", "date", "amount", "issue", "经办"]
    ran = rectify("schema", "register")
    assert (ran.code, "会议、追缴、制度" in ran.err) == (2, True)


def test_the_id_of_a_removed_record_is_never_used_again(rectify: Rectify, folder: Path) -> None:
    before = text(folder)
    assert rectify("record", "remove", "会议", "2").code == 0
    assert text(folder, "data/removed/registers/会议/2.yaml") == "id: 2\ndate: 2024-08-10\nkind: 院务会\n"
    assert rectify("record", "add", "会议", "日期=2024年9月1日").err == f"{MEETINGS}: record 3 added to 会议\n"
    (folder / "a.csv").write_text("日期,类别\n2024-10-01,党组会\n", encoding="utf-8")
    assert rectify("import", "a.csv", "--register", "会议").code == 0
    assert "id: 4" in text(folder)
    for _ in range(3):
        assert rectify("undo").code == 0
    assert text(folder) == before
    assert not (folder / "data/removed/registers/会议/2.yaml").exists()
    assert rectify("record", "remove", "会议", "2", "--dry-run").code == 0
    assert not (folder / "data/removed/registers/会议/2.yaml").exists()


def test_what_goes_out_as_json_lines_comes_back(rectify: Rectify, folder: Path) -> None:
    before = text(folder)
    assert rectify("export", "会议", "-f", "jsonl", "-o", "a.jsonl").code == 0
    assert rectify("import", "a.jsonl", "--register", "会议").err == "会议: 0 new, 0 changed, 2 unchanged\n"
    (folder / MEETINGS).write_text("[]\n", encoding="utf-8")
    assert rectify("import", "a.jsonl", "--register", "会议").code == 0
    assert text(folder).count("\n") == before.count("\n- ") + before.startswith("- ")
    refused = rectify("import", "a.jsonl")
    assert (refused.code, "holds records of a register" in refused.err) == (2, True)
    (folder / "b.jsonl").write_text('{"entry": {"date": "2024-10-01"}}\n[1]\n', encoding="utf-8")
    assert "line 2 is no record" in rectify("import", "b.jsonl", "--register", "会议").err


def test_each_change_of_a_record_is_shown_and_nothing_is_emptied_in_silence(rectify: Rectify, folder: Path) -> None:
    before = text(folder)
    (folder / "a.csv").write_text("编号,日期,类别\n2,2024-08-10,\n", encoding="utf-8")
    ran = rectify("import", "a.csv", "--register", "会议", "--lang", "zh")
    assert (ran.code, text(folder) == before) == (1, True)
    assert "第 2 号类别：院务会 → —\n" in ran.err
    assert "import it again with --yes" in ran.err
    assert rectify("import", "a.csv", "--register", "会议", "--yes").code == 0
    assert "院务会" not in text(folder)
