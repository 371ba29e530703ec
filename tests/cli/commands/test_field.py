"""`rectify field`, and what the other commands do with declared fields."""

import json
from pathlib import Path

import pytest

import workspaces
from commandline import Rectify
from own_fields import FILES, FIRST, INSPECTION


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / "data" / name).read_bytes().decode()


def test_a_field_is_declared_by_the_smallest_splice(rectify: Rectify, folder: Path) -> None:
    ran = rectify(
        "field", "add", "风险等级", "--choices", "高,低", "--key", "risk", "--public", "--required-from", "办结"
    )
    assert (ran.code, ran.err) == (0, "data/inspection.yaml: field risk declared: choice\n")
    added = """\
  risk:
    heading: 风险等级
    type: choice
    choices:
      - 高
      - 低
    public: true
    required_from: completed
"""
    assert text(folder, "inspection.yaml") == INSPECTION + added
    assert rectify("set", "1", "风险等级=高").code == 0
    assert text(folder, "issues/001.yaml") == FIRST.replace("source: 审计}", "source: 审计, risk: 高}")


def test_what_was_declared_is_taken_out_again(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE))
    assert rectify("field", "add", "涉及金额", "--type", "money", "--unit", "万元").code == 0
    assert rectify("field", "remove", "涉及金额").code == 0
    assert text(tmp_path, "inspection.yaml") == workspaces.INSPECTION
    assert "no fields are declared" in rectify("field", "list").out


def test_undo_takes_back_a_declaration(rectify: Rectify, folder: Path) -> None:
    assert rectify("field", "add", "督办领导意见").code == 0
    assert rectify("undo").code == 0
    assert text(folder, "inspection.yaml") == INSPECTION


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "责任部门"), "“责任部门” is a field of the ledger already"),
        (("add", "涉案资金"), "amount share the name “涉案资金”"),
        (("add", "甲", "--type", "choice"), "a choice needs `choices`"),
        (("add", "甲", "--unit", "元"), "only an amount of money has a unit"),
        (("add", "甲", "--type", "number", "--default", "x"), "the default “x” is not a number"),
        (("add", "甲", "--type", "x"), "invalid value for --type: x"),
        (("add", "甲", "--key", "a b"), "“a b” cannot be a key"),
        (("remove", "amount"), "still has values: issues 1"),
        (("remove", "x"), "no field “x”"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    rectify: Rectify, folder: Path, words: tuple[str, ...], message: str
) -> None:
    ran = rectify("field", *words)
    assert ran.code == 2
    assert message in ran.err
    assert text(folder, "inspection.yaml") == INSPECTION


@pytest.mark.usefixtures("folder")
def test_the_fields_are_listed_with_how_many_fill_them_in(rectify: Rectify) -> None:
    table = rectify("--lang", "zh", "field", "list").out
    assert "金额（万元）" in table
    assert "巡察" in table
    listed = json.loads(rectify("field", "list", "--format", "json").out)
    assert [(each["key"], each["filled"]) for each in listed][:3] == [("amount", 1), ("source", 1), ("copies", 0)]


def test_a_wrong_value_is_told_at_its_place(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/issues/001.yaml"
    path.write_bytes(FIRST.replace("'3,200元'", "多").encode())
    ran = rectify("--lang", "zh", "check")
    assert ran.code == 1
    assert "data/issues/001.yaml:9:18: 错误[K105]：“涉及金额”（amount）是“多”，应当是数" in ran.out
    assert "写作 amount: 12.36" in ran.out


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_not_declared_is_told_with_how_to_declare_it(rectify: Rectify, folder: Path, *, declared: bool) -> None:
    inspection = INSPECTION if declared else workspaces.INSPECTION
    first = workspaces.FIRST + "fields: {督办: 甲}\n"
    workspaces.write(folder, {"data/inspection.yaml": inspection, "data/issues/001.yaml": first})
    ran = rectify("--lang", "zh", "check")
    assert "未知的键“督办”" in ran.out
    assert "先声明这一栏：rectify field add 督办 --type …" in ran.out


def test_a_wrong_declaration_is_one_error_whatever_the_entries_hold(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"data/inspection.yaml": INSPECTION.replace("unit: 万元", "unit: 亿元")})
    ran = rectify("check")
    assert (ran.code, ran.out.count("error[K")) == (1, 1)
    assert "error[K103]: “unit” is “亿元”" in ran.out


