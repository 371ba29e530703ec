"""Working days: the office's own calendar first, then the published holidays, then Monday to Friday."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.ledger import workdays
from rectify_cli.ledger.model import Calendar

EMPTY = Calendar()
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "number", "wanted"),
    [
        ("2024-09-30", 1, "2024-10-08"),  # a week of holidays
        ("2024-09-27", 1, "2024-09-29"),  # a Sunday worked for it
        ("2024-07-05", 10, "2024-07-19"),
        ("2024-07-05", 0, "2024-07-05"),
        ("1994-06-03", 1, "1994-06-06"),  # nobody published the holidays of that year
    ],
)
def test_the_published_holidays_are_known(day: str, number: int, wanted: str) -> None:
    assert workdays.after(dt.date.fromisoformat(day), number, EMPTY) == dt.date.fromisoformat(wanted)


def test_the_calendar_of_the_office_stands_before_the_published_one() -> None:
    own = Calendar(holidays=(dt.date(2024, 10, 8),), workdays=(dt.date(2024, 10, 5),))
    assert workdays.after(dt.date(2024, 9, 30), 1, own) == dt.date(2024, 10, 5)
    assert workdays.after(dt.date(2024, 9, 30), 2, own) == dt.date(2024, 10, 9)


def test_a_year_is_known_by_either() -> None:
    first, last = dt.date(1993, 12, 1), dt.date(1995, 1, 1)
    assert workdays.unknown_years(first, last, EMPTY) == [1993, 1994, 1995]
    assert workdays.unknown_years(first, last, Calendar(holidays=(dt.date(1994, 5, 1),))) == [1993, 1995]
    assert workdays.unknown_years(dt.date(2024, 1, 1), dt.date(2025, 1, 1), EMPTY) == []


DAYS = st.dates(dt.date(2003, 1, 1), dt.date(2028, 12, 31))
CALENDARS = st.builds(
    lambda off, on: Calendar(holidays=tuple(off), workdays=tuple(on)),
    st.sets(DAYS, max_size=4),
    st.sets(DAYS, max_size=4),
)


@given(DAYS, st.integers(0, 40), CALENDARS)
def test_so_many_days_later_so_many_days_were_worked(day: dt.date, number: int, calendar: Calendar) -> None:
    end = workdays.after(day, number, calendar)
    between = [day + DAY * step for step in range(1, (end - day).days + 1)]
    assert sum(workdays.works(one, calendar) for one in between) == number
    assert not between or workdays.works(end, calendar)
