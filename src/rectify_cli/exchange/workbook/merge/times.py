"""A deadline as offices write it -> the day that follows, and the words where they name no exact day."""

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from rectify_cli.core.chinese import dates
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import deadlines
from rectify_cli.ledger.model import Calendar

SERIALS = range(20_000, 80_000)
"""The days from 1954 to 2119 as Excel counts them."""

_EPOCH = dt.date(1899, 12, 30)
_MIDNIGHT = re.compile(r"(?:\s+0?0:00(?::00(?:\.0+)?)?)?\.?")
_WORDS = re.compile(
    "长期|中期|短期|期间|即改|即时|持续|常态|[立即边随][\u4e00-\u9fff][立即边随][\u4e00-\u9fff]|立即|马上|随时|尽快|近期|即日|已完成|已整改|完成|坚持|"
    "贯穿|全年|每[年月季周日]|整改期|巡[察视]期间|个月|半年|[日天周年]内|[工作日天]内|(?<![0-9])[1-9一二两三五]年(?![底末中])|待定|另行|按[照期要规]|视[^，；]*情|阶段"
)
"""What a deadline says that has no day."""

_SOME_DAY = re.compile(
    "[本当下上次这]个?(?:月|季度|周|星期|旬|学期)"
    r"|(?:^|[，；,; ])(?:[^，；,;。 \d每]{1,16}[底末]|(?:[\d-]{4,}学?年)?[^，；,;。 \d每]{2,16}[前后])"
    "(?=$|[，；,;。 完到整])"
)
"""What a deadline says that has a day, which neither it nor a calendar tells: 本月底, 汛期前, 新学期开学前."""

_OCTOBER = re.compile(r"(?:19|20)\d\d\.1")
"""A number that is January or, its last zero lost, October."""

_BARE = re.compile(r"(\d{1,2})[./-](\d{1,2})日?([之以]?前)?")


class Time(NamedTuple):
    """The day of a deadline, and its words where they are no exact day; one of the two is there.

    It is `unclear` if the words mean a day that they do not tell.
    """

    date: dt.date | None
    when: str | None = None
    unclear: bool = False

    @property
    def text(self) -> str:
        """The text of it in the register."""
        return self.when or (self.date.isoformat() if self.date else "")


class Rules(NamedTuple):
    """How words become days: the feedback, from which a time counts, and whether a month means its last day."""

    since: dt.date
    month_end: bool = True
    calendar: Calendar = Calendar()


def exact(cell: Cell) -> dt.date | None:
    """Return the day that a cell names in any of the usual forms; None where it names none, or more than a day."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = unicodedata.normalize("NFKC", canonical(cell)).strip()
    if text.isdecimal() and int(text) in SERIALS:
        return _EPOCH + dt.timedelta(int(text))
    typed = dates.typed(text)
    if typed is not None and _MIDNIGHT.fullmatch(text, typed.end):
        return typed.date()
    spelled = dates.alone(text)
    return spelled.date() if spelled else None


def read(cell: Cell, rules: Rules) -> Time | None:
    """Return what a cell says of a deadline; None where no day and no word of time is in it."""
    date = exact(cell)
    if date is not None:
        return Time(date)
    words = canonical(cell)
    if isinstance(cell, float) and _OCTOBER.fullmatch(words):
        return None
    bare = _BARE.fullmatch(words) if isinstance(cell, str) else None
    month = bare is not None and int(bare[1]) in range(1, 13)
    text = deadlines.plain(f"{bare[1]}月{bare[2]}日" if bare and month else words, rules.since)
    found = deadlines.named(text, rules.since, rules.calendar)
    if any(time.date is None for time in found):
        return None
    if found:
        last = max(time.date for time in found if time.date)
        return Time(last if rules.month_end or found[-1].exact else None, words)
    unclear = bool(_SOME_DAY.search(text))
    return Time(None, words, unclear) if unclear or _WORDS.search(text) else None
