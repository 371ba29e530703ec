"""The columns of the register (整改台账), in the order an office expects them, written and read back alike."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.ledger.model import Extension, Inspection, Issue, Measure, Point

VERSION = 1
"""Of the hidden sheet: it changes when a field is renamed or its text is written otherwise."""

HIDDEN = "_rectify"
"""The very hidden sheet of a written workbook: what was exported, to tell later who changed what.

Its first row: the version, the edition, the register, the body, the day it was exported as of (YYYY-MM-DD), and the
name of the visible sheet.
Its second: `id` and the fields of the columns of that sheet. Then a row per entry: its id and the fingerprint of each
cell, blank for an empty one.
"""


class Kind(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    DATE = "date"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `header` is what we write above it, `synonyms` what others write.

    `width` is in 字, the most it takes while its cells are not very long. A `public` column stands in the public
    edition too. An `editable` one may be changed in Excel and read back. One that is not `written` is only read:
    no edition prints its field.
    """

    field: str
    header: str
    kind: Kind
    width: int
    of: Callable[[Issue, Inspection], Value]
    synonyms: tuple[str, ...] = ()
    public: bool = False
    editable: bool = True
    written: bool = True

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header it goes by, ours first."""
        return (self.header, *self.synonyms)


def points(some: tuple[Point, ...]) -> str | None:
    """Write points a line each, numbered 1. 2. … unless there is but one; inner points below theirs: （1）…."""
    alone = len(some) == 1
    return "\n".join(_lines(point, "" if alone else f"{number}.") for number, point in enumerate(some, start=1)) or None


def _lines(point: Point, ordinal: str) -> str:
    items = point.items if isinstance(point, Measure) else ()
    return "\n".join([f"{ordinal}{point.text}", *(f"（{number}）{item}" for number, item in enumerate(items, start=1))])


def _extension(one: Extension) -> str:
    return f"{one.date} 申请，{one.previous} 延至 {one.until}：{one.reason}"


def _since(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].date if issue.progress else None


def _progress(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].note if issue.progress else None


def _text(field: str, header: str, width: int, *synonyms: str, public: bool = False, written: bool = True) -> Column:
    """Return the column of a field that holds a text as it is."""
    return Column(
        field,
        header,
        Kind.TEXT,
        width,
        lambda issue, _: getattr(issue, field),
        synonyms,
        public=public,
        written=written,
    )


COLUMNS = (
    Column(
        "id", "编号", Kind.NUMBER, 8, lambda issue, _: issue.id,
        ("序号", "问题编号", "问题序号", "号"), public=True, editable=False,
    ),
    _text("aspect", "方面", 5, "所属方面", "问题类别", "类别", "问题类型", "问题分类", public=True),
    _text("title", "反馈问题", 11, "问题", "具体问题", "问题描述", "存在问题", "巡察反馈问题", "巡视反馈问题",
          "反馈的问题", "问题名称", "主要问题", "标题", public=True),
    _text("examples", "具体表现", 16, "表现", "问题表现", "例证", "具体事例", "问题具体表现"),
    _text("cause", "原因分析", 12, "原因", "根本原因", "问题原因", "产生原因"),
    _text("goal", "整改目标", 10, "目标", "整改要求", "目标要求"),
    Column(
        "measures", "整改措施", Kind.LINES, 28, lambda issue, _: points(issue.measures),
        ("措施", "具体措施", "整改举措", "整改任务", "整改情况", "整改落实情况"), public=True,
    ),
    _text("lead", "责任领导", 4, "牵头领导", "分管领导", "包案领导", "责任院领导", "牵头责任人"),
    Column(
        "owner", "责任部门", Kind.CHOICE, 6, lambda issue, _: issue.owner,
        ("责任单位", "牵头部门", "牵头单位", "责任科室", "承办部门", "整改责任部门", "责任处室", "主责部门"),
    ),
    _text("person", "责任人", 4, "具体责任人", "经办人", "直接责任人", "联系人"),
    _text("support", "配合单位", 5, "配合部门", "协助单位", "协办部门", "协同部门"),
    Column(
        "due", "整改时限", Kind.DATE, 7, lambda issue, _: issue.deadline,
        ("时限", "完成时限", "整改期限", "计划完成时间", "拟完成时间", "截止时间", "截止日期", "办理时限"),
    ),
    Column(
        "status", "整改状态", Kind.CHOICE, 5, lambda issue, inspection: inspection.label(issue),
        ("状态", "完成情况", "整改完成情况", "是否完成", "整改结果", "完成状态"), public=True,
    ),
    Column(
        "since", "进展日期", Kind.DATE, 7, _since,
        ("完成时间", "完成日期", "实际完成时间", "状态日期", "认定日期", "更新日期", "销号时间", "办结时间"),
        public=True,
    ),
    Column("progress", "进展情况", Kind.TEXT, 11, _progress, ("整改进展", "进展", "目前进展", "整改进展情况")),
    Column(
        "plan", "整改计划", Kind.LINES, 16, lambda issue, _: points(issue.plan),
        ("下一步计划", "下一步措施", "下一步打算", "后续计划", "下步计划"), public=True,
    ),
    _text("reason", "未完成原因", 8, "未整改原因", "未整改到位原因", "未完成的原因"),
    Column(
        "evidence", "佐证材料", Kind.LINES, 9, lambda issue, _: "\n".join(one.name for one in issue.evidence) or None,
        ("证明材料", "支撑材料", "佐证", "附件材料"),
    ),
    Column(
        "extensions", "延期说明", Kind.LINES, 9, lambda issue, _: "\n".join(map(_extension, issue.extensions)) or None,
        ("申请延期", "延期情况", "延期原因"), editable=False,
    ),
    _text("lessons", "举一反三", 8, "举一反三情况", "长效机制"),
    Column("disclosure", "公开范围", Kind.CHOICE, 3, lambda issue, _: issue.disclosure.label.zh, ("是否公开", "公开")),
    _text("note", "备注", 8, "说明", "备注说明", written=False),
)  # fmt: skip
"""Every column of the register, in the order an office expects."""

BY_FIELD = {column.field: column for column in COLUMNS}
