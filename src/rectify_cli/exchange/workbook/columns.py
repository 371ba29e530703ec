"""The columns of the register (整改台账), in the order an office expects them, written and read back alike."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from rectify_cli.core.chinese import words
from rectify_cli.core.labels import INTERNAL_LABELS, SHEET_LABELS
from rectify_cli.core.terms import FieldType
from rectify_cli.exchange.workbook.cells import Value, Worded
from rectify_cli.ledger.model import Declaration, Extension, Inspection, Issue, Point, Result

VERSION = 1
"""Of the hidden sheet: it changes when a field is renamed or its text is written differently."""

HIDDEN = "_rectify"
"""The very hidden sheet of a written workbook: what was exported, to find out later who changed what.

Its first row: the version, the edition, the register, the body, the day it was exported as of (YYYY-MM-DD), and the
name of the visible sheet, then the names of the sheets that are not read back. Of several registers in one book each
has a hidden sheet of its own: `_rectify`, `_rectify2`, …
In the office's own book the name is `LIKE_BOOK`, and a field with `IN_LEDGER` before it has the fingerprint of what the
ledger said, where the cell says it in its own words.
Its second: `id` and the fields of the columns of that sheet. Then a row per entry: its id and the fingerprint of each
cell, blank for an empty one.
"""

LIKE_BOOK, IN_LEDGER = "*", "="

CHOICES = "_choices"
"""The very hidden sheet of the words of the drop-downs."""


def hidden(number: int) -> tuple[str, ...]:
    """Return the names of so many hidden sheets."""
    return tuple(f"{HIDDEN}{at or ''}" for at in (0, *range(2, number + 1)))[:number]


class ColumnKind(StrEnum):
    """The kind of values in a column."""

    NUMBER = "number"
    TEXT = "text"
    LINES = "lines"
    WORDS = "words"
    AMOUNT = "amount"
    CHOICE = "choice"
    DATE = "date"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: `header` is our heading, `synonyms` are those of others.

    `width` is in 字, its maximum unless its cells are very long. A `public` column is in the public
    edition too. An `editable` one may be changed in Excel and read back. `own` is the declaration of a field of the
    office's own.
    """

    field: str
    header: str
    kind: ColumnKind
    width: int
    of: Callable[[Issue, Inspection], Value]
    synonyms: tuple[str, ...] = ()
    public: bool = False
    editable: bool = True
    own: Declaration | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """Every known header of it, ours first."""
        return (self.header, *self.synonyms)


_LABELS = INTERNAL_LABELS | SHEET_LABELS


def point_alone(point: Point) -> str:
    """Return a point that has a cell to itself, without a number."""
    return _lines(point, "")


def points(listed: tuple[Point, ...]) -> str | None:
    """Return points a line each, numbered 1. 2. …; inner points below theirs: （1）….

    A single one is numbered too, so that a line added below it by hand is read as another.
    """
    return "\n".join(_lines(point, f"{number}.") for number, point in enumerate(listed, start=1)) or None


def _lines(point: Point, ordinal: str) -> str:
    items = point.items if isinstance(point, Result) else ()
    return "\n".join([f"{ordinal}{point.text}", *(f"（{number}）{item}" for number, item in enumerate(items, start=1))])


def _extension(extension: Extension) -> str:
    return f"{extension.date} 申请，{extension.previous} 延至 {extension.until}：{extension.reason}"


def _due(issue: Issue, _: Inspection) -> Value:
    return Worded(issue.when, issue.deadline) if issue.when else issue.deadline


def _since(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].date if issue.progress else None


def _progress(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].note if issue.progress else None


def _evidence(issue: Issue, _: Inspection) -> Value:
    return "\n".join(file.name for file in issue.evidence) or None


def _public(
    field: str,
    kind: ColumnKind,
    width: int,
    of: Callable[[Issue, Inspection], Value] | None = None,
    *,
    editable: bool = True,
) -> SheetColumn:
    """Return the column of a field that papers print: its plain value, unless `of` returns something else."""
    header, *synonyms = _LABELS[field]
    of = of or (lambda issue, _: getattr(issue, field))
    return SheetColumn(field, header, kind, width, of, tuple(synonyms), public=True, editable=editable)


def _internal(
    field: str,
    kind: ColumnKind,
    width: int,
    of: Callable[[Issue, Inspection], Value] | None = None,
) -> SheetColumn:
    """Return the column of a field that no public paper prints: its plain text, unless `of` returns something else."""
    header, *synonyms = _LABELS[field]
    of = of or (lambda issue, _: getattr(issue, field))
    return SheetColumn(field, header, kind, width, of, tuple(synonyms))


