"""Working days (工作日): by the office's own calendar, then by the published holidays, then Monday to Friday."""

import datetime as dt
from importlib import import_module
from typing import Any

from rectify_cli.ledger.model import Calendar

_DAY = dt.timedelta(days=1)
_WEEKEND = 5


def after(day: dt.date, number: int, calendar: Calendar) -> dt.date:
    """Return the `number`-th working day after `day`, not counting `day` itself."""
    for _ in range(number):
        day += _DAY
        while not works(day, calendar):
            day += _DAY
    return day


def works(day: dt.date, calendar: Calendar) -> bool:
    """Return True if `day` is a working day; Monday to Friday where its year is unknown."""
    if day in calendar.workdays or day in calendar.holidays:
        return day in calendar.workdays
    published = _published()
    return bool(published.is_workday(day)) if day.year in _years() else day.weekday() < _WEEKEND


def unknown_years(first: dt.date, last: dt.date, calendar: Calendar) -> list[int]:
    """Return the years from `first` to `last` whose holidays neither the library nor the calendar knows."""
    known = {day.year for day in (*calendar.holidays, *calendar.workdays)} | _years()
    return [year for year in range(first.year, last.year + 1) if year not in known]


def holidays(year: int, name: str) -> dt.date | None:
    """Return the first day of the holidays of this name (Spring Festival) in a year; None if they are not published."""
    return min((day for day, of in _published().holidays.items() if day.year == year and of == name), default=None)


def _years() -> set[int]:
    """Return the years whose holidays the library knows."""
    return {day.year for day in _published().holidays}


def _published() -> Any:  # noqa: ANN401 - the library has no types
    # Imported only if something counts working days or holidays.
    return import_module("chinese_calendar")
