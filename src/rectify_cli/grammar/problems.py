"""Lines -> the problems a notice lists, each with what stands under it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.grammar import bodies, states
from rectify_cli.grammar.heads import by_state, heads, opening
from rectify_cli.grammar.labels import Label
from rectify_cli.grammar.lines import Kind, Line
from rectify_cli.reading import Extent, Listed, Said
from rectify_cli.terms import Register

_CLOSING = re.compile("联系(?:电话|方式|人)|欢迎.{0,30}(?:监督|反映|提出)|特此(?:通报|公告|报告|公示)|专此")
_FRAME = re.compile("下一步|下步|今后|后续|打算|长效机制|持续深化|巩固.{0,8}成果|工作安排")
_STATED = re.compile(f"[（(]({states.WORD})[）)]$")
_IMMEDIATE = re.compile("立行立改|即知即改|边巡边改|立查立改")
_LONGEST_HEADING = 60
_ABOVE = 100  # headings looked at for the one a problem stands under


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems, and the blocks (first and last) they stand in."""

    listed: tuple[Listed, ...] = ()
    first: int | None = None
    last: int | None = None


def problems(lines: Sequence[Line], title: str, end: int) -> Problems:
    """Return the problems; `end` is the number of the block the signature begins at."""
    found = heads(lines)
    if not found.problems:
        return Problems()
    stops = sorted({*found.problems, *found.groups, *_ends(lines, end, found.problems[-1]), len(lines)})
    register = Register.IMMEDIATE if _IMMEDIATE.search(title) else Register.ISSUES
    listed: list[Listed] = []
    for index in found.problems:
        stop = stops[bisect_right(stops, index)]
        above = [lines[group] for group in found.groups[: bisect_right(found.groups, index)][-_ABOVE:]]
        listed.append(_listed(lines[index], lines[index + 1 : stop], above, register))
    first = min((found.problems[0], *(group for group in found.groups if lines[group].block)))
    return Problems(
        tuple(listed), lines[found.problems[0]].block if first else lines[first].block, listed[-1].last_block
    )


def _ends(lines: Sequence[Line], end: int, last: int) -> list[int]:
    """Return the lines behind the last problem at which the frame of the paper goes on."""
    return [
        index
        for index, line in enumerate(lines)
        if line.block >= end
        or (line.kind is Kind.HAN and index > last and len(line.text) <= _LONGEST_HEADING and not line.label)
        or (line.ordinals and _FRAME.search(line.text) and len(line.text) <= _LONGEST_HEADING and _outer(line))
        or (index > last and _CLOSING.search(line.text))
    ]


def _outer(line: Line) -> bool:
    return line.kind in {Kind.HAN, Kind.HAN_BRACKET}


def _listed(head: Line, under: Sequence[Line], above: Sequence[Line], register: Register) -> Listed:
    title, word, rest = _head(head)
    body = bodies.read([*rest, *under])
    group = next((line for line in reversed(above) if by_state(line) or line.kind is Kind.HAN), None)
    inherited = by_state(group) if group else None
    said = body.word or word
    if said is None and group is not None and inherited is not None and "（" not in group.text:
        start = group.start + group.text.find(inherited)
        said = Said(inherited, Extent(group.block, start, start + len(inherited)))
    number = head.numbered(Kind.PROBLEM) or (head.ordinals[0] if head.ordinals else None)
    if group is not None and _IMMEDIATE.search(group.text):
        register = Register.IMMEDIATE
    return Listed(
        register=register,
        title=title,
        number=number.number if number else None,
        aspect=_aspect(head, above),
        word=said,
        status=states.status(said.value) if said else None,
        measures=body.measures,
        measures_as=body.measures_as,
        plan=body.plan,
        plan_as=body.plan_as,
        last_block=under[-1].block if under else head.block,
    )


def _head(head: Line) -> tuple[Said[str], Said[str] | None, list[Line]]:
    """Return the title of a problem, the status in brackets behind it, and what of its line belongs to its body."""
    whole = head.text.rstrip("。 ")
    title = whole if head.label is Label.PROBLEM or "。" not in whole else opening(head)
    stated = _STATED.search(title)
    word = None
    if stated:
        at = head.start + stated.start(1)
        word = Said(stated[1], Extent(head.block, at, at + len(stated[1])))
        title = title[: stated.start()]
    rest = head.text[len(title) :].lstrip("。：: ") if not stated else ""
    start = head.end - len(rest)
    body = [Line(head.block, start, start, head.end, rest)] if rest and rest != whole else []
    return Said(title, Extent(head.block, head.start, head.start + len(title))), word, body


def _aspect(head: Line, above: Sequence[Line]) -> Said[str] | None:
    """Return the heading right above in the paper that groups problems; a section of the paper is none."""
    for line in reversed(above):
        if line.kind is Kind.HAN and "方面" not in line.text:
            return None
        if by_state(line) is None and (line.kind is None or head.kind is None or line.kind < head.kind):
            return line.said
    return None
