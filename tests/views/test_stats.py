"""Completion over time, by owner and by aspect: every figure is that of status on its day."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import ledgers
from rectify_cli.core.terms import Basis, Register, Status
from rectify_cli.ledger import Entry, Ledger, Tally
from rectify_cli.ledger.model import Issue, Petition, Policy, Progress, SignOff
from rectify_cli.views import stats, status

DAY = dt.date(2025, 12, 10)


def policies() -> st.SearchStrategy[Ledger]:
    """Make ledgers counted by either status, some of their issues signed and some signatures void."""

    def signed(whole: Ledger, basis: Basis, days: list[dt.date]) -> Ledger:
        inspection = ledgers.INSPECTION.model_copy(update={"policy": Policy(counts=basis), "sign_offs": ("甲",)})
        first, last = min(days), max(days)
        given_ = (SignOff(role="甲", by="某人", date=first, void=last if len(set(days)) > 1 else None),)
        issues = tuple(
            Entry(entry.record.model_copy(update={"sign_offs": given_}), entry.source) for entry in whole.issues
        )
        return Ledger(Entry(inspection, ledgers.Nowhere()), issues, whole.immediate, whole.petitions)

    return st.builds(signed, ledgers.ledgers(), st.sampled_from(Basis), st.lists(ledgers.DAYS, min_size=1, max_size=2))


@given(policies(), st.sampled_from(Register), ledgers.DAYS)
def test_every_figure_is_that_of_status_on_its_day(whole: Ledger, register: Register, today: dt.date) -> None:
    built = stats.build(whole, register, today)
    for point in (*built.course, *built.periods):
        assert point.tally == status.build(whole.as_of(point.day), point.day).tallies[register]
    assert built.course[-1].day == built.periods[-1].day == today
    assert built.tally == built.course[-1].tally == status.build(whole.as_of(today), today).tallies[register]


@given(policies(), st.sampled_from([Register.ISSUES, Register.IMMEDIATE]), ledgers.DAYS)
def test_each_issue_is_counted_once_in_either_table(whole: Ledger, register: Register, today: dt.date) -> None:
    built = stats.build(whole, register, today)
    for groups in (built.owners, built.aspects):
        for figure in Status:
            assert sum(getattr(group.tally, figure.value) for group in groups) == getattr(built.tally, figure.value)


@given(st.dates(), st.dates())
def test_the_rows_are_few_and_in_order(one: dt.date, other: dt.date) -> None:
    since, today = sorted((one, other))
    inspection = ledgers.INSPECTION.model_copy(update={"feedback": since})
    rows = [
        point.day for point in stats.build(Ledger(Entry(inspection, ledgers.Nowhere())), Register.ISSUES, today).periods
    ]
    assert rows == sorted(set(rows))
    assert (rows[0], rows[-1]) == (since, today)
    assert len(rows) <= stats.PERIODS


def test_groups_stand_by_their_size_and_the_nameless_last() -> None:
    owners = [None, "乙", "甲", None, "甲", None]
    issues = tuple(
        Entry(Issue(id=number, title="题", owner=owner), ledgers.Nowhere()) for number, owner in enumerate(owners, 1)
    )
    built = stats.build(Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), issues), Register.ISSUES, DAY)
    assert [(group.name, group.tally.total) for group in built.owners] == [("甲", 2), ("乙", 1), (None, 3)]
    assert built.aspects[0].tally == Tally(not_started=6)


def test_a_date_counts_under_its_month_and_a_status_under_its_label() -> None:
    issue = Issue(id=1, title="甲", due=dt.date(2025, 6, 30))
    ledger = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    due, status = stats.build(ledger, Register.ISSUES, dt.date(2025, 1, 1), ["整改时限", "status"]).by
    assert [(group.name, group.tally.total) for group in due.groups] == [("2025-06", 1)]
    assert [group.name for group in status.groups] == ["未开始"]


def test_petitions_are_grouped_by_what_they_have() -> None:
    done = Progress(date=dt.date(2025, 1, 1), status=Status.COMPLETED)
    petitions = tuple(
        Entry(Petition(id=number, progress=(done,) * (number > 1)), ledgers.Nowhere()) for number in (1, 2, 3)
    )
    ledger = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), petitions=petitions)
    [by] = stats.build(ledger, Register.PETITIONS, DAY, ["label"]).by
    assert [(group.name, group.tally.total, group.ids) for group in by.groups] == [
        ("已办结", 2, (2, 3)),
        ("未办理", 1, (1,)),
    ]


def test_one_word_twice_in_a_list_counts_once() -> None:
    issue = Issue(id=1, title="甲", tags=("基建", "信访", "基建"))
    ledger = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    [by] = stats.build(ledger, Register.ISSUES, DAY, ["tags"]).by
    assert [(group.name, group.tally.total) for group in by.groups] == [("基建", 1), ("信访", 1)]
