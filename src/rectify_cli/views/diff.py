"""Differences between two states of a ledger: figures, status moves, entries new or gone, and texts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from rectify_cli.core.language import Phrase
from rectify_cli.core.private_numbers import masked
from rectify_cli.core.terms import Edition, Register, Status, Term
from rectify_cli.core.text_diff import Piece, compare
from rectify_cli.ledger import LISTED, Ledger
from rectify_cli.ledger.model import Issue, Record, Result, Tracked
from rectify_cli.views import status

_REGISTERS = {Edition.PUBLIC: (Register.ISSUES, Register.IMMEDIATE), Edition.INTERNAL: tuple(Register)}
"""Edition -> the registers whose entries it shows one by one; of petitions the public sees only figures."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: its name, its day and the ledger as of that day."""

    name: str
    day: dt.date
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Place:
    """Which entry a difference is about; the title of a petition is empty."""

    register: Register
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A status and the word printed for it."""

    status: Status
    label: str


@dataclass(frozen=True, slots=True)
class Move:
    """An entry whose status, or the word for it, changed; a side is None if the entry is new or gone."""

    place: Place
    before: Snapshot | None
    after: Snapshot | None


@dataclass(frozen=True, slots=True)
class Change:
    """One text that changed; `number` is its position from 1 in a field of several texts, else None."""

    place: Place
    name: str
    field: Phrase
    number: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The differences that an edition may print, and how many more are `hidden` by it.

    `names` and `figures` are those of the side before and the side after.
    """

    edition: Edition
    names: tuple[str, str]
    figures: tuple[status.StatusView, status.StatusView]
    moved: tuple[Move, ...]
    new: tuple[Move, ...]
    gone: tuple[Move, ...]
    changed: tuple[Change, ...]
    hidden: int

    @property
    def differs(self) -> bool:
        """True if any entry, text or figure that is shown differs."""
        before, after = map(self._counted, self.figures)
        return bool(self.moved or self.new or self.gone or self.changed) or before != after

    def _counted(self, side: status.StatusView) -> tuple[object, ...]:
        closing = (side.reported, side.accepted) if self.signed else ()
        return (side.tallies, side.listed, side.withheld, *closing)

    @property
    def signed(self) -> bool:
        """True if reported and accepted completions are shown apart; signatures are not public."""
        return self.edition is Edition.INTERNAL and any(side.signed for side in self.figures)


def build(before: Side, after: Side, edition: Edition) -> Difference:
    """Build the difference; what either side may not print in `edition` is left out of both."""
    moves, changes = _compared(_shown(before, after, edition), _shown(after, before, edition))
    whole_moves, whole_changes = _compared(_whole(before), _whole(after))
    return Difference(
        edition=edition,
        names=(before.name, after.name),
        figures=(_figures(before), _figures(after)),
        moved=tuple(move for move in moves if move.before and move.after),
        new=tuple(move for move in moves if move.before is None),
        gone=tuple(move for move in moves if move.after is None),
        changed=tuple(changes),
        hidden=max(0, len(whole_moves) + len(whole_changes) - len(moves) - len(changes)),
    )


def _compared(old: "_Entries", new: "_Entries") -> tuple[list[Move], list[Change]]:
    """Return the entries that moved, are new or gone, and the texts that changed in the others."""
    pairs = [(old.get(key), new.get(key)) for key in sorted(old | new)]
    moves = [move for earlier, later in pairs if (move := _move(earlier, later))]
    return moves, [change for earlier, later in pairs if earlier and later for change in _changes(earlier, later)]


def _figures(side: Side) -> status.StatusView:
    """Return the figures of one side without what is open, whose titles the edition may not print."""
    return replace(status.build(side.ledger, side.day), open=(), immediate=())


@dataclass(frozen=True, slots=True)
class _ShownEntry:
    """One entry with only what the edition may print, and the status the policy counts."""

    place: Place
    record: Tracked
    snapshot: Snapshot


_Entries = dict[tuple[int, int], _ShownEntry]
"""Entries by the order of their register and their id."""


def _whole(side: Side) -> _Entries:
    """Return every entry of one side, whatever an edition may print."""
    counted, inspection = side.ledger.counted(), side.ledger.inspection.record
    return {
        (order, entry.record.id): _ShownEntry(
            Place(register, entry.record.id, ""),
            entry.record,
            Snapshot(entry.record.status, inspection.label(entry.record)),
        )
        for order, register in enumerate(Register)
        for entry in counted.register(register)
    }


