"""A day as people type it, as an option of a command or in a field of a page."""

import datetime as dt

from rectify_cli.core.chinese import dates
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger.model.fields import YEARS


def read(text: str, name: str = "") -> dt.date:
    """Return the day; raises UsageError with the `name` it was typed under for what is none, or of no year in use."""
    day = dates.as_day(text)
    typed, example = f"{name} {text}".strip(), f"{name} 2024-12-31".strip()
    if day is None:
        message = Phrase(f"{typed} 不是日期", f"{typed} is not a date")
        raise UsageError(message, Phrase(f"写作 {example}", f"write {example}"))
    if day.year not in YEARS:
        first, last = YEARS[0], YEARS[-1]
        raise UsageError(
            Phrase(
                f"{typed}：年份不在 {first} 至 {last} 之间",
                f"{typed}: the year is not between {first} and {last}",
            ),
            Phrase(f"核对年份，写作 {example}", f"check the year; write {example}"),
        )
    return day
