"""Ledger -> what a paper says: one module per view, each a `build`."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.terms import Edition


@dataclass(frozen=True, slots=True)
class Request:
    """What a paper is asked for: for whom, seen from which day; some also since when, or of which issue."""

    edition: Edition
    today: dt.date
    since: dt.date | None = None
    issue: int | None = None
