"""Points in a cell: a text of numbered lines -> points, and the smallest edits from those of the ledger to them."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.exchange.workbook.columns import points
from rectify_cli.exchange.workbook.merge import splitting
from rectify_cli.exchange.workbook.merge.splitting import Read
from rectify_cli.ledger import facts
from rectify_cli.ledger.edits import TEXT, Edit, Insert, Path, Put, Remove
from rectify_cli.ledger.model import Evidence, Measure, Plan, Point

ITEMS = splitting.ITEMS


def read(text: str) -> tuple[Read, ...]:
    """Return the points of a canonical text: one per number, or one per line if none is numbered.

    None begins with an ordinal.
    """
    read_points = splitting.read(text)
    return tuple(Read(unnumbered(point.text), tuple(map(unnumbered, point.items))) for point in read_points)


def as_prose(
    new: Sequence[Read] | None, old: Sequence[Point], printed: Sequence[Point], known: Collection[str]
) -> tuple[Read, ...]:
    """Return points as the ledger writes them: those printed as before as in `old`, others with their braces doubled.

    A reference to a fact that is `known` stays one.
    """
    pairs = [*zip(map(_texts, printed), map(_texts, old), strict=True)]
    written = {text: raw for shown, kept in pairs for text, raw in zip(shown, kept, strict=True)}

    def prose(text: str) -> str:
        return written.get(text) or facts.escaped(text, known)

    return tuple(point._replace(text=prose(point.text), items=tuple(map(prose, point.items))) for point in new or ())


def _texts(point: Point) -> tuple[str, ...]:
    return (point.text, *getattr(point, ITEMS, ()))


def shown(read_points: Sequence[Read]) -> str:
    """Return the points as the register writes them."""
    return points(tuple(Measure(text=point.text, items=point.items) for point in read_points)) or ""


class Old(NamedTuple):
    """A point of the ledger that the sheet shows: its index, its content, and its key, None for a bare text."""

    at: int
    content: Read
    key: str | None


def edits(key: str, old: Sequence[Old], new: Sequence[Read]) -> Iterator[Edit]:
    """Yield the edits of a list, the last first, so that no index moves; what the sheet does not show stays."""
    if not old:
        yield from (Insert((key,), point.value) for point in new)
        return
    match = SequenceMatcher(None, [_key(point.content) for point in old], list(map(_key, new)), autojunk=False)
    for tag, start, stop, first, last in reversed(match.get_opcodes()):
        if tag == "equal":
            for present, point in zip(reversed(old[start:stop]), reversed(new[first:last]), strict=True):
                yield from _own((key, present.at), present, point)
            continue
        paired = min(stop - start, last - first)
        at = old[start + paired].at if start + paired < len(old) else old[-1].at + 1
        yield from (Insert((key,), point.value, at) for point in reversed(new[first + paired : last]))
        yield from (Remove((key, present.at)) for present in reversed(old[start + paired : stop]))
        for present, point in zip(
            reversed(old[start : start + paired]), reversed(new[first : first + paired]), strict=True
        ):
            yield from _changed((key, present.at), present, point)


def _key(point: Read) -> tuple[str, tuple[str, ...]]:
    """Return what makes two points one: their texts, without what joins them to the next."""
    return point.text.rstrip(splitting.JOINERS), tuple(item.rstrip(splitting.JOINERS) for item in point.items)


def _own(path: Path, old: Old, new: Read) -> Iterator[Edit]:
    """Yield the edits of what a row of measures says of its own: its department, its deadline."""
    changed = {name: value for name, value in new.own.items() if old.content.own.get(name) != value}
    if changed and old.key is None:
        yield Put(path, {TEXT: old.content.text, **changed})
    elif changed:
        yield from (Put((*path, name), value) for name, value in changed.items())


def _changed(path: Path, old: Old, new: Read) -> Iterator[Edit]:
    if old.key is None:
        yield Put(path, new.value)
        return
    yield from _own(path, old, new)
    if old.content.text != new.text:
        yield Put((*path, old.key), new.text)
    if old.content.items != new.items:
        yield Put((*path, ITEMS), list(new.items)) if new.items else Remove((*path, ITEMS))


def old(present: Sequence[Measure | Plan | Evidence], listed: Sequence[bool], raw: Sequence[Any]) -> list[Old]:
    """Return the points of the ledger that the sheet lists; `raw` is the plain data of each."""
    return [
        Old(
            index,
            _read(point),
            None if isinstance(raw[index], str) else "title" if isinstance(point, Evidence) else TEXT,
        )
        for index, point in enumerate(present)
        if listed[index]
    ]


def _read(point: Measure | Plan | Evidence) -> Read:
    if isinstance(point, Evidence):
        return Read(point.name)
    own = {name: value for name in ("owner", "due", "when") if (value := getattr(point, name, None))}
    return Read(point.text, getattr(point, ITEMS, ()), tuple(own.items()))
