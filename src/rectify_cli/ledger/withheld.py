"""The texts of a ledger that an edition may not print."""

from collections.abc import Iterator
from itertools import chain

from rectify_cli.core.substrings import SHORTEST, bare, contained
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import facts
from rectify_cli.ledger.ledger import Ledger
from rectify_cli.ledger.model import Record


def withheld(ledger: Ledger, edition: Edition) -> set[str]:
    """Return the texts that `edition` may not print, without blanks; none is short or part of a text it may print."""
    # The notice is printed as of the cut-off, other papers as of their day: the numbers of facts may differ.
    inspection = ledger.inspection.record
    days = [None, inspection.cut_off] if inspection.facts else [None]
    printed = [facts.as_of(ledger, day) for day in days]
    public = {text for each in printed for text in _texts(each.edition(edition))}
    hidden = {text for each in printed for text in _texts(each)} - public
    hidden = {text for text in map(bare, hidden) if len(text) >= SHORTEST}
    return hidden - contained(hidden, bare("\0".join(public)))


def _texts(ledger: Ledger) -> Iterator[str]:
    yield from _strings(ledger.inspection.record)
    entries = (*ledger.issues, *ledger.immediate, *ledger.petitions)
    for entry in (*entries, *chain.from_iterable(ledger.records.values())):
        yield from _strings(entry.record)


def _strings(record: Record | tuple[object, ...]) -> Iterator[str]:
    """Yield every text a record holds, at any depth."""
    for value in record if isinstance(record, tuple) else vars(record).values():
        if type(value) is str:
            yield value
        elif isinstance(value, Record | tuple):
            yield from _strings(value)
