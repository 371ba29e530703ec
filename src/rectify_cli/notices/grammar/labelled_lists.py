"""Points counted under a label (整改措施：, then 1.… 2.…), which are no problems though a label may follow the last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.notices.grammar.labels import SHORT, Label
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine

_LISTS = {Label.MEASURES, Label.RESULTS, Label.PLAN}
_FIRST = {
    LineKind.ARABIC: re.compile(r"1[.．、]"),
    LineKind.ARABIC_BRACKET: re.compile("[（(]1[）)]"),
    LineKind.HAN_BRACKET: re.compile("[（(]一[）)]"),
}
_NUMBERED = {LineKind.HAN_BRACKET, LineKind.ARABIC, LineKind.ARABIC_BRACKET}


@dataclass(slots=True)
class _Head:
    """The problem that labels stand under: its kind of number, its number, and the first label behind it."""

    kind: LineKind | None = None
    number: int = 0
    labelled: bool = False
    first: Label | str | None = None


def points(lines: Sequence[NoticeLine]) -> set[int]:
    """Return the lines that go on counting from 1 under a label.

    A line that might as well be the next problem is one if the label of the first behind a problem follows it.
    """
    found: set[int] = set()
    head = _Head()
    kind: LineKind | None = None
    last = 0
    opened = False
    for index, line in enumerate(lines):
        here, number = _number(line)
        if line.label in _LISTS or (line.field and line.field not in SHORT):
            head.first = head.first or line.label or line.field
            kind = next((kind for kind, first in _FIRST.items() if first.match(line.text)), None)
            last, opened = int(kind is not None), kind is not None or not line.text
        elif line.label not in {None, Label.PROBLEM} or line.field:
            head.first = head.first or line.label or line.field
            opened = False
        elif here is None:
            opened = opened and (kind is not None or line.text.endswith("："))
        elif (
            opened
            and line.label is None
            and _goes_on(head, here, number, (kind, last))
            and not _next(lines, index, head)
        ):
            if here is (kind or here):
                kind, last = here, number
            found.add(index)
        else:
            opened = False
            head = _Head(here, number, line.label is Label.PROBLEM)
    return found


def _number(line: NoticeLine) -> tuple[LineKind | None, int]:
    """Return the kind of number a line has that may count points, and the number."""
    ordinal = line.ordinals[0] if line.ordinals else None
    if ordinal is None or ordinal.kind is LineKind.SPELLED:
        return None, 0
    return ordinal.kind, ordinal.number.value


def _goes_on(head: _Head, here: LineKind, number: int, before: tuple[LineKind | None, int]) -> bool:
    """Return True if a number is the first of a list, the next after those `before`, or one of points within."""
    kind, last = before
    if here not in _NUMBERED or (head.kind in _NUMBERED and here < head.kind):
        return False
    if kind is None:
        return number == 1
    return (here is kind and number == last + 1) or here > kind


def _next(lines: Sequence[NoticeLine], index: int, head: _Head) -> bool:
    """Return True if a line that has the number of the next problem is one."""
    here, number = _number(lines[index])
    if here is not head.kind or number != head.number + 1 or head.labelled:
        return False
    after = next((line for line in lines[index + 1 :] if line.label or line.field or line.ordinals), None)
    return after is not None and (after.label or after.field) == head.first
