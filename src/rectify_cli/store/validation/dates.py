"""Why a text is not a date, and the probable date."""

import re
import unicodedata

from rectify_cli.core.chinese import dates
from rectify_cli.core.language import Phrase

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTHS = 12


def reason(typed: str) -> Phrase | None:
    """Return why an ISO date is not in the calendar, None if the text is not in this form."""
    iso = _ISO.fullmatch(typed)
    if iso is None:
        return None
    year, month, day = map(int, iso.groups())
    if not 1 <= month <= _MONTHS:
        return Phrase(f"没有 {month} 月", f"no month {month}")
    if year == 0:
        return Phrase("没有公元 0 年", "no year 0")
    last = dates.last_of_month(year, month)
    return Phrase(
        f"{year} 年 {month} 月没有 {day} 日，最后一天是 {year}-{month:02}-{last}",
        f"{year}-{month:02} has no day {day}, the last is {year}-{month:02}-{last}",
    )


def probable(typed: str) -> str | None:
    """Return the probable date of a text as an ISO date: 2024.3.5, 2024年3月5日, 20240305, 2025年12月底."""
    day = dates.guessed(unicodedata.normalize("NFKC", typed).strip())
    return day.isoformat() if day else None
