"""The columns of the register (整改台账), in the order an office expects them, written and read back alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from rectify_cli.core.labels import INTERNAL_LABELS
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.ledger.model import Extension, Inspection, Issue, Point, Result

VERSION = 1
"""Of the hidden sheet: it changes when a field is renamed or its text is written differently."""

HIDDEN = "_rectify"
"""The very hidden sheet of a written workbook: what was exported, to find out later who changed what.

Its first row: the version, the edition, the register, the body, the day it was exported as of (YYYY-MM-DD), and the
name of the visible sheet.
Its second: `id` and the fields of the columns of that sheet. Then a row per entry: its id and the fingerprint of each
cell, blank for an empty one.
"""


class ColumnKind(StrEnum):
    """The kind of values in a column."""

    NUMBER = "number"
    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    DATE = "date"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: `header` is our heading, `synonyms` are those of others.

    `width` is in 字, its maximum unless its cells are very long. A `public` column is in the public
    edition too. An `editable` one may be changed in Excel and read back. One that is not `written` is only read:
    no edition prints its field.
    """

    field: str
    header: str
    kind: ColumnKind
    width: int
    of: Callable[[Issue, Inspection], Value]
    synonyms: tuple[str, ...] = ()
    public: bool = False
    editable: bool = True
    written: bool = True

    @property
    def headers(self) -> tuple[str, ...]:
        """Every known header of it, ours first."""
        return (self.header, *self.synonyms)


def points(listed: tuple[Point, ...]) -> str | None:
    """Return points a line each, numbered 1. 2. … unless there is only one; inner points below theirs: （1）…."""
    alone = len(listed) == 1
    return (
        "\n".join(_lines(point, "" if alone else f"{number}.") for number, point in enumerate(listed, start=1)) or None
    )


def _lines(point: Point, ordinal: str) -> str:
    items = point.items if isinstance(point, Result) else ()
    return "\n".join([f"{ordinal}{point.text}", *(f"（{number}）{item}" for number, item in enumerate(items, start=1))])


def _extension(extension: Extension) -> str:
    return f"{extension.date} 申请，{extension.previous} 延至 {extension.until}：{extension.reason}"


def _since(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].date if issue.progress else None


def _progress(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].note if issue.progress else None


def _evidence(issue: Issue, _: Inspection) -> Value:
    return "\n".join(file.name for file in issue.evidence) or None


def _text(field: str, header: str, width: int, *synonyms: str) -> SheetColumn:
    """Return the column of a text that papers print as it is."""
    return SheetColumn(
        field, header, ColumnKind.TEXT, width, lambda issue, _: getattr(issue, field), synonyms, public=True
    )


def _internal(
    field: str,
    kind: ColumnKind,
    width: int,
    of: Callable[[Issue, Inspection], Value] | None = None,
    *,
    written: bool = True,
) -> SheetColumn:
    """Return the column of a field that no public paper prints: its plain text, unless `of` returns something else."""
    header, *synonyms = INTERNAL_LABELS[field]
    of = of or (lambda issue, _: getattr(issue, field))
    return SheetColumn(field, header, kind, width, of, tuple(synonyms), written=written)


COLUMNS = (
    SheetColumn(
        "id", "编号", ColumnKind.NUMBER, 8, lambda issue, _: issue.id,
        ("序号", "问题编号", "问题序号", "号"), public=True, editable=False,
    ),
    _text("aspect", "方面", 5, "所属方面", "问题类别", "类别", "问题类型", "问题分类"),
    _text("title", "反馈问题", 11, "问题", "具体问题", "问题描述", "存在问题", "巡察反馈问题", "巡视反馈问题",
          "反馈的问题", "问题名称", "主要问题", "标题"),
    _internal("examples", ColumnKind.TEXT, 16),
    _internal("cause", ColumnKind.TEXT, 12),
    _internal("goal", ColumnKind.TEXT, 10),
    SheetColumn(
        "measures", "整改措施", ColumnKind.LINES, 28, lambda issue, _: points(issue.measures),
        ("措施", "具体措施", "整改举措", "整改任务"), public=True,
    ),
    _internal("lead", ColumnKind.TEXT, 4),
    _internal("owner", ColumnKind.CHOICE, 6),
    _internal("person", ColumnKind.TEXT, 4),
    _internal("support", ColumnKind.TEXT, 5),
    _internal("due", ColumnKind.DATE, 7, lambda issue, _: issue.deadline),
    SheetColumn(
        "status", "整改状态", ColumnKind.CHOICE, 5, lambda issue, inspection: inspection.label(issue),
        ("状态", "完成情况", "整改完成情况", "是否完成", "整改结果", "完成状态"), public=True,
    ),
    SheetColumn(
        "since", "进展日期", ColumnKind.DATE, 7, _since,
        ("完成时间", "完成日期", "实际完成时间", "状态日期", "认定日期", "更新日期", "销号时间", "办结时间"),
        public=True,
    ),
    SheetColumn(
        "results", "整改情况", ColumnKind.LINES, 28, lambda issue, _: points(issue.results),
        ("整改成效", "成效", "整改落实情况", "整改措施及成效", "整改成果", "整改完成成效"), public=True,
    ),
    SheetColumn(
        "progress", "进展情况", ColumnKind.TEXT, 11, _progress, ("整改进展", "进展", "目前进展", "整改进展情况"),
    ),
    SheetColumn(
        "plan", "整改计划", ColumnKind.LINES, 16, lambda issue, _: points(issue.plan),
        ("下一步计划", "下一步措施", "下一步打算", "后续计划", "下步计划"), public=True,
    ),
    _internal("reason", ColumnKind.TEXT, 8),
    _internal("evidence", ColumnKind.LINES, 9, _evidence),
    replace(
        _internal(
            "extensions", ColumnKind.LINES, 9, lambda issue, _: "\n".join(map(_extension, issue.extensions)) or None
        ),
        editable=False,
    ),
    _internal("lessons", ColumnKind.TEXT, 8),
    _internal("disclosure", ColumnKind.CHOICE, 3, lambda issue, _: issue.disclosure.label.zh),
    _internal("note", ColumnKind.TEXT, 8, written=False),
)  # fmt: skip
"""Every column of the register, in the order an office expects."""

BY_FIELD = {column.field: column for column in COLUMNS}
