"""The board counts all there is and names what its edition lists; no figure is of another kind than elsewhere."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import ledgers
from rectify_cli.core.terms import Basis, Column, Disclosure, Edition, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Declaration, Declared, Figures, Issue, Policy, Progress, SignOff, issue_model
from rectify_cli.views import Request, board, due, status
from rectify_cli.views.board import Board

DAY, SINCE = dt.date(2025, 1, 15), dt.date(2024, 12, 1)


def entry(number: int, *progress: tuple[str, str], **fields: object) -> Entry[Issue]:
    steps = [{"date": day, "status": word} for day, word in progress]
    known = {"id": number, "title": f"第{number}项问题", "progress": steps} | fields
    return Entry(Issue.model_validate(known), ledgers.Nowhere())


def ledger(*issues: Entry[Issue], **changes: object) -> Ledger:
    return Ledger(Entry(ledgers.INSPECTION.model_copy(update=changes), ledgers.Nowhere()), issues)


def built(whole: Ledger, edition: Edition = Edition.INTERNAL) -> Board:
    return board.build(whole, Request(edition, DAY, SINCE))


@given(ledgers.ledgers(), st.sampled_from(Edition), ledgers.DAYS)
def test_every_figure_counts_all_and_lists_no_more_than_its_edition(
    whole: Ledger, edition: Edition, today: dt.date
) -> None:
    made = board.build(whole, Request(edition, today))
    overview = status.build(whole.as_of(today), today)
    listed = {(register, each.record.id) for register in Register for each in whole.edition(edition).register(register)}
    for register in made.registers:
        assert register.tally == overview.tallies[register.register]
        for column, figure in register.columns.items():
            assert figure.number == register.tally.figure(column)
            assert set(figure.entries) <= listed
    assert (made.overdue.number, made.soon.number) == (overview.overdue, overview.soon)
    open_ = sum(made.registers[index].tally.total - made.registers[index].tally.completed for index in (0, 1))
    assert sum(figure.number for _, figure in made.ages) == open_
    named = [*(figure for _, figure in (*made.ages, *made.alerts)), made.overdue, made.soon, made.undated]
    assert {key for figure in named for key in figure.entries} <= listed
    assert {each.key for each in made.entries} == {key for key in listed if key[0] is not Register.PETITIONS}


def test_the_most_urgent_stand_first_and_what_is_completed_last() -> None:
    made = built(
        ledger(
            entry(1, ("2025-01-01", "completed")),
            entry(2),
            entry(3, due="2025-02-01"),
            entry(4, ("2025-01-02", "in_progress"), due="2025-01-10"),
        )
    )
    assert [each.row.id for each in made.entries] == [4, 3, 2, 1]
    assert (made.overdue.entries, made.soon.entries) == (((Register.ISSUES, 4),), ((Register.ISSUES, 3),))
    assert made.undated == board.Figure(1, ((Register.ISSUES, 2),))
    assert [(alert.colour.value, figure.number) for alert, figure in made.alerts] == [
        ("red", 1),
        ("yellow", 1),
        ("green", 0),
    ]
    assert [figure.number for _, figure in made.ages] == [1, 0, 0, 2]


def test_what_is_due_by_an_internal_deadline_is_counted_and_not_named_in_public() -> None:
    made = built(ledger(entry(4, due="2025-01-10")), Edition.PUBLIC)
    assert made.overdue == board.Figure(1, ())
    assert made.entries[0].due is None


def test_a_group_names_nothing_its_edition_does_not_list() -> None:
    hidden = entry(2, owner="只此一处的科室", aspect="只此一处的方面", tags=["只此一处的词"], disclosure="withheld")
    whole = ledger(entry(1, owner="办公室", aspect="作风方面"), hidden)
    names = {
        edition: {group.name for by in built(whole, edition).stats.by for group in by.groups} for edition in Edition
    }
    assert names == {Edition.PUBLIC: {"作风方面", None}, Edition.INTERNAL: {"办公室", "作风方面", None}}
    assert built(whole).stats.tally.total == 2


def test_it_groups_by_the_choices_of_the_office() -> None:
    fields = {
        "source": Declaration.model_validate({"heading": "来源", "type": "choice", "choices": ["巡察", "审计"]}),
        "grade": Declaration.model_validate(
            {"heading": "等级", "type": "choice", "choices": ["A", "B"], "public": True}
        ),
        "file": Declaration(heading="文号"),
    }
    inspection = ledgers.INSPECTION.model_copy(update={"fields": fields})
    issue = issue_model(inspection).model_validate({"id": 1, "title": "题", "fields": {"source": "审计", "grade": "B"}})
    whole = Ledger(Entry(inspection, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    own = {
        edition: {by.field.key: by.groups[0].name for by in built(whole, edition).stats.by[4:]} for edition in Edition
    }
    assert own == {Edition.PUBLIC: {"grade": "B"}, Edition.INTERNAL: {"source": "审计", "grade": "B"}}


def test_what_moved_did_so_in_the_period() -> None:
    made = built(
        ledger(
            entry(1, ("2024-11-01", "in_progress"), ("2024-12-20", "completed")),
            entry(2, ("2024-11-01", "completed")),
            entry(3, ("2025-02-01", "completed")),
        )
    )
    assert [(move.issue.id, move.before, move.issue.label) for move in made.moved] == [(1, "整改中", "已完成")]
    assert (made.registers[0].before.completed, made.registers[0].tally.completed) == (1, 2)


def test_a_proof_is_of_the_figures_last_declared() -> None:
    figures = Figures(total=1, completed=1)
    declared = (
        Declared(as_of=dt.date(2024, 12, 31), issues=figures),
        Declared(as_of=dt.date(2024, 9, 30), issues=Figures(total=9, completed=0)),
        Declared(as_of=dt.date(2025, 9, 30), issues=Figures(total=9, completed=0)),
    )
    proofs = [each.proof for each in built(ledger(entry(1, ("2025-01-01", "completed")), declared=declared)).registers]
    assert proofs[0] is not None
    assert (proofs[0].as_of, proofs[0].differing) == (dt.date(2024, 12, 31), (Column.COMPLETED,))
    assert proofs[1:] == [None, None]


def test_a_signed_issue_counts_in_every_edition_where_the_policy_counts_what_is_accepted() -> None:
    signed = (SignOff(role="甲", by="某人", date=DAY),)
    done = Issue(id=1, title="题", progress=(Progress(date=DAY, status=Status.COMPLETED),), sign_offs=signed)
    whole = ledger(Entry(done, ledgers.Nowhere()), policy=Policy(counts=Basis.ACCEPTED), sign_offs=("甲",))
    for edition in Edition:
        made = built(whole, edition)
        assert made.stats.tally.completed == made.registers[0].tally.completed == 1
        assert not due.build(whole, DAY, edition=edition).issues


def test_what_is_withheld_is_counted_under_no_name() -> None:
    issue = Issue(id=1, title="不公开的标题", aspect="方面", disclosure=Disclosure.WITHHELD)
    whole = ledger(Entry(issue, ledgers.Nowhere()))
    for edition in Edition:
        [anonymous] = whole.anonymous(edition).issues
        assert (anonymous.record.id, anonymous.record.title, anonymous.record.aspect) == (1, "", None)
