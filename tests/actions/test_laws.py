"""Whatever is asked of a verb: it is refused, or `check` finds nothing in what it writes that was not there before."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import ledgers
from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.checks.ledger import dates, deadlines, moves, signing
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import changed, plain
from rectify_cli.ledger.model import Issue, Policy

TODAY = dt.date(2025, 1, 15)
FEW_DAYS = st.sampled_from(
    [dt.date(2024, 2, 29), dt.date(2024, 3, 1), dt.date(2024, 7, 1), dt.date(2024, 12, 31), TODAY, dt.date(2025, 1, 16)]
)
PARTIES = st.sampled_from(ledgers.INSPECTION.sign_offs)
STATUSES = st.sampled_from(Status)
MOVES = st.dictionaries(STATUSES, st.lists(STATUSES, max_size=3).map(tuple))
NESTED = st.sampled_from(
    ["due", "progress.1.date", "progress.2.date", "sign_offs.1.date", "extensions.1.to", "extensions.1.date"]
)
VERBS: st.SearchStrategy[Callable[[Subject[Issue]], Amendment]] = st.one_of(
    st.builds(lambda status, day: lambda it: actions.log(it, status.value, day), STATUSES, FEW_DAYS),
    st.builds(lambda until, day: lambda it: actions.extend(it, until, "因", day), FEW_DAYS, FEW_DAYS),
    st.builds(lambda role, day: lambda it: actions.sign_off(it, "某", role, day), PARTIES, FEW_DAYS),
    st.builds(lambda day: lambda it: actions.reopen(it, "因", day), FEW_DAYS),
    st.builds(lambda day: lambda it: actions.finish_measure(it, 1, day), FEW_DAYS),
    st.builds(lambda name, day: lambda it: actions.set_fields(it, [(name, day.isoformat())]), NESTED, FEW_DAYS),
    st.builds(lambda status: lambda it: actions.set_fields(it, [("progress.1.status", status.value)]), STATUSES),
    st.just(lambda it: actions.set_fields(it, [("due", "")])),
    st.builds(lambda day: lambda it: actions.log(it, None, day, note="记"), FEW_DAYS),
    st.builds(lambda ordinal: lambda it: actions.remove_progress(it, ordinal), st.integers(1, 3)),
    st.builds(lambda day: lambda it: actions.add_plan(it, "丙。", day), FEW_DAYS),
    st.just(lambda it: actions.remove_plan(it, 1)),
    st.just(lambda it: actions.finish_plan(it, 1)),
)
FIRST = Issue.model_validate({"id": 1, "title": "甲", "due": "2024-07-01", "measures": ["乙。"]})


def written(issue: Issue, amendment: Amendment) -> Issue:
    """Return what an amendment makes of an issue; raises pydantic's error where the model refuses it."""
    data: Any = issue.model_dump(mode="json", by_alias=True, exclude_none=True)
    for edit in amendment.edits:
        data = changed(data, edit)
    return Issue.model_validate(plain(data))


def faults(issue: Issue, policy: Policy) -> set[tuple[str, str]]:
    inspection = ledgers.INSPECTION.model_copy(update={"policy": policy})
    whole = Ledger(Entry(inspection, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    checks = (dates, deadlines, moves, signing)
    found = [diagnostic for check in checks for diagnostic in check.run(whole, TODAY)]
    return {(one.code, one.message.en) for one in found if one.rule is not deadlines.OVERDUE}


@given(st.lists(VERBS, max_size=6), st.none() | MOVES)
def test_what_a_verb_writes_passes_the_check(
    verbs: list[Callable[[Subject[Issue]], Amendment]], allowed: dict[Status, tuple[Status, ...]] | None
) -> None:
    policy = Policy() if allowed is None else Policy(moves=allowed)
    inspection = ledgers.INSPECTION.model_copy(update={"policy": policy})
    issue = FIRST
    for verb in verbs:
        entry = Entry(issue, ledgers.Nowhere())
        ledger = Ledger(Entry(inspection, ledgers.Nowhere()), (entry,))
        try:
            issue = written(issue, verb(Subject(ledger, entry, TODAY)))
        except (UsageError, ValueError):
            continue  # refused by the verb, or by the model when it would be written
        assert faults(issue, policy) == set()
