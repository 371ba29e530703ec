"""Points in a cell: a text of numbered lines -> points, and the smallest edits from those of the ledger to them."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from rectify_cli.core.chinese import ordinals
from rectify_cli.exchange.workbook.columns import points
from rectify_cli.ledger.edits import TEXT, Edit, Insert, Path, Put, Remove, Value
from rectify_cli.ledger.model import Evidence, Measure, Plan

ITEMS = "items"

_POINT = re.compile(
    rf"(?:(?P<digits>\d{{1,2}})[.．、](?!\d)|(?P<circled>{ordinals.CIRCLED})|(?P<spelled>{ordinals.HAN})(?:是|、)"
    rf"|[（(](?P<bracketed>{ordinals.HAN})[）)])\s*"
)
_INNER = re.compile(r"[（(](\d{1,2})[）)]\s*")


class Read(NamedTuple):
    """A point as a cell says it."""

    text: str
    items: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        """How it is written in a new list."""
        return {TEXT: self.text, ITEMS: list(self.items)} if self.items else self.text


def read(text: str) -> tuple[Read, ...]:
    """Return the points of a canonical text: each numbered in turn, each line where none is."""
    lines = [line for line in text.split("\n") if line]
    numbered = bool(lines) and _number(lines[0]) == 1
    found: list[Read] = []
    for line in lines:
        last = found[-1] if found else None
        inner = _INNER.match(line)
        number = _number(line)
        if last and inner and int(inner[1]) == len(last.items) + 1:
            found[-1] = Read(last.text, (*last.items, line[inner.end() :]))
        elif numbered and number == len(found) + 1:
            found.append(Read(_bare(line)))
        elif last and numbered:
            found[-1] = _longer(last, line)
        else:
            found.append(Read(line))
    return tuple(found)


def shown(read_points: Sequence[Read]) -> str:
    """Return the points as the register writes them."""
    return points(tuple(Measure(text=point.text, items=point.items) for point in read_points)) or ""


def _longer(point: Read, line: str) -> Read:
    """Return a point with one more line, in its text or in the last of its items."""
    if point.items:
        return Read(point.text, (*point.items[:-1], f"{point.items[-1]}\n{line}"))
    return Read(f"{point.text}\n{line}")


def _number(line: str) -> int | None:
    found = _POINT.match(line)
    if found is None or found.end() == len(line):
        return None
    return ordinals.value(next(mark for mark in found.groups() if mark))


def _bare(line: str) -> str:
    found = _POINT.match(line)
    return line[found.end() :] if found else line


class Old(NamedTuple):
    """A point of the ledger that the sheet shows: where it stands among all, what it says, and under which key.

    Where it is a bare text in the file there is no key.
    """

    at: int
    said: Read
    key: str | None


def edits(key: str, old: Sequence[Old], new: Sequence[Read]) -> Iterator[Edit]:
    """Yield the edits of a list, the last first, so that no index moves; what the sheet does not show stays."""
    if not old:
        yield from (Insert((key,), point.value) for point in new)
        return
    match = SequenceMatcher(None, [one.said for one in old], list(new), autojunk=False)
    for tag, start, stop, first, last in reversed(match.get_opcodes()):
        if tag == "equal":
            continue
        paired = min(stop - start, last - first)
        at = old[start + paired].at if start + paired < len(old) else old[-1].at + 1
        yield from (Insert((key,), point.value, at) for point in reversed(new[first + paired : last]))
        yield from (Remove((key, one.at)) for one in reversed(old[start + paired : stop]))
        for one, point in zip(
            reversed(old[start : start + paired]), reversed(new[first : first + paired]), strict=True
        ):
            yield from _changed((key, one.at), one, point)


def _changed(path: Path, old: Old, new: Read) -> Iterator[Edit]:
    if old.key is None:
        yield Put(path, new.value)
        return
    if old.said.text != new.text:
        yield Put((*path, old.key), new.text)
    if old.said.items != new.items:
        yield Put((*path, ITEMS), list(new.items)) if new.items else Remove((*path, ITEMS))


def old(present: Sequence[Measure | Plan | Evidence], listed: Sequence[bool], raw: Sequence[Any]) -> list[Old]:
    """Return the points of the ledger that the sheet lists; `raw` is how the file writes each."""
    return [
        Old(
            index,
            _said(point),
            None if isinstance(raw[index], str) else "title" if isinstance(point, Evidence) else TEXT,
        )
        for index, point in enumerate(present)
        if listed[index]
    ]


def _said(point: Measure | Plan | Evidence) -> Read:
    return Read(point.name) if isinstance(point, Evidence) else Read(point.text, getattr(point, ITEMS, ()))