COLUMNS = (
    _public("id", ColumnKind.NUMBER, 8, editable=False),
    _public("aspect", ColumnKind.TEXT, 5),
    _public("title", ColumnKind.TEXT, 11),
    _internal("examples", ColumnKind.TEXT, 16),
    _internal("cause", ColumnKind.TEXT, 12),
    _internal("goal", ColumnKind.TEXT, 10),
    _public("measures", ColumnKind.LINES, 28, lambda issue, _: points(issue.measures)),
    _internal("lead", ColumnKind.TEXT, 4),
    _internal("owner", ColumnKind.CHOICE, 6),
    _internal("person", ColumnKind.TEXT, 4),
    _internal("support", ColumnKind.TEXT, 5),
    _internal("due", ColumnKind.DATE, 7, _due),
    _public("status", ColumnKind.CHOICE, 5, lambda issue, inspection: inspection.label(issue)),
    _public("since", ColumnKind.DATE, 7, _since),
    _public("results", ColumnKind.LINES, 28, lambda issue, _: points(issue.results)),
    _internal("progress", ColumnKind.TEXT, 11, _progress),
    _public("plan", ColumnKind.LINES, 16, lambda issue, _: points(issue.plan)),
    _internal("reason", ColumnKind.TEXT, 8),
    _internal("evidence", ColumnKind.LINES, 9, _evidence),
    replace(
        _internal(
            "extensions", ColumnKind.LINES, 9, lambda issue, _: "\n".join(map(_extension, issue.extensions)) or None
        ),
        editable=False,
    ),
    _internal("lessons", ColumnKind.TEXT, 8),
    _internal("tags", ColumnKind.WORDS, 6, lambda issue, _: words.joined(issue.tags) or None),
    _internal("disclosure", ColumnKind.CHOICE, 3, lambda issue, _: issue.disclosure.label.zh),
    _internal("note", ColumnKind.TEXT, 8),
)
"""Every column of the register, in the order an office expects."""

OWN = "fields."
"""Before the key of a field of the office's own, in the name of its column."""

KINDS = {
    FieldType.TEXT: (ColumnKind.TEXT, 8),
    FieldType.NUMBER: (ColumnKind.AMOUNT, 6),
    FieldType.MONEY: (ColumnKind.AMOUNT, 6),
    FieldType.DATE: (ColumnKind.DATE, 7),
    FieldType.CHOICE: (ColumnKind.CHOICE, 5),
    FieldType.LIST: (ColumnKind.WORDS, 8),
}


def columns(inspection: Inspection) -> tuple[SheetColumn, ...]:
    """Return every column of the register of a ledger: ours, then the declared fields in the order declared."""
    return (*COLUMNS, *(_own(key, declaration) for key, declaration in inspection.fields.items()))


def _own(key: str, declaration: Declaration) -> SheetColumn:
    """Return the column of a field of the office's own."""
    kind, width = KINDS[declaration.type]
    return SheetColumn(
        OWN + key,
        declaration.titled,
        kind,
        width,
        lambda issue, _: _cell(issue, key),
        tuple(dict.fromkeys((*declaration.names, key))),
        public=declaration.public,
        own=declaration,
    )


def _cell(issue: Issue, key: str) -> Value:
    value = issue.fields.values().get(key)
    return words.joined(value) if isinstance(value, tuple) else value


FILLED = frozenset({"status", "since", "results", "progress", "evidence", "note"})
"""The columns that a department fills in on its copy of the register."""

BY_FIELD = {column.field: column for column in COLUMNS}

