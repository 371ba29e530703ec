"""One difference of an edited paper, and the edits of those that are taken, each entry's in an order that holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.exchange.accept.printed import PrintedText
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Edit, Insert, Path, Put, Remove
from rectify_cli.ledger.limits import Objection

DELETED = Phrase("删去", "deletes")
BACK = Phrase("退回", "moves back")
MOVED = Phrase("时限改动", "moves a deadline")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Other words in the place of some that are printed of a text."""

    printed: PrintedText
    there: range
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Other edits of an entry."""

    entry: Entry[Any]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Created:
    """The values of a new entry, whose id is given when it is written."""

    register: Register
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one place of the paper changes: what it is called, how it is printed now, and how the paper has it.

    One with an `objection` cannot be taken; one that moves back, deletes or moves a deadline is to be confirmed, and
    `confirmed` says which.
    """

    place: Place
    name: Phrase
    before: str
    after: str
    changes: tuple[Rewrite | Lines | Created, ...] = ()
    objection: Objection | None = None
    confirmed: Phrase | None = None


def edits(differences: Iterable[Difference]) -> list[tuple[Entry[Any], list[Edit]]]:
    """Return the edits of each entry, of all the differences together."""
    rewrites: dict[tuple[str, Path, Path], list[Rewrite]] = {}
    todo: dict[tuple[str, Path], tuple[Entry[Any], list[Edit]]] = {}
    for change in (change for difference in differences for change in difference.changes):
        if isinstance(change, Created):
            continue
        entry = change.printed.entry if isinstance(change, Rewrite) else change.entry
        here = todo.setdefault((entry.file, entry.at), (entry, []))
        if isinstance(change, Lines):
            here[1].extend(change.edits)
        else:
            rewrites.setdefault((entry.file, entry.at, change.printed.path), []).append(change)
    for (file, at, _), changes in rewrites.items():
        todo[file, at][1].append(_put(changes))
    return [(entry, list(_ordered(made))) for entry, made in todo.values() if made]


def created(differences: Iterable[Difference]) -> Iterator[Created]:
    """Yield the new entries of all the differences."""
    changes = (change for difference in differences for change in difference.changes)
    yield from (change for change in changes if isinstance(change, Created))


def _put(changes: Sequence[Rewrite]) -> Put:
    """Return the edit of one text that several places of the paper change, the last of them first."""
    text = changes[0].printed
    for change in sorted(changes, key=lambda change: change.there.start, reverse=True):
        written = text.rewritten(change.there, change.text)
        assert isinstance(written, PrintedText)  # noqa: S101 - a difference with an objection has no changes
        text = written
    return text.put()


def _ordered(made: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits so that none moves what a later one is about: texts first, then lists from their ends."""
    yield from (edit for edit in made if not _lists(edit))
    moving = [edit for edit in reversed(made) if _lists(edit)]
    yield from sorted(moving, key=_position, reverse=True)


def _lists(edit: Edit) -> bool:
    return isinstance(edit, Insert) or (isinstance(edit, Remove) and isinstance(edit.path[-1], int))


def _position(edit: Edit) -> tuple[int, float, bool]:
    """Return how deep a list is, where in it an edit is done, and that at one place the removal comes first."""
    if isinstance(edit, Insert):
        return len(edit.path), float("inf") if edit.index is None else edit.index, False
    index = edit.path[-1]
    return len(edit.path) - 1, index if isinstance(index, int) else 0, True
