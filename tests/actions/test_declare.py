"""The figures of a day declared: derived or given, new or in the place of old ones."""

import datetime as dt
from collections.abc import Mapping

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.actions.declare import Figure
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Column, Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Insert, Put, Value
from rectify_cli.ledger.model import Declared, Inspection, Issue, Petition, Progress

TODAY = dt.date(2025, 1, 15)
DAY = dt.date(2024, 12, 31)
COLUMNS = {column.value: column for column in Column}


def progress(status: str) -> tuple[Progress, ...]:
    return (Progress.model_validate({"date": DAY, "status": status}),)


def ledger(*declared: Mapping[str, object]) -> Ledger:
    figures = tuple(map(Declared.model_validate, declared))
    inspection: Inspection = ledgers.INSPECTION.model_copy(update={"declared": figures})
    statuses = ["completed", "completed", "in_progress"]
    issues = [Issue(id=number, title="甲", progress=progress(status)) for number, status in enumerate(statuses, 1)]
    petition = Petition(id=1, progress=progress("completed"))
    return Ledger(
        Entry(inspection, ledgers.Nowhere()),
        tuple(Entry(issue, ledgers.Nowhere()) for issue in issues),
        petitions=(Entry(petition, ledgers.Nowhere()),),
    )


def figures(**numbers: int) -> Figure:
    return {COLUMNS[name]: number for name, number in numbers.items()}


def test_what_the_entries_give_is_declared_in_the_order_of_the_dates() -> None:
    earlier = {"as_of": "2024-06-30", "issues": {"total": 3, "completed": 0}}
    later = {"as_of": "2025-01-05", "issues": {"total": 3, "completed": 2}}
    declaration = actions.declare(ledger(earlier, later), DAY, TODAY, {})
    issues: Value = {"total": 3, "completed": 2, "staged": 0, "unfinished": 1}
    value: Value = {"as_of": DAY, "issues": issues, "petitions": {"total": 1, "completed": 1}}
    assert declaration.edits == (Insert(("declared",), value, 1),)
    assert not declaration.replaces


def test_figures_of_a_day_before_an_entry_moved_are_those_of_that_day() -> None:
    [edit] = actions.declare(ledger(), dt.date(2024, 12, 30), TODAY, {}).edits
    assert isinstance(edit, Insert)
    assert isinstance(edit.value, dict)
    assert edit.value["issues"] == {"total": 3, "completed": 0, "staged": 0, "unfinished": 3}


def test_what_is_given_goes_before_what_is_derived_and_the_rest_of_the_registers_is_left_out() -> None:
    declaration = actions.declare(ledger(), DAY, TODAY, {Register.ISSUES: figures(total=4)})
    [row] = declaration.rows
    assert row.after == figures(total=4, completed=2, staged=0, unfinished=1)
    assert row.derived[Column.TOTAL] == 3


def test_only_the_figures_that_differ_are_replaced() -> None:
    issues = {"total": 3, "completed": 1, "unfinished": 1}
    old = {"as_of": DAY, "issues": issues, "petitions": {"total": 1, "completed": 1}}
    declaration = actions.declare(ledger(old), DAY, TODAY, {})
    assert declaration.replaces
    assert declaration.edits == (Put(("declared", 0, "issues", "completed"), 2),)
    assert [row.before.get(Column.COMPLETED) for row in declaration.rows] == [1, 1]


def test_a_register_that_was_not_declared_is_added() -> None:
    old = {"as_of": DAY, "issues": {"total": 3, "completed": 2}}
    declaration = actions.declare(ledger(old), DAY, TODAY, {Register.IMMEDIATE: figures(total=4, completed=3)})
    assert declaration.edits == (Put(("declared", 0, "immediate"), {"total": 4, "completed": 3}),)


def test_a_figure_that_is_no_longer_nothing_is_added() -> None:
    old = {"as_of": DAY, "issues": {"total": 3, "completed": 2}}
    assert Put(("declared", 0, "issues", "unfinished"), 1) in actions.declare(ledger(old), DAY, TODAY, {}).edits


def test_the_same_figures_once_more_are_nothing_to_write() -> None:
    old = {
        "as_of": DAY,
        "issues": {"total": 3, "completed": 2, "unfinished": 1},
        "petitions": {"total": 1, "completed": 1},
    }
    assert actions.declare(ledger(old), DAY, TODAY, {}).edits == ()


@pytest.mark.parametrize(
    ("day", "given", "message"),
    [
        (dt.date(2025, 1, 16), {}, "after today"),
        (dt.date(2024, 2, 1), {}, "before the first day on site"),
        (DAY, {Register.PETITIONS: figures(total=3, completed=4)}, "4 completed, more than the total of 3"),
    ],
)
def test_what_cannot_be_is_refused(day: dt.date, given: dict[Register, Figure], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        actions.declare(ledger(), day, TODAY, given)