def _shown(side: Side, other: Side, edition: Edition) -> _Entries:
    """Return the entries of one side by register and id, without what the other side may not print."""
    counted = side.ledger.counted()
    printable, inspection = counted.edition(edition), counted.inspection.record
    entries = {}
    for order, register in enumerate(_REGISTERS[edition]):
        ours, theirs = (
            {entry.record.id: entry.record for entry in each.ledger.register(register)} for each in (side, other)
        )
        for entry in printable.register(register):
            number = entry.record.id
            record = _reduced(entry.record, ours[number], theirs.get(number), edition)
            if record is not None:
                place = Place(register, number, record.title if isinstance(record, Issue) else "")
                entries[order, number] = _ShownEntry(place, record, Snapshot(record.status, inspection.label(record)))
    return entries


def _reduced(printable: Tracked, ours: Tracked, theirs: Tracked | None, edition: Edition) -> Tracked | None:
    """Return a printable record without the points that the other side withholds, or None if it withholds the issue.

    If the sides withhold different numbers of measures (or of results), none is shown: one that was reworded when it
    was withdrawn could not be recognised.
    """
    if not isinstance(printable, Issue) or not isinstance(ours, Issue) or not isinstance(theirs, Issue):
        return printable
    if theirs.disclosure not in LISTED[edition]:
        return None
    shown: dict[str, tuple[Result, ...]] = {}
    for key in ("measures", "results"):
        our_withheld, their_withheld = (_withheld(getattr(issue, key), edition) for issue in (ours, theirs))
        alike = len(our_withheld) == len(their_withheld)
        shown[key] = tuple(point for point in getattr(printable, key) if alike and point.text not in their_withheld)
    return printable.model_copy(update=shown)


def _withheld(points: tuple[Result, ...], edition: Edition) -> list[str]:
    """Return the measures or results an edition may not print, as it would print them."""
    return [masked(point.text) for point in points if point.disclosure not in LISTED[edition]]


def _move(earlier: _ShownEntry | None, later: _ShownEntry | None) -> Move | None:
    before, after = (entry.snapshot if entry else None for entry in (earlier, later))
    entry = later or earlier
    return Move(entry.place, before, after) if entry and before != after else None


def _changes(earlier: _ShownEntry, later: _ShownEntry) -> Iterator[Change]:
    """Yield each text that changed, field by field; progress that changed the status is shown as a move instead."""
    for name, field in type(later.record).model_fields.items():
        if name == "fields":
            yield from _own_changes(earlier, later)
            continue
        before, after = getattr(earlier.record, name), getattr(later.record, name)
        if before == after or (name == "progress" and earlier.snapshot != later.snapshot):
            continue
        title = Phrase(field.title or name, name.replace("_", " "))
        several = isinstance(after, tuple)
        for number, old, new in _aligned(_texts(before), _texts(after)):
            yield Change(later.place, name, title, number if several else None, compare(old, new))


def _own_changes(earlier: _ShownEntry, later: _ShownEntry) -> Iterator[Change]:
    """Yield each declared field that changed, by its heading; one that is declared on one side only too."""
    if not isinstance(earlier.record, Issue) or not isinstance(later.record, Issue):
        return
    old, new = earlier.record.fields, later.record.fields
    declared = {**old.declared, **new.declared}
    before, after = old.printed(), new.printed()
    for key, declaration in declared.items():
        if before.get(key) != after.get(key):
            pieces = compare(before.get(key, ""), after.get(key, ""))
            yield Change(later.place, f"fields.{key}", Phrase(declaration.heading, key), None, pieces)


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the texts that differ in pairs, with their number; one of a pair is empty if the text is new or gone."""
    for kind, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            for offset, (old, new) in enumerate(zip_longest(before[i:j], after[k:n], fillvalue="")):
                yield (k if k + offset < n else i) + offset + 1, old, new


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a field, one for each of its items."""
    if value is None:
        return ()
    return tuple(map(_text, value)) if isinstance(value, tuple) else (_text(value),)


def _text(value: object) -> str:
    """Return one value as text, a record as all its values on one line."""
    if isinstance(value, Record):
        fields = type(value).model_fields.items()
        values = [inner for name, field in fields if (inner := getattr(value, name)) != field.default]
        return "  ".join(map(_text, values))
    if isinstance(value, tuple):
        return "  ".join(map(_text, value))
    if isinstance(value, Term):
        return value.label.zh
    return "" if value is None else str(value)
