"""The request for a paper."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import Edition


@dataclass(frozen=True, slots=True)
class Request:
    """The request for a paper: its edition and the day it is rendered as of.

    Some papers also take the day they start from, an id of an issue, an owner, or a number of days to look ahead.
    """

    edition: Edition
    today: dt.date
    since: dt.date | None = None
    issue: int | None = None
    owner: str | None = None
    within: int | None = None
