"""What a paper is asked for."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import Edition


@dataclass(frozen=True, slots=True)
class Request:
    """What a paper is asked for: for whom, seen from which day.

    Some also since when, of which issue, to which owner, or looking how many days ahead.
    """

    edition: Edition
    today: dt.date
    since: dt.date | None = None
    issue: int | None = None
    owner: str | None = None
    within: int | None = None