_OF = (
    "(?:本次|此次|巡视|巡察|审计|督察|督查|检查|考核|中央|省委|市委|县委|上级|反馈|发现|指出|存在|涉及|移交|整改|具体"
    "|主要|突出|的|意见|立行立改|查出|查摆|查找|排查|梳理|自查|自评|对照|重点|/|、)*"
)
_WHO = "(?:部门|部室|处部室|处办|处|办|单位|科室|处室|股室|室|机构|主体|党?支部|党?总支|学院|镇街|乡镇|街道|村居)"
_LIKE = (
    ("plan", "(?:下一?步|后续|今后)(?:整改|工作)*(?:计划|措施|打算|安排|工作|举措|建议).{0,4}"),
    ("extensions", ".{0,8}延期.{0,4}(?:说明|原因|理由|情况).{0,4}"),
    (
        "reason",
        "(?:到期|逾期)?(?:未|没有|尚未)(?:按期|按时)?(?:完成|整改)+.{0,4}原因.{0,10}|(?:逾期|滞后|延误)原因.{0,4}",
    ),
    ("cause", ".{0,4}(?:原因[分剖]析|成因|根源[分剖]析|症结).{0,4}|问题(?:产生的?)?(?:原因|根源)"),
    ("id", "(?:问题|事项|项目|子问题|任务|整改)*(?:编号|序号|编码|no[.．]?|项号|项次)"),
    ("aspect", ".{0,8}(?:方面|领域|板块)|(?:反馈|发现|所属|[一1]级)*(?:问题)?(?:类别|类型|分类|归类|大类|性质)"),
    ("examples", ".{0,6}(?:具体表现|主要表现|表现形式|事例|例证).{0,4}"),
    (
        "title",
        f"{_OF}问题(?:(?:编号|序号)[及和与、])?(?:描述|简述|概述|表述|内容|名称|事项|清单|摘要|简要|情况|条目|表现)*|{_OF}(?:反馈|整改)事项",
    ),
    (
        "status",
        (
            "是否.{0,6}(?:完成|到位|销号|办结|整改|完毕|达标)(?:整改|销号|任务|到位|完毕)?|完成/未完成|.{0,4}(?:完成|办结|销号|到位)与?否|(?:目前|当前|整改|任务|措施|举措|工作|办理|落实|总体|整体|问题)*"
            "(?:状态|现状|进度|完成度|完成率|完成情况|完成状态|办结情况|销号情况|完成比例|完成百分比|完成进度|进度状态|办理结果|整改结论|整改到位情况|销[账帐]情况)[%％]?(?:[及和].{0,6})?"
            "|(?:整改)?(?:验收|认定|审核|复核|核查|评估|销号|审定)(?:意见|结论|结果|情况|状态)"
        ),
    ),
    (
        "due",
        (
            ".{0,10}(?:时限|期限|限期)(?:要求)?|(?:计划|拟|预计|预期|应|要求|规定|目标)(?:整改|完成|办结)*(?:时间|日期|时点)"
            "|整改时[间点]|完成时点"
            "|.{0,4}截[至止](?:时间|日期)|(?:整改|完成|办理|办结)*时间(?:要求|节点|安排)"
        ),
    ),
    ("since", "(?:实际|整改)*(?:完成|办结|销号|验收|到位)(?:时间|日期)"),
    ("results", ".{0,14}(?:成效|成果|效果|落实情况|整改描述|整改(?:情况|结果)描述)(?:描述|说明)?"),
    ("progress", ".{0,10}(?:进展|推进情况|开展情况).{0,8}|(?:截至)?目前.{0,8}情况.{0,4}"),
    (
        "measures",
        (
            "(?!.*(?:其他|其它|涉及|制度名称)).{0,10}(?:措施|举措)(?:及要求|内容|清单|任务|计划|[及和].{0,4}任务)?"
            "|(?:任务)?具体(?:整改)?要求|任务具体.{0,6}|任务清单|(?:整改|工作|具体)?任务(?:内容|分解|描述)|整改(?:方案|内容|事项及措施)"
        ),
    ),
    ("goal", "(?:整改|工作|任务|预期|销号)*(?:完成)?(?:目标|标准|要求|标志).{0,6}"),
    (
        "lead",
        "(?!.*(?:批示|意见|协助|配合|小组))(?:整改)?.{1,6}领导(?:干部|姓名)?|(?:责任|包保|牵头)?班子成员|分管副?[院局校厅处部市县区镇]长|分管副总(?:经理)?",
    ),
    ("owner", f"(?:整体|整改|主要|具体|第一)*(?:责任|牵头|承办|主责|主办|落实|整改)+{_WHO}(?:/?(?:及|和)?负责人)?"),
    ("support", f"(?:整改)?(?:配合|协助|协同|协办|参与)(?:整改)?{_WHO}(?:/?(?:及|和)?负责人)?"),
    ("person", "(?:整改)?(?:具体|直接|第一|主要)*(?:责任人员?|经办人|(?:部门|单位|科室)?负责人|承办人)"),
    ("evidence", ".{0,6}(?:佐证|证明|支撑|印证)(?:材料|资料)(?:目录|清单|名称)?"),
    ("note", "备注.{0,6}"),
)
LIKE = tuple((field, re.compile(pattern)) for field, pattern in _LIKE)
"""What the headings of each field look like where none of its words stands there, the first that matches counting."""

WEAK = (
    (
        "title",
        re.compile(
            "(?:反馈|巡察|巡视|审计|督察|整改|存在|重点|主要|具体|的)*(?:意见|内容|事项|情形|不足|短板)"
            "|(?!.*(?:数|金额|来源|性质|原因|线索|号|编码|标签|类|级别|时间|日期|责任|是否|情况说明|等级|程度|领域|方面))"
            ".{0,14}(?:问题|不足|短板)(?:标题|事实|点|要点|详情|明细|情形|定性|原文|具体内容|基本情况)?.{0,6}"
        ),
    ),
)
"""Headings that stand for a field only where no other one does."""
