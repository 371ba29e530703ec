"""What of an import moves backward, deletes, moves a deadline or changes who may read: it is asked before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum

from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.merge.edits import AcceptedChanges
from rectify_cli.exchange.workbook.merge.states import RANK
from rectify_cli.ledger.edits import Edit, Remove
from rectify_cli.ledger.model import Issue

_LISTS = {"measures": "MEASURES", "results": "RESULTS", "plan": "PLAN"}


class Move(Enum):
    """A kind of change that is asked before it is made."""

    BACK = Phrase("状态退回", "status moved back")
    DEADLINE = Phrase("时限改动", "deadline moved")
    MEASURES = Phrase("删去措施", "measures deleted")
    RESULTS = Phrase("删去整改情况", "results deleted")
    PLAN = Phrase("删去计划", "plans deleted")
    CLEARED = Phrase("清空", "cells cleared")
    DISCLOSURE = Phrase("公开范围改动", "disclosure changed")


def moves(issue: Issue, accepted: AcceptedChanges, edits: Sequence[Edit]) -> Counter[Move]:
    """Count the changes of one entry that are asked before they are made."""
    return Counter(_moves(issue, accepted, edits))


def _moves(issue: Issue, accepted: AcceptedChanges, edits: Sequence[Edit]) -> Iterator[Move]:
    fields = accepted.fields
    status = fields["status"].value.status if "status" in fields and fields["status"].text else issue.status
    if RANK.index(status) < RANK.index(issue.status):
        yield Move.BACK
    if "due" in fields and issue.due and getattr(fields["due"].value, "date", None) != issue.due:
        yield Move.DEADLINE
    if "disclosure" in fields:
        yield Move.DISCLOSURE
    for edit in edits:
        if isinstance(edit, Remove) and edit.path[0] in _LISTS and len(edit.path) == 2:  # noqa: PLR2004 - a list and an index
            yield Move[_LISTS[str(edit.path[0])]]
    for name, value in fields.items():
        if not value.text and name != "due" and name not in _LISTS:
            yield Move.CLEARED
