"""What an internal paper says behind its labels comes to the fields of an issue or its note, never to the measures."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from commandline import Rectify
from readings import reading
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.notice import entries
from rectify_cli.exchange.notice.edition import edition_of

HEAD = "某局党组关于巡察整改进展情况的通报\n导语一句。\n一、整改进展情况\n"
DUE = dt.date(2026, 12, 31)


def drafted(under: str) -> dict[str, Any]:
    """Return the one issue of a notice, but for what is the same in all of them."""
    (made,) = entries.draft(reading(f"{HEAD}1.反馈问题：学习不够\n{under}\n某局党组\n2025年1月10日\n")).issues
    return {key: value for key, value in made.items() if key not in {"id", "progress", "results_as"}}


def test_what_describes_a_problem_of_a_public_paper_is_its_examples() -> None:
    draft = entries.draft(
        reading(f"{HEAD}1.学习不够\n存在问题：学习少。\n整改情况：学习3次。\n某局党组\n2025年1月10日\n")
    )
    (made,) = draft.issues
    assert (made["title"], made["examples"], made["results"]) == ("学习不够", "学习少。", ["学习3次。"])
    assert not any("internal" in missing.en for missing in draft.missing)


STATED = {"title": "学习不够", "results": ["做了这件事。"]}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("责任领导：张三", {"lead": "张三"}),
        ("责任部门:综合科", {"owner": "综合科"}),
        ("牵头部门：综合科", {"owner": "综合科"}),
        ("责任部门（单位）：综合科", {"owner": "综合科"}),
        ("配合单位：财务科、人事科", {"support": "财务科、人事科"}),
        ("责任人：李四。", {"person": "李四"}),
        ("【责任领导】：张三", {"lead": "张三"}),
        ("（责任领导：张三；责任部门：综合科（后勤））", {"lead": "张三", "owner": "综合科（后勤）"}),
        ("责任领导：张三 责任部门：综合科", {"lead": "张三", "owner": "综合科"}),
        ("责任领导：张三，责任部门：综合科，时限：2026年12月31日", {"lead": "张三", "owner": "综合科", "due": DUE}),
        ("责任部门：\n综合科", {"owner": "综合科"}),
        ("整改时限：2026-12-31（已完成）", {"due": DUE}),
        ("完成整改时限：2026年12月底前", {"due": DUE}),
        (
            "具体表现：三次未学。\n（1）三月未学。\n（2）四月未学。",
            {"examples": "三次未学。\n（1）三月未学。\n（2）四月未学。"},
        ),
        ("原因分析：一是思想不重视。\n二是检查不严格。", {"cause": "一是思想不重视。\n二是检查不严格。"}),
        ("整改目标：全覆盖。", {"goal": "全覆盖。"}),
        ("佐证材料：会议纪要；签到表。", {"evidence": ["会议纪要", "签到表"]}),
        ("整改时限：长期坚持", {"when": "长期坚持"}),
        (
            "整改时限：2026年6月30日前完成第一步，长期坚持",
            {"due": dt.date(2026, 6, 30), "when": "2026年6月30日前完成第一步，长期坚持"},
        ),
        ("公开范围：不公开", {"disclosure": "withheld"}),
        ("备注：另有材料。", {"note": "另有材料。"}),
    ],
)
def test_a_line_comes_to_its_field_before_and_after_the_status(line: str, fields: dict[str, Any]) -> None:
    measures = "整改情况：做了这件事。"
    for order in (
        (line, "整改结果：完成", measures),
        ("整改结果：完成", line, measures),
        ("整改结果：完成", measures, line),
    ):
        assert drafted("\n".join(order)) == STATED | fields


@pytest.mark.parametrize(
    "line",
    [
        "整改时限：2026年2月30日",
        "整改时限：差不多",
        "督办领导：王五",
        "责任领导及部门：王五、综合科",
        "延期说明：经批准延至明年。",
        "责任部门：综合科。办公室等部门配合。",
    ],
)
def test_what_no_field_can_hold_is_kept_in_the_note_with_a_warning(line: str) -> None:
    under = f"整改结果：完成\n{line}\n整改情况：做了这件事。"
    assert drafted(under) == STATED | {"note": line}
    words = reading(f"{HEAD}1.反馈问题：学习不够\n{under}\n某局党组\n2025年1月10日\n")
    (fault,) = entries.draft(words).faults
    assert fault.code == "X732"
    assert line in fault.message.zh


def test_measures_go_on_below_a_line_of_names() -> None:
    for line in ("责任领导：张三", "督办领导：王五"):
        found = drafted(f"整改结果：完成\n{line}\n一是做了这件事。\n二是做了那件事。")
        assert found["results"] == ["做了这件事。", "做了那件事。"]


def test_a_second_value_of_a_field_is_kept_in_the_note() -> None:
    found = drafted("整改结果：完成\n责任部门：综合科；牵头单位：财务科\n整改情况：做了这件事。")
    assert found == STATED | {"owner": "综合科", "note": "牵头单位：财务科"}


@pytest.mark.parametrize(
    "measure",
    ["三是责任到人：明确了分工。", "一是长效机制：出台办法。", "明确责任部门和整改时限。", "细化任务；目标：全覆盖。"],
)
def test_a_measure_that_has_such_words_stays_a_measure(measure: str) -> None:
    found = drafted(f"整改结果：完成\n整改情况：{measure}")
    assert set(found) == {"title", "results"}


@pytest.mark.parametrize(
    ("under", "fields"),
    [
        ("两年没有学习。\n记录缺失。\n整改情况：做了这件事。", {"examples": "两年没有学习。\n记录缺失。"}),
        ("两年没有学习。\n整改结果：完成\n整改情况：做了这件事。", {"examples": "两年没有学习。"}),
        ("一是没有计划。\n二是没有记录。\n整改情况：做了这件事。", {"examples": "没有计划。\n没有记录。"}),
        ("记录缺失。\n具体表现：无人签到。\n整改情况：做了这件事。", {"examples": "记录缺失。\n无人签到。"}),
        ("做了这件事。\n整改结果：完成", {}),
        ("做了这件事。\n整改情况：已完成", {}),
        ("做了这件事。", {}),
    ],
)
def test_what_stands_above_the_labels_describes_the_problem(under: str, fields: dict[str, str]) -> None:
    assert drafted(under) == STATED | fields


def test_a_bracket_behind_the_title_is_no_part_of_it() -> None:
    assert drafted("整改结果：完成\n整改情况：做了这件事。") == STATED
    made = entries.draft(reading(f"{HEAD}1.反馈问题：学习不够（责任部门：综合科）\n整改结果：完成\n")).issues[0]
    assert (made["title"], made["owner"]) == ("学习不够", "综合科")


def test_internal_words_round_the_problems_stay_out_of_the_notice(rectify: Rectify, tmp_path: Path) -> None:
    body = (
        "（一）作风方面\n责任领导：张三\n1.反馈问题：学习不够\n整改结果：完成\n整改时限：差不多\n整改情况：做了。\n"
        "（二）管理方面\n责任领导：李四\n2.反馈问题：管理不严\n整改结果：完成\n整改情况：做了。\n"
    )
    paper = tmp_path / "a.txt"
    paper.write_bytes((HEAD + body + "某局党组\n2025年1月10日\n").encode())
    ran = rectify("import", str(paper), "--into", str(tmp_path / "in"))
    assert ran.code == 0
    assert "warning[X732]: no field for “整改时限：差不多”; kept in the note" in ran.err
    assert "which issues and measures are not public (disclosure)" in ran.err
    data = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "in" / "data").rglob("*.yaml"))
    notes = (tmp_path / "in" / "import-notes.md").read_text(encoding="utf-8")
    for name in ("张三", "李四"):
        assert name not in data
        assert f"责任领导：{name}" in notes


def test_words_behind_an_internal_label_are_internal_and_those_of_a_public_one_are_not() -> None:
    for label, edition in (("具体表现", Edition.INTERNAL), ("存在问题", Edition.PUBLIC)):
        words = reading(f"{HEAD}1.学习不够\n{label}：学习少。\n整改情况：学习3次。\n某局党组\n2025年1月10日\n")
        assert edition_of(words) is edition
