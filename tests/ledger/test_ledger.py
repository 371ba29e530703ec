"""Laws of the ledger: counting, looking back, editions."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ledgers import DAYS, INSPECTION, STATUSES, Nowhere, ledgers
from rectify_cli.core.terms import Disclosure, Edition, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue, Measure, Plan, Progress


@given(ledgers(), DAYS, STATUSES, st.integers(1, 400))
def test_what_happens_later_never_changes_a_day_gone_by(
    ledger: Ledger, day: dt.date, status: Status, later: int
) -> None:
    after = Progress(date=day + dt.timedelta(days=later), status=status)
    longer = tuple(
        replace(
            entry,
            record=entry.record.model_copy(
                update={"progress": tuple(sorted((*entry.record.progress, after), key=lambda step: step.date))}
            ),
        )
        for entry in ledger.issues
    )
    changed = replace(ledger, issues=longer)
    assert changed.as_of(day).tally(Register.ISSUES) == ledger.as_of(day).tally(Register.ISSUES)


@given(ledgers(), DAYS)
def test_a_day_gone_by_knows_no_later_record(ledger: Ledger, day: dt.date) -> None:
    then = ledger.as_of(day).records["会议"]
    assert then == tuple(entry for entry in ledger.records["会议"] if entry.record.date <= day)
    assert ledger.edition(Edition.INTERNAL).records == ledger.records
    assert ledger.edition(Edition.PUBLIC).records == {}


@given(ledgers(), DAYS)
def test_looking_back_twice_is_looking_back_once(ledger: Ledger, day: dt.date) -> None:
    assert ledger.as_of(day).as_of(day) == ledger.as_of(day)


EXTENDED = Issue.model_validate(
    {
        "id": 1,
        "title": "建设推进缓慢",
        "due": "2025-12-31",
        "extensions": [
            {"from": "2024-12-31", "to": "2025-06-30", "date": "2024-12-01", "reason": "立项未批"},
            {"from": "2025-06-30", "to": "2025-12-31", "date": "2025-06-01", "reason": "资金未到"},
        ],
        "measures": ["成立专班。", {"text": "报批立项。", "done": "2025-03-01"}],
    }
)


def test_a_day_gone_by_knows_no_later_extension_and_no_measure_done_since() -> None:
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(EXTENDED, Nowhere()),))
    seen = {
        day: ledger.as_of(dt.date.fromisoformat(day)).issues[0].record
        for day in ("2024-11-30", "2025-02-28", "2025-06-01")
    }
    assert [str(issue.due) for issue in seen.values()] == ["2024-12-31", "2025-06-30", "2025-12-31"]
    assert [len(issue.extensions) for issue in seen.values()] == [0, 1, 2]
    assert [bool(issue.measures[1].done) for issue in seen.values()] == [False, False, True]


def test_the_public_edition_tells_no_extension_and_no_day_a_measure_was_done() -> None:
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(EXTENDED, Nowhere()),))
    public = ledger.edition(Edition.PUBLIC).issues[0].record
    assert not public.extensions
    assert not any(measure.done for measure in public.measures)
    inside = ledger.edition(Edition.INTERNAL).issues[0].record
    assert (len(inside.extensions), inside.measures[1].done) == (2, dt.date(2025, 3, 1))


@given(ledgers(), st.permutations(range(6)))
def test_the_order_of_files_never_matters(ledger: Ledger, order: list[int]) -> None:
    shuffled = [ledger.issues[index] for index in order if index < len(ledger.issues)]
    assert replace(ledger, issues=tuple(shuffled)).tally(Register.ISSUES) == ledger.tally(Register.ISSUES)


@given(ledgers())
def test_an_edition_holds_nothing_it_may_not_print(ledger: Ledger) -> None:
    public = ledger.edition(Edition.PUBLIC)
    for entry in (*public.issues, *public.immediate):
        issue = entry.record
        assert issue.disclosure is Disclosure.PUBLIC
        assert (issue.owner, issue.lead, issue.due, issue.note) == (None, None, None, None)
        assert all(measure.disclosure is Disclosure.PUBLIC for measure in issue.measures)
        assert all(step.note is None for step in issue.progress)
    assert all(step.note is None for entry in public.petitions for step in entry.record.progress)
    internal = ledger.edition(Edition.INTERNAL)
    for entry in (*internal.issues, *internal.immediate):
        assert entry.record.disclosure is not Disclosure.WITHHELD
        assert all(measure.disclosure is not Disclosure.WITHHELD for measure in entry.record.measures)


def test_the_public_edition_of_an_entry_holds_no_private_number() -> None:
    number = "13800138000"
    issue = Issue(
        id=1,
        title=f"标题{number}",
        aspect=f"方面{number}",
        measures=(Measure(text=f"措施{number}", items=(f"分点{number}",)),),
        plan=(Plan(text=f"计划{number}"),),
    )
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(issue, Nowhere()),))
    assert number not in repr(ledger.edition(Edition.PUBLIC).issues)
    assert repr(ledger.edition(Edition.INTERNAL).issues).count(number) == 5
