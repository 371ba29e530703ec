"""What differs between two days or two revisions: told side by side, word by word, and never what is withheld."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledgers
from rectify_cli.core.terms import Disclosure, Edition, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.views import diff, status
from rectify_cli.views.diff import Side
from sides import LATE, SIDES


def one_issue(**fields: object) -> Side:
    issue = Issue.model_validate({"id": 1, "title": "第一个问题的标题", **fields})
    whole = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    return Side("x", LATE, whole)


def test_what_is_withheld_at_either_end_is_told_of_neither() -> None:
    listed, hidden = one_issue(), one_issue(disclosure=Disclosure.WITHHELD, title="第一个问题")
    gone = replace(listed, ledger=replace(listed.ledger, issues=()))
    for before, after in ((listed, hidden), (hidden, listed), (hidden, gone), (gone, hidden)):
        found = diff.build(before, after, Edition.PUBLIC)
        assert (found.new, found.gone, found.moved, found.changed) == ((), (), (), ())
    # What the public reads at both ends is told: that it came, and that it went.
    assert [move.place.id for move in diff.build(gone, listed, Edition.PUBLIC).new] == [1]
    assert [move.place.id for move in diff.build(listed, gone, Edition.PUBLIC).gone] == [1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("查处某案", "public")], [("查处某案", "withheld")]),
        # Reworded as it was withdrawn, and with a number that is masked where it is printed.
        ([("查处某案", "public")], [("已查处某案", "withheld")]),
        ([("致电13812345678", "public")], [("致电13812345678", "withheld")]),
        # One withdrawn and another disclosed at once.
        ([("查处某案", "public"), ("约谈", "withheld")], [("查处某案", "withheld"), ("约谈", "public")]),
    ],
)
def test_a_measure_withheld_at_one_end_is_told_of_neither(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    ends = [
        one_issue(measures=["公开的", *({"text": text, "disclosure": how} for text, how in end)])
        for end in (before, after)
    ]
    for one, other in (ends, ends[::-1]):
        assert diff.build(one, other, Edition.PUBLIC).changed == ()


def test_a_public_measure_is_told_beside_one_withheld_at_both_ends() -> None:
    ends = [one_issue(measures=[text, {"text": "查处某案", "disclosure": "withheld"}]) for text in ("改一", "改二")]
    [change] = diff.build(ends[0], ends[1], Edition.PUBLIC).changed
    assert (change.name, change.number) == ("measures", 1)


@pytest.mark.parametrize(
    ("name", "before", "after", "wanted"),
    [
        ("title", "甲问题", "乙问题", [("title", None)]),
        ("owner", "财务科", None, [("owner", None)]),
        ("due", "2025-12-01", "2025-12-31", [("due", None)]),
        ("disclosure", "public", "internal", [("disclosure", None)]),
        ("measures", ["一", "二", "三"], ["一", "三"], [("measures", 2)]),
        ("measures", ["一"], ["一", "二", "三"], [("measures", 2), ("measures", 3)]),
        ("measures", [{"text": "一", "items": ["甲"]}], [{"text": "一", "items": ["甲", "乙"]}], [("measures", 1)]),
        ("plan", ["一"], [{"text": "一", "due": "2026-01-01"}], [("plan", 1)]),
        ("evidence", [], ["照片"], [("evidence", 1)]),
        ("waive", [], [{"rule": "L232", "reason": "无"}], [("waive", 1)]),
        (
            "progress",
            [{"date": "2025-01-01", "status": "staged"}],
            [{"date": "2025-01-01", "status": "staged"}, {"date": "2025-02-01", "status": "staged", "note": "过半"}],
            [("progress", 2)],
        ),
    ],
)
def test_every_field_that_changed_is_told(
    name: str, before: object, after: object, wanted: list[tuple[str, int | None]]
) -> None:
    found = diff.build(one_issue(**{name: before}), one_issue(**{name: after}), Edition.INTERNAL)
    assert [(change.name, change.number) for change in found.changed] == wanted
    assert found.differs


def test_a_history_that_moved_the_status_is_told_as_the_move_alone() -> None:
    step = {"date": "2025-01-01", "status": "staged"}
    found = diff.build(one_issue(), one_issue(progress=[step]), Edition.PUBLIC)
    [move] = found.moved
    assert move.before is not None
    assert move.after is not None
    assert (move.before.status, move.after.status) == (Status.NOT_STARTED, Status.STAGED)
    assert found.changed == ()


EDITIONS = st.sampled_from(Edition)


@given(SIDES, EDITIONS)
def test_a_ledger_does_not_differ_from_itself(side: Side, edition: Edition) -> None:
    assert not diff.build(side, side, edition).differs


@pytest.mark.parametrize(
    ("before", "after", "hidden"),
    [
        ({}, {"title": "别的标题"}, (0, 0)),
        ({}, {"owner": "财务科"}, (1, 0)),
        ({}, {"note": "内部备注"}, (1, 0)),
        ({"disclosure": "internal"}, {"disclosure": "internal", "title": "别的标题"}, (1, 0)),
        ({"disclosure": "withheld"}, {"disclosure": "withheld", "title": "别的标题"}, (1, 1)),
    ],
)
def test_what_an_edition_hides_is_counted(
    before: dict[str, object], after: dict[str, object], hidden: tuple[int, int]
) -> None:
    ends = one_issue(**before), one_issue(**after)
    assert tuple(diff.build(*ends, edition).hidden for edition in (Edition.PUBLIC, Edition.INTERNAL)) == hidden
    assert [diff.build(ends[1], ends[1], edition).hidden for edition in Edition] == [0, 0]


@given(SIDES, SIDES, EDITIONS)
def test_the_way_back_is_the_way_there_reversed(one: Side, other: Side, edition: Edition) -> None:
    there, back = diff.build(one, other, edition), diff.build(other, one, edition)
    assert [(move.place.id, move.before, move.after) for move in there.moved] == [
        (move.place.id, move.after, move.before) for move in back.moved
    ]
    assert [(move.place, move.after) for move in there.new] == [(move.place, move.before) for move in back.gone]
    assert there.differs == back.differs


@given(SIDES, SIDES, EDITIONS)
def test_the_figures_are_those_of_status_at_each_end(one: Side, other: Side, edition: Edition) -> None:
    found = diff.build(one, other, edition)
    for side, figures in zip((one, other), found.figures, strict=True):
        wanted = status.build(side.ledger, side.day)
        assert replace(wanted, open=(), immediate=()) == figures


@given(SIDES, SIDES)
def test_what_an_edition_prints_differs_where_it_is_told_to(one: Side, other: Side) -> None:
    """Nothing the internal edition prints changes unseen: no difference told is no difference at all."""
    told = diff.build(one, other, Edition.INTERNAL).differs
    editions = [side.ledger.edition(Edition.INTERNAL) for side in (one, other)]
    records = [
        {(name.value, entry.record.id): entry.record for name in Register for entry in side.register(name)}
        for side in editions
    ]
    assert told or records[0] == records[1]


# Through the command line.
