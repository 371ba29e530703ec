"""Two sides of a comparison: generated ledgers, each as of a day."""

import datetime as dt

from hypothesis import strategies as st

import ledgers
from rectify_cli.views.diff import Side

EARLY, LATE = dt.date(2025, 7, 15), dt.date(2025, 12, 10)
SIDES = st.builds(lambda whole, day: Side("", day, whole.as_of(day)), ledgers.ledgers(), ledgers.DAYS)
