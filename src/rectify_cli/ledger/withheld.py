"""The texts of a ledger that an edition may not print."""

import re
from collections.abc import Iterator
from itertools import chain

from rectify_cli.core.substrings import SHORTEST, Word, bare, contained
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import facts
from rectify_cli.ledger.ledger import Ledger
from rectify_cli.ledger.model import Record

_NAMES = frozenset({"lead", "person", "by"})
_DEPARTMENTS = frozenset({"owner", "support"})
_WHEN = "when"
"""The words of a deadline (立行立改, 长期坚持): they are anybody's, and its day is not searched for either."""

_PARTS = re.compile(r"[、，,;；/\s]+")
_PRINTABLE = 2
"""字 of the shortest word searched for: a single one is everywhere."""


def withheld(ledger: Ledger, edition: Edition) -> set[str]:
    """Return the texts that `edition` may not print, without blanks; none is part of a text it may print.

    A short text counts if it is a whole entry of a list of the ledger's own: a person anywhere, a department as a
    `Word`. Any other text of fewer than four characters is too common to tell a leak from a coincidence.
    """
    # The notice is printed as of the cut-off, other papers as of their day: the numbers of facts may differ.
    inspection = ledger.inspection.record
    days = [None, inspection.cut_off] if inspection.facts else [None]
    printed = [facts.as_of(ledger, day) for day in days]
    public = {text for each in printed for text in _texts(each.edition(edition))}
    hidden = {text for each in printed for text in _texts(each)} - public
    hidden = {text for text in map(bare, hidden) if len(text) >= SHORTEST}
    hidden |= {word for entry in _entries(ledger) for word in _words(entry) if len(word) >= _PRINTABLE}
    return hidden - contained(hidden, bare("\0".join(public)))


def _entries(ledger: Ledger) -> Iterator[Record]:
    entries = (*ledger.issues, *ledger.immediate, *ledger.petitions)
    return (entry.record for entry in (*entries, *chain.from_iterable(ledger.records.values())))


def _texts(ledger: Ledger) -> Iterator[str]:
    yield from _strings(ledger.inspection.record)
    for record in _entries(ledger):
        yield from _strings(record)


def _strings(record: Record | tuple[object, ...]) -> Iterator[str]:
    """Yield every text a record holds, at any depth."""
    values = record if isinstance(record, tuple) else (value for key, value in vars(record).items() if key != _WHEN)
    for value in values:
        if type(value) is str:
            yield value
        elif isinstance(value, Record | tuple):
            yield from _strings(value)


def _words(record: Record) -> Iterator[str]:
    """Yield the words in the lists of a record, at any depth: of 张三、李四 each name."""
    for key, value in vars(record).items():
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _words(inner)
            elif type(inner) is str and key in _NAMES | _DEPARTMENTS:
                words = map(bare, _PARTS.split(inner))
                yield from (word if key in _NAMES or len(word) >= SHORTEST else Word(word) for word in words)
