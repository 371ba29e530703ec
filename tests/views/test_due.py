"""What is due of any ledger: each open issue once, or later, or undated."""

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import ledgers
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.views import due

if TYPE_CHECKING:
    from rectify_cli.ledger.model import Issue


@given(ledgers.ledgers(), ledgers.DAYS, st.integers(0, 400), st.data())
def test_every_open_issue_is_listed_once_or_later_or_undated(
    ledger: Ledger, today: dt.date, within: int, data: st.DataObject
) -> None:
    days = st.none() | ledgers.DAYS
    dated = tuple(
        Entry(entry.record.model_copy(update={"due": data.draw(days)}), entry.source) for entry in ledger.issues
    )
    whole = Ledger(ledger.inspection, dated, (), ())
    found = due.build(whole, today, within)
    records: list[Issue] = [entry.record for entry in whole.as_of(today).issues]
    open_ = [one for one in records if one.status is not Status.COMPLETED]
    near = [one.id for one in open_ if one.deadline and (one.deadline - today).days <= within]
    assert sorted(one.id for one in found.issues) == sorted(near)
    assert found.undated == sum(one.deadline is None for one in open_)
    assert [one.due for one in found.issues] == sorted(one.due for one in found.issues)
    assert {one.register for one in found.issues} <= {Register.ISSUES}
    owned = [due.build(whole, today, within, owner).issues for owner in due.owners(whole)]
    assert sorted(one.id for some in owned for one in some) == sorted(near)
