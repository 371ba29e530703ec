"""What differs between a ledger and the same at another time: figures, moves, what is new or gone, and words."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from rectify_cli.core.language import Phrase
from rectify_cli.core.private_numbers import masked
from rectify_cli.core.terms import Edition, Register, Status, Term
from rectify_cli.ledger import LISTED, Ledger
from rectify_cli.ledger.model import Issue, Record, Result, Tracked
from rectify_cli.views import status
from rectify_cli.views.text_diff import Piece, compare

_KEPT_IN = {Edition.PUBLIC: (Register.ISSUES, Register.IMMEDIATE), Edition.INTERNAL: tuple(Register)}
"""The registers whose entries an edition tells one by one: of petitions the public reads figures alone."""


@dataclass(frozen=True, slots=True)
class Side:
    """One end of the comparison: what it is called, and the ledger as it stood on its day."""

    name: str
    day: dt.date
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Place:
    """Which entry is spoken of; petitions have no title."""

    register: Register
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A status and the word it is printed by."""

    status: Status
    label: str


@dataclass(frozen=True, slots=True)
class Move:
    """An entry whose status, or the word for it, changed; one side is None where the entry is new or gone."""

    place: Place
    before: Snapshot | None
    after: Snapshot | None


@dataclass(frozen=True, slots=True)
class Change:
    """One text of a field that changed; `number` counts the texts of a field that holds several."""

    place: Place
    name: str
    field: Phrase
    number: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; the figures are those `status` shows at either end."""

    edition: Edition
    names: tuple[str, str]
    figures: tuple[status.StatusView, status.StatusView]
    moved: tuple[Move, ...]
    new: tuple[Move, ...]
    gone: tuple[Move, ...]
    changed: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        """Whether anything that is told differs."""
        told = bool(self.moved or self.new or self.gone or self.changed)
        one, other = map(self._counted, self.figures)
        return told or one != other

    def _counted(self, side: status.StatusView) -> tuple[object, ...]:
        closing = (side.reported, side.accepted) if self.signed else ()
        return (side.tallies, side.listed, side.withheld, *closing)

    @property
    def signed(self) -> bool:
        """Whether it is told who calls an issue completed: signatures are no matter of the public."""
        return self.edition is Edition.INTERNAL and any(side.signed for side in self.figures)


def build(before: Side, after: Side, edition: Edition) -> Difference:
    """Build the difference; what either side may not print in `edition` is in neither."""
    told = [_told(before, after, edition), _told(after, before, edition)]
    pairs = [(told[0].get(key), told[1].get(key)) for key in sorted(told[0] | told[1])]
    moves = [move for one, other in pairs if (move := _move(one, other))]
    return Difference(
        edition=edition,
        names=(before.name, after.name),
        figures=(_figures(before), _figures(after)),
        moved=tuple(move for move in moves if move.before and move.after),
        new=tuple(move for move in moves if move.before is None),
        gone=tuple(move for move in moves if move.after is None),
        changed=tuple(change for one, other in pairs if one and other for change in _changes(one, other)),
    )


def _figures(side: Side) -> status.StatusView:
    """Return the figures of one side; what is still open is named there in full, and stays out."""
    return replace(status.build(side.ledger, side.day), open=())


@dataclass(frozen=True, slots=True)
class _Told:
    """One entry as the edition lets it be told, with the status the policy counts."""

    place: Place
    record: Tracked
    standing: Snapshot


def _told(side: Side, other: Side, edition: Edition) -> "dict[tuple[int, int], _Told]":
    """Return the entries of one side, by register and id, without what the other side keeps back."""
    counted = side.ledger.counted()
    shown, inspection = counted.edition(edition), counted.inspection.record
    found = {}
    for order, register in enumerate(_KEPT_IN[edition]):
        ours, theirs = ({one.record.id: one.record for one in end.ledger.register(register)} for end in (side, other))
        for entry in shown.register(register):
            number = entry.record.id
            record = _without(entry.record, ours[number], theirs.get(number), edition)
            if record is not None:
                place = Place(register, number, record.title if isinstance(record, Issue) else "")
                found[order, number] = _Told(place, record, Snapshot(record.status, inspection.label(record)))
    return found


def _without(shown: Tracked, ours: Tracked, theirs: Tracked | None, edition: Edition) -> Tracked | None:
    """Return a record as shown without the points the other side keeps back; None where it keeps back the whole.

    Where one side keeps back more measures (or results) than the other, none is told: one reworded as it was withdrawn
    is not known for the same.
    """
    if not isinstance(shown, Issue) or not isinstance(ours, Issue) or not isinstance(theirs, Issue):
        return shown
    if theirs.disclosure not in LISTED[edition]:
        return None
    told: dict[str, tuple[Result, ...]] = {}
    for key in ("measures", "results"):
        mine, kept_back = (_kept_back(getattr(issue, key), edition) for issue in (ours, theirs))
        alike = len(mine) == len(kept_back)
        told[key] = tuple(point for point in getattr(shown, key) if alike and point.text not in kept_back)
    return shown.model_copy(update=told)


def _kept_back(points: tuple[Result, ...], edition: Edition) -> list[str]:
    """Return the points an edition may not print, as it would print them."""
    return [masked(point.text) for point in points if point.disclosure not in LISTED[edition]]


def _move(one: _Told | None, other: _Told | None) -> Move | None:
    before, after = (told.standing if told else None for told in (one, other))
    told = other or one
    return Move(told.place, before, after) if told and before != after else None


def _changes(one: _Told, other: _Told) -> Iterator[Change]:
    """Yield each text that changed, field by field; a history that moved the status is told as the move."""
    for name, field in type(other.record).model_fields.items():
        before, after = getattr(one.record, name), getattr(other.record, name)
        if before == after or (name == "progress" and one.standing != other.standing):
            continue
        title = Phrase(field.title or name, name.replace("_", " "))
        several = isinstance(after, tuple)
        for number, old, new in _aligned(_texts(before), _texts(after)):
            yield Change(other.place, name, title, number if several else None, compare(old, new))


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the texts that differ side by side, with their number; one side is empty where a text is new or gone."""
    for kind, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            for offset, (old, new) in enumerate(zip_longest(before[i:j], after[k:n], fillvalue="")):
                yield (k if k + offset < n else i) + offset + 1, old, new


def _texts(value: object) -> tuple[str, ...]:
    """Return what a field says, a text for each of its items."""
    if value is None:
        return ()
    return tuple(map(_text, value)) if isinstance(value, tuple) else (_text(value),)


def _text(value: object) -> str:
    """Write one value, a record as all that it says in a line."""
    if isinstance(value, Record):
        fields = type(value).model_fields.items()
        said = [one for name, field in fields if (one := getattr(value, name)) != field.default]
        return "  ".join(map(_text, said))
    if isinstance(value, tuple):
        return "  ".join(map(_text, value))
    if isinstance(value, Term):
        return value.label.zh
    return "" if value is None else str(value)
