"""What is due: by the colours of the policy, for cron, for a calendar, and as a letter per owner."""

import json
from pathlib import Path

import docx
import pytest

import workspaces
from commandline import Rectify
from due_ledger import AS_OF, folder, policy

__all__ = ["folder"]


@pytest.mark.parametrize(
    ("words", "code", "ids"),
    [
        ([], 1, ["3", "3", "2"]),
        (["--within", "29d"], 1, ["3", "3"]),
        (["--within", "0"], 1, ["3", "3"]),
        (["--within", "5周"], 1, ["3", "3", "2"]),
        (["--owner", "办公室/人事"], 0, ["2"]),
        (["--owner", "办公室"], 0, []),
        (["--as-of", "2025-01-10"], 0, ["3", "3"]),
        (["--as-of", "2024-07-01", "--within", "1w"], 0, []),
    ],
)
def test_what_is_shown_and_what_cron_is_told(
    rectify: Rectify, folder: Path, words: list[str], code: int, ids: list[str]
) -> None:
    del folder
    asked = [*words, *(() if "--as-of" in words else AS_OF)]
    ran = rectify("due", "--format", "json", *asked)
    assert (ran.code, [str(one["id"]) for one in json.loads(ran.out)["issues"]]) == (code, ids)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--within", "soon"], "--within soon is not a number of days"),
        (["--owner", "无此部门"], "owners: 办公室, 办公室/人事, 财务科"),
        (["--as-of", "2025-02-30"], "is not a date"),
        (["--format", "pdf"], "pdf"),
    ],
)
def test_nonsense_is_refused(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    del folder
    ran = rectify("due", *words)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


def test_the_colours_and_the_horizon_are_those_of_the_policy(rectify: Rectify, folder: Path) -> None:
    policy(folder, "{colours: [{colour: 橙, within: -6}, {colour: red, within: 10, meaning: 紧急}, {colour: blue}]}")
    out = rectify("due", *AS_OF).out
    assert [line.split()[0] for line in out.splitlines()[1:3]] == ["red", "red"]
    assert "red  2  紧急" in out
    assert "blue  1  not due yet" in rectify("due", *AS_OF, "--within", "60d").out
    assert "orange  1  overdue by 6 days or more" in rectify("due", "--as-of", "2025-01-16").out
    policy(folder, "{colours: []}")
    assert rectify("due", *AS_OF).out.splitlines()[1].split()[0] == "-"


def test_the_end_of_the_rectification_is_the_deadline_of_what_has_none(rectify: Rectify, folder: Path) -> None:
    policy(folder, "{deadlines: {rectification_months: 8, plan_working_days: 10}}")
    out = rectify("due", *AS_OF).out
    assert "2025-02-01  17 days left" in out
    assert "on 2024-06-17: 212 days overdue" in out
    assert rectify("due", "--owner", "办公室", *AS_OF).code == 0
    policy(folder, "{deadlines: {plan_months: 1}}\nplan_submitted: 2024-06-20")
    assert "plan" not in rectify("due", *AS_OF).out
    assert rectify("due", "--as-of", "2024-06-10").code == 0
    assert "on 2024-07-01: 21 days left" in rectify("due", "--as-of", "2024-06-10").out


def test_what_nobody_accepted_is_open_where_the_policy_counts_so(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/001.yaml").write_bytes(f"{workspaces.FIRST}due: 2025-01-01\n".encode())
    assert "学习不够" not in rectify("due", *AS_OF).out
    policy(folder, "{counts: accepted}")
    assert "学习不够" in rectify("due", *AS_OF).out


def test_a_letter_goes_to_each_owner_of_what_is_due(rectify: Rectify, folder: Path) -> None:
    (folder / "data/immediate/02.yaml").write_bytes("id: 2\ntitle: 无主\ndue: 2025-01-15\n".encode())
    ran = rectify("due", "--letters", "out", *AS_OF)
    assert ran.code == 1
    assert "issues without an owner get no letter" in ran.err
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "催办单-办公室／人事-内部稿.docx",
        "催办单-财务科-内部稿.docx",
    ]
    paper = docx.Document(str(folder / "out/催办单-财务科-内部稿.docx"))
    assert "财务科：" in [one.text for one in paper.paragraphs]
    overdue, coming = paper.tables
    assert [cell.text for cell in overdue.rows[1].cells] == [
        "3", "采购不规范", "王某", "", "未开始", "2025-01-10", "5",
    ]  # fmt: skip
    assert [cell.text for cell in coming.rows[1].cells][:2] == ["立行立改3", "车辆未登记"]
    assert rectify("due", "--letters", "out", "--owner", "财务科", "--letter-format", "md", *AS_OF).code == 1
    assert "已逾期1项，30天内到期1项" in (folder / "out/催办单-财务科-内部稿.md").read_text(encoding="utf-8")


def test_a_letter_can_be_set_alone(rectify: Rectify, folder: Path) -> None:
    assert rectify("render", "reminder", "--owner", "财务科", "-f", "md", *AS_OF).code == 0
    assert (folder / "build/催办单-财务科-内部稿.md").exists()
    ran = rectify("render", "reminder", "--owner", "无", *AS_OF)
    assert (ran.code, "no owner “无”" in ran.err) == (2, True)
    assert rectify("render", "reminder", "-o", "all.md", *AS_OF).code == 0
    said = (folder / "all.md").read_text(encoding="utf-8")
    assert "各责任部门：" in said
    assert "| 3 | 采购不规范 | 财务科 | 王某 |" in said


def test_what_is_signed_is_not_due_in_the_public_edition_either(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE))
    accepted = f"{workspaces.INSPECTION}sign_offs: [甲]\npolicy: {{counts: accepted}}\n"
    signature = "sign_offs: [{role: 甲, by: 某人, date: 2024-12-31}]"
    signed = f"{workspaces.FIRST}plan: [{{text: 办结。, due: 2025-01-01}}]\n{signature}\n"
    workspaces.write(tmp_path, {"data/inspection.yaml": accepted, "data/issues/001.yaml": signed})
    for edition in ("internal", "public"):
        ran = rectify("due", "--as-of", "2025-01-15", "--edition", edition, "--format", "json")
        assert [issue["id"] for issue in json.loads(ran.out)["issues"]] == []
