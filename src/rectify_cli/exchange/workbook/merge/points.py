"""Points in a cell: a text of numbered lines -> points, and the smallest edits from those of the ledger to them."""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from rectify_cli.core.chinese import ordinals
from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.exchange.workbook.columns import points
from rectify_cli.ledger import facts
from rectify_cli.ledger.edits import TEXT, Edit, Insert, Path, Put, Remove, Value
from rectify_cli.ledger.model import Evidence, Measure, Plan, Point

ITEMS = "items"

_POINT = re.compile(
    rf"(?:(?P<digits>\d{{1,2}})[.．、](?!\d)|(?P<circled>{ordinals.CIRCLED})|(?P<spelled>{ordinals.HAN})(?:是|、)"
    rf"|[（(](?P<bracketed>{ordinals.HAN})[）)])\s*"
)
_INNER = re.compile(r"[（(](\d{1,2})[）)]\s*")


class Read(NamedTuple):
    """A point as read from a cell."""

    text: str
    items: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        """Its value in a new list."""
        return {TEXT: self.text, ITEMS: list(self.items)} if self.items else self.text


def read(text: str) -> tuple[Read, ...]:
    """Return the points of a canonical text: one per number, or one per line if none is numbered.

    None begins with an ordinal.
    """
    lines = [line for line in text.split("\n") if line]
    numbered = bool(lines) and _number(lines[0]) == 1
    read_points: list[Read] = []
    for line in lines:
        last = read_points[-1] if read_points else None
        inner = _INNER.match(line)
        number = _number(line)
        if last and inner and int(inner[1]) == len(last.items) + 1:
            read_points[-1] = Read(last.text, (*last.items, line[inner.end() :]))
        elif numbered and number == len(read_points) + 1:
            read_points.append(Read(_bare(line)))
        elif last and numbered:
            read_points[-1] = _longer(last, line)
        else:
            read_points.append(Read(line))
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

    return tuple(Read(prose(point.text), tuple(map(prose, point.items))) for point in new or ())


def _texts(point: Point) -> tuple[str, ...]:
    return (point.text, *getattr(point, ITEMS, ()))


def shown(read_points: Sequence[Read]) -> str:
    """Return the points as the register writes them."""
    return points(tuple(Measure(text=point.text, items=point.items) for point in read_points)) or ""


def _longer(point: Read, line: str) -> Read:
    """Return a point with one more line, in its text or in the last of its items."""
    if point.items:
        return Read(point.text, (*point.items[:-1], f"{point.items[-1]}\n{line}"))
    return Read(f"{point.text}\n{line}")


def _number(line: str) -> int | None:
    matched = _POINT.match(line)
    if matched is None or matched.end() == len(line):
        return None
    return ordinals.value(next(mark for mark in matched.groups() if mark))


def _bare(line: str) -> str:
    matched = _POINT.match(line)
    return line[matched.end() :] if matched else line


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
    match = SequenceMatcher(None, [point.content for point in old], list(new), autojunk=False)
    for tag, start, stop, first, last in reversed(match.get_opcodes()):
        if tag == "equal":
            continue
        paired = min(stop - start, last - first)
        at = old[start + paired].at if start + paired < len(old) else old[-1].at + 1
        yield from (Insert((key,), point.value, at) for point in reversed(new[first + paired : last]))
        yield from (Remove((key, present.at)) for present in reversed(old[start + paired : stop]))
        for present, point in zip(
            reversed(old[start : start + paired]), reversed(new[first : first + paired]), strict=True
        ):
            yield from _changed((key, present.at), present, point)


def _changed(path: Path, old: Old, new: Read) -> Iterator[Edit]:
    if old.key is None:
        yield Put(path, new.value)
        return
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
    return Read(point.name) if isinstance(point, Evidence) else Read(point.text, getattr(point, ITEMS, ()))