@pytest.mark.parametrize(
    "word", ["问题来源=巡视", "涉及金额=若干", "涉及金额=1e9", "立项日期=月底", "fields=甲", "人数+=1"]
)
def test_nothing_wrong_is_set(rectify: Rectify, folder: Path, word: str) -> None:
    assert rectify("set", "1", word).code == 2
    assert text(folder, "issues/001.yaml") == FIRST


@pytest.mark.usefixtures("folder")
def test_an_entry_is_shown_with_its_fields(rectify: Rectify) -> None:
    shown = rectify("--lang", "zh", "show", "1").out
    assert "涉及金额：0.32万元\n问题来源：审计\n" in shown
    assert json.loads(rectify("show", "1", "--format", "json").out)["fields"] == {"amount": 0.32, "source": "审计"}


@pytest.mark.usefixtures("folder")
def test_a_list_has_the_columns_asked_for(rectify: Rectify) -> None:
    assert rectify("set", "2", "涉及金额=12.36", "抄送单位=甲处、乙处").code == 0
    columns = ("--columns", "编号,涉及金额,抄送单位", "--sort", "-涉及金额")
    assert rectify("list", *columns, "--format", "csv").out.splitlines()[1:] == ["2,12.36,甲处、乙处", "1,0.32,"]
    assert json.loads(rectify("list", *columns, "--format", "json", "--where", "涉及金额>10").out) == [
        {"id": 2, "amount": 12.36, "copies": ["甲处", "乙处"]}
    ]
    table = rectify("--lang", "zh", "list", *columns, "--where", "标签=基建").out.splitlines()
    assert table[0].split() == ["编号", "涉及金额（万元）", "抄送单位"]
    assert table[1].split() == ["1", "0.32", "-"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["list", "stats", "due", "export"])
def test_a_wrong_condition_is_an_error_of_the_command_line(rectify: Rectify, command: str) -> None:
    ran = rectify(command, "--where", "涉及全额>1")
    assert (ran.code, "did you mean amount?" in ran.err) == (2, True)


@pytest.mark.usefixtures("folder")
def test_figures_go_by_a_field_with_its_sums(rectify: Rectify) -> None:
    assert rectify("set", "2", "涉及金额=1", "抄送单位=甲,乙", "问题来源=审计").code == 0
    figures = json.loads(rectify("stats", "--by", "问题来源", "--by", "copies", "--format", "json").out)["by"]
    [source] = figures[0]["groups"]
    assert (figures[0]["field"], source["name"], source["total"]) == ("source", "审计", 2)
    assert source["sums"] == {"amount": 1.32, "people": 0}
    sums = {group["name"]: group["sums"]["amount"] for group in figures[1]["groups"]}
    assert sums == {"甲": 1, "乙": 1, None: 0.32}
    assert "涉及金额（万元）" in rectify("--lang", "zh", "stats", "--by", "标签").out
    assert rectify("stats", "--by", "涉及金额").code == 2


@pytest.mark.usefixtures("folder")
def test_an_excerpt_is_exported_and_due(rectify: Rectify) -> None:
    rows = rectify("export", "register", "-f", "csv", "-o", "-", "--where", "问题来源=审计").out
    assert ("学习不够" in rows, "建设推进缓慢" in rows) == (True, False)
    due = rectify("due", "--within", "9999", "--as-of", "2025-01-15", "--format", "json", "--where", "问题来源=审计")
    assert json.loads(due.out)["issues"] == []


@pytest.mark.usefixtures("folder")
def test_the_schema_of_a_workspace_has_its_fields(rectify: Rectify) -> None:
    own = json.loads(rectify("schema", "issue").out)["$defs"]["OwnFields"]
    assert own["properties"]["source"]["anyOf"][0]["enum"] == ["巡察", "审计", "自查"]
    assert own["additionalProperties"] is False


@pytest.mark.usefixtures("folder")
def test_the_public_edition_has_only_the_public_fields(rectify: Rectify) -> None:
    for form in ("csv", "jsonl", "oscal-poam"):
        public = rectify("export", "register", "--edition", "public", "-f", form, "-o", "-", "--as-of", "2025-01-15")
        assert public.code == 0, public.err
        assert "审计" in public.out
        assert not any(word in public.out for word in ("0.32", "涉及金额", "基建", "amount"))
