"""The words of the field: each a value for the data and a label in both languages."""

from enum import StrEnum
from typing import Self

from rectify_cli.core.language import Phrase


class Term(StrEnum):
    """A value written in the data, with the label people read and the other words it is read from."""

    label: Phrase
    aliases: tuple[str, ...]

    def __new__(cls, value: str, zh: str = "", en: str = "", *aliases: str) -> Self:
        """Make a member of its English value, its two labels and its aliases."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Phrase(zh, en)
        member.aliases = aliases
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Read the Chinese label and the aliases as well as the English value."""
        return next((member for member in cls if value in member.words), None)

    @property
    def words(self) -> tuple[str, ...]:
        """The words it is read from: the value, the Chinese label, the aliases."""
        return (self.value, self.label.zh, *self.aliases)


class Status(Term):
    """Where the rectification of one issue stands (整改状态)."""

    COMPLETED = "completed", "已完成", "completed", "完成"
    STAGED = "staged", "阶段性完成", "staged"
    IN_PROGRESS = "in_progress", "整改中", "in progress"
    NOT_STARTED = "not_started", "未开始", "not started"


class Disclosure(Term):
    """Who may read an entry (公开范围): everybody, the body itself, or nobody (counted, never listed)."""

    PUBLIC = "public", "公开", "public"
    INTERNAL = "internal", "内部", "internal"
    WITHHELD = "withheld", "不公开", "withheld"


class PageGrid(Term):
    """How Word keeps to 28 字 a line, by the names of its own dialogue.

    The grid of lines alone is exact in Word, WPS and LibreOffice; with the other LibreOffice puts 14 字 on a line.
    """

    LINES = "lines", "只指定行网格", "lines"
    WORD = "word", "指定行和字符网格", "lines and characters"


class Edition(Term):
    """Whom a paper is rendered for: the public (公开稿) or the office itself (内部稿)."""

    PUBLIC = "public", "公开稿", "public edition"
    INTERNAL = "internal", "内部稿", "internal edition"


class PaperFormat(Term):
    """The format of a paper (公文格式): the general one, or that of a letter (信函) or of minutes (纪要).

    GB/T 9704-2012, 10.1 and 10.3.
    """

    GENERAL = "general", "公文", "general", "普通"
    LETTER = "letter", "信函", "letter", "函"
    MINUTES = "minutes", "纪要", "minutes", "会议纪要"


class PaperSize(Term):
    """The size of pages that lie across: those of a list, of an attachment with a wide table."""

    A4 = "a4", "A4", "A4"
    A3 = "a3", "A3", "A3"

    @property
    def across(self) -> tuple[int, int]:
        """Width and height of a page that lies across, in mm."""
        return (297, 210) if self is PaperSize.A4 else (420, 297)


class ListName(Term):
    """A list that may be an attachment."""

    REGISTER = "register", "整改台账", "register", "台账"
    PROBLEMS = "problems", "问题清单", "problems"
    TASKS = "tasks", "任务清单", "tasks"
    DUTIES = "duties", "责任清单", "duties"


class Register(Term):
    """The three registers (登记簿) that are counted apart."""

    ISSUES = "issues", "反馈问题", "issues"
    IMMEDIATE = "immediate", "立行立改", "immediate fixes"
    PETITIONS = "petitions", "信访件", "petitions"


class Kind(Term):
    """The kind of an inspection."""

    INSPECTION = "inspection", "巡察", "inspection"
    TOUR = "tour", "巡视", "inspection tour"
    AUDIT = "audit", "审计", "audit"


class Basis(Term):
    """Which status is counted (计数口径): the one reported (自报), or the one the parties accepted (认定)."""

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
    """How several measures are printed: a paragraph each with 一是…, all in one paragraph, or without numbers."""

    LISTED = "listed", "分段", "listed"
    INLINE = "inline", "连排", "inline"
    PLAIN = "plain", "不编序", "plain"


class FieldType(Term):
    """What a field of the office's own (自设栏目) holds."""

    TEXT = "text", "文字", "text"
    NUMBER = "number", "数", "number"
    MONEY = "money", "金额", "amount of money"
    DATE = "date", "日期", "date"
    CHOICE = "choice", "选项", "choice"
    LIST = "list", "列表", "list"


class MoneyUnit(Term):
    """The unit an amount of money is written in."""

    YUAN = "元", "元", "yuan"
    TEN_THOUSAND = "万元", "万元", "10 000 yuan"


class Column(Term):
    """A figure of a tally as a notice declares it: 应整改, 完成, 阶段性完成, 未完成."""

    TOTAL = "total", "总数", "total"
    COMPLETED = "completed", "完成", "completed"
    STAGED = "staged", "阶段性完成", "staged"
    UNFINISHED = "unfinished", "未完成", "unfinished"


def column_of(status: Status) -> Column:
    """Return the declared column a status is counted in."""
    return Column(status.value) if status in {Status.COMPLETED, Status.STAGED} else Column.UNFINISHED
