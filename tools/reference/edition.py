"""Find the fields of the public edition by putting an entry with every field filled into one."""

from collections.abc import Iterator
from functools import cache

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Inspection, Issue, Petition, Record
from reference.examples import example, whole

Field = tuple[type[Record], str]
"""A field by its model."""


class _Nowhere:
    """Stands in for the file of an entry that was never written."""

    file = ""

    def place(self, *_path: str | int, key: bool = False) -> Place:
        """Return no place."""
        del key
        return Place("")


def ledger() -> Ledger:
    """Return a ledger of an issue and a petition with every field filled."""
    nowhere = _Nowhere()
    return Ledger(
        Entry(Inspection.model_validate(example(Inspection)), nowhere),
        issues=(Entry(Issue.model_validate(whole(Issue)), nowhere),),
        petitions=(Entry(Petition.model_validate(whole(Petition)), nowhere),),
    )


@cache
def public(top: type[Record]) -> frozenset[Field]:
    """Return the fields with a value in the public edition, of an entry and of the mappings in it."""
    printed = ledger().edition(Edition.PUBLIC)
    entries = [entry.record for entry in (*printed.issues, *printed.petitions)]
    return frozenset(field for record in entries if isinstance(record, top) for field in _filled(record))


def _filled(record: Record) -> Iterator[Field]:
    for name, value in record:
        if value in (None, ()):
            continue
        yield type(record), name
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _filled(inner)
