"""The words of the field: each a value for the data and a label in both languages."""

from enum import StrEnum
from typing import Self

from rectify_cli.core.language import Phrase


class Term(StrEnum):
    """A value written in the data, with the label people read."""

    label: Phrase

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Make a member of its English value and its two labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Phrase(zh, en)
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Read the Chinese label as well as the English value."""
        return next((member for member in cls if member.label.zh == value), None)


class Status(Term):
    """Where the rectification of one issue stands (整改状态)."""

    COMPLETED = "completed", "完成", "completed"
    STAGED = "staged", "阶段性完成", "staged"
    IN_PROGRESS = "in_progress", "整改中", "in progress"
    NOT_STARTED = "not_started", "未开始", "not started"


class Disclosure(Term):
    """Who may read an entry: everybody, the body itself, or nobody (counted, never listed)."""

    PUBLIC = "public", "公开", "public"
    INTERNAL = "internal", "内部", "internal"
    WITHHELD = "withheld", "不公开", "withheld"


class PageGrid(Term):
    """How 28 字 come to stand in a line of Word, by the names of its own dialogue.

    A grid of lines alone is exact in Word, WPS and LibreOffice alike; LibreOffice lays 14 字 in a line of the other.
    """

    LINES = "lines", "只指定行网格", "lines"
    WORD = "word", "指定行和字符网格", "lines and characters"


class Edition(Term):
    """For whom a paper is set: 社会公开稿 or 党内通报."""

    PUBLIC = "public", "公开稿", "public edition"
    INTERNAL = "internal", "党内稿", "internal edition"


class Register(Term):
    """The three registers that are counted apart."""

    ISSUES = "issues", "反馈问题", "issues"
    IMMEDIATE = "immediate", "立行立改", "immediate fixes"
    PETITIONS = "petitions", "信访件", "petitions"


class Kind(Term):
    """What kind of inspection it was."""

    INSPECTION = "inspection", "巡察", "inspection"
    TOUR = "tour", "巡视", "inspection tour"
    AUDIT = "audit", "审计", "audit"


class Basis(Term):
    """Which status is counted: the one reported (自报), or the one the parties accepted (认定)."""

    REPORTED = "reported", "自报", "reported"
    ACCEPTED = "accepted", "认定", "accepted"


class Colour(Term):
    """A colour of warning (预警颜色)."""

    RED = "red", "红", "red"
    ORANGE = "orange", "橙", "orange"
    YELLOW = "yellow", "黄", "yellow"
    BLUE = "blue", "蓝", "blue"
    GREEN = "green", "绿", "green"


class Arrangement(Term):
    """How several measures are printed: a paragraph each with 一是…, all in one paragraph, or unnumbered."""

    LISTED = "listed", "分段", "listed"
    INLINE = "inline", "连排", "inline"
    PLAIN = "plain", "不编序", "plain"


class Column(Term):
    """A figure of a tally as a notice declares it: 应整改、完成、阶段性完成、未完成."""

    TOTAL = "total", "总数", "total"
    COMPLETED = "completed", "完成", "completed"
    STAGED = "staged", "阶段性完成", "staged"
    UNFINISHED = "unfinished", "未完成", "unfinished"


def column_of(status: Status) -> Column:
    """Return the declared column a status is counted in."""
    return Column(status.value) if status in {Status.COMPLETED, Status.STAGED} else Column.UNFINISHED


INTERNAL_LABELS = {
    "owner": (
        "责任部门", "责任单位", "牵头部门", "牵头单位", "责任科室", "承办部门", "整改责任部门", "责任处室", "主责部门",
    ),
    "lead": ("责任领导", "牵头领导", "分管领导", "包案领导", "责任院领导", "牵头责任人"),
    "person": ("责任人", "具体责任人", "经办人", "直接责任人", "联系人"),
    "support": ("配合单位", "配合部门", "协助单位", "协办部门", "协同部门"),
    "due": (
        "整改时限", "时限", "完成时限", "整改期限", "计划完成时间", "拟完成时间", "截止时间", "截止日期", "办理时限",
    ),
    "extensions": ("延期说明", "申请延期", "延期情况", "延期原因"),
    "examples": ("具体表现", "表现", "问题表现", "例证", "具体事例", "问题具体表现"),
    "cause": ("原因分析", "原因", "根本原因", "问题原因", "产生原因"),
    "goal": ("整改目标", "目标", "整改要求", "目标要求"),
    "reason": ("未完成原因", "未整改原因", "未整改到位原因", "未完成的原因"),
    "lessons": ("举一反三", "举一反三情况", "长效机制"),
    "evidence": ("佐证材料", "证明材料", "支撑材料", "佐证", "附件材料"),
    "disclosure": ("公开范围", "是否公开", "公开"),
    "progress": ("最新进展",),
    "note": ("备注", "说明", "备注说明"),
}  # fmt: skip
"""What sheets and papers call the fields of an issue that no public paper prints, our own word first."""

INTERNAL_WHO = (
    "(?:整改)?(?:责任|牵头|配合|协同|协助|协办|承办|主责|主办|分管|包案|包抓|包联|督办|督导)"
    "(?:院|局|委|党组|具体|直接|主要|第一|行政|工作)?(?:领导|部门|单位|科室|处室|人员|责任人|人)"
    "(?:[及和与、/][\u4e00-\u9fff]{2,8})?(?:[（(][\u4e00-\u9fff]{1,6}[）)])?"
)
"""A pattern of the labels no field goes by that tell who answers for an issue (督办领导, 责任领导及部门)."""

INTERNAL_UNTIL = "(?:整改|完成|办理|办结|计划|销号|到位){1,3}(?:时限|期限)(?:要求)?"
"""A pattern of the labels that tell until when (完成整改时限)."""
