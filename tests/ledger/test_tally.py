"""The count of a register: every entry in one column, and a rate where there is one."""

from hypothesis import given

from ledgers import ledgers
from rectify_cli.core.terms import Column, Register, column_of
from rectify_cli.ledger import Ledger, Tally


@given(ledgers())
def test_every_entry_is_counted_in_exactly_one_column(ledger: Ledger) -> None:
    for register in Register:
        tally, entries = ledger.tally(register), ledger.register(register)
        assert tally.total == len(entries)
        assert tally.total == tally.completed + tally.staged + tally.unfinished
        for column in (Column.COMPLETED, Column.STAGED, Column.UNFINISHED):
            assert tally.figure(column) == sum(column_of(entry.record.status) is column for entry in entries)


def test_nothing_to_complete_has_no_rate() -> None:
    assert Tally().rate is None
    assert Tally(completed=19, staged=3).rate == 19 / 22
