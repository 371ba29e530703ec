"""The order in which papers list issues."""

from collections.abc import Iterable
from itertools import chain

from rectify_cli.ledger.ledger import Entry
from rectify_cli.ledger.model import Issue


def by_aspect(entries: Iterable[Entry[Issue]], *, headed: bool = True) -> list[Entry[Issue]]:
    """Return entries with each aspect (方面) together, in the order of its first one; the rest keeps its order.

    Where aspects are `headed`, those without one come first: behind a heading they would seem to belong under it.
    """
    groups: dict[str | None, list[Entry[Issue]]] = {None: []} if headed else {}
    for entry in entries:
        groups.setdefault(entry.record.aspect, []).append(entry)
    return list(chain.from_iterable(groups.values()))
