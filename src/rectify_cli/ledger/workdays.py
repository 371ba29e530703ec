"""Working days (工作日): by the office's own calendar, then by the published holidays, then Monday to Friday."""

import datetime as dt
from importlib import import_module
from typing import Any

from rectify_cli.ledger.model import Calendar

_DAY = dt.timedelta(days=1)
_WEEKEND = 5


def after(day: dt.date, number: int, calendar: Calendar) -> dt.date:
    """Return the `number`-th working day after `day`, which itself is not counted."""
    for _ in range(number):
        day += _DAY
        while not works(day, calendar):
            day += _DAY
    return day


def works(day: dt.date, calendar: Calendar) -> bool:
    """Return True if a day is a working day."""
    if day in calendar.workdays or day in calendar.holidays:
        return day in calendar.workdays
    published = _published()
    return bool(published.is_workday(day)) if day.year in _years() else day.weekday() < _WEEKEND


def unknown_years(first: dt.date, last: dt.date, calendar: Calendar) -> list[int]:
    """Return the years between two days whose holidays neither the library nor the calendar knows."""
    told = {day.year for day in (*calendar.holidays, *calendar.workdays)} | _years()
    return [year for year in range(first.year, last.year + 1) if year not in told]


def _years() -> set[int]:
    """Return the years whose holidays are published."""
    return {day.year for day in _published().holidays}


def _published() -> Any:  # noqa: ANN401 - the library has no types
    # Only where a policy counts working days.
    return import_module("chinese_calendar")
