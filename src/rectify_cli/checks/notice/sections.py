"""A heading that says how many problems stand below it (附件1 整改清单（共20个问题）) has as many."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rectify_cli.core.chinese.ordinals import HAN
from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading
from rectify_cli.notices.grammar.counted_headings import count

HEADED = error(
    "N519",
    Phrase("标题写明的问题数等于其下所列的问题数", "a heading's number of problems is the number listed below it"),
    Phrase("清点该部分所列问题，更正有误的一个", "count the problems of that part, and correct what is wrong"),
)

_ANNEX = re.compile(rf"附件[ ]?(?:(?:{HAN}|[0-9]{{1,2}})?(?:[：:]|\s|$)|[0-9]{{1,2}}(?=[^，。；]+$))")
_LEVELS = (_ANNEX, re.compile(f"{HAN}、"), re.compile(f"[（(]{HAN}[）)]"))
_LONGEST = 60
_ABOVE = 3  # lines over a bracket that stands alone, in which its heading begins
_OFF = 2


class _Heading(NamedTuple):
    """A heading that counts: the block its number stands in, the one it begins in, its number and where."""

    block: int
    owner: int
    number: int
    at: Extent
    bodies: bool


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every heading whose number of problems is not that of those listed below it."""
    titles = sorted(listed.title.at.block for listed in reading.listed)
    if not titles or reading.unlisted:
        return
    several = len(set(titles)) < len(titles)  # bodies that one sentence names
    levels = _levels(reading, frozenset(titles), titles[-1])
    ends = _ends(levels, titles[-1])
    counted = [
        (heading, bisect_left(titles, ends[heading.owner]) - bisect_right(titles, heading.block))
        for heading in _headings(reading, levels, titles[-1])
    ]
    counted = [(heading, listed) for heading, listed in counted if listed and heading.bodies <= several]
    borne_out = any(heading.number == listed for heading, listed in counted)
    for heading, listed in counted:
        off = abs(heading.number - listed)
        if off and (borne_out or (len(counted) == 1 and off <= _OFF)):
            first = titles[bisect_right(titles, heading.block)]
            yield HEADED.broken(
                reading.place(heading.at),
                Phrase(
                    f"标题写明 {heading.number} 个，其下列出 {listed} 个",
                    f"the heading says {heading.number}, but {listed} are listed below it",
                ),
                Phrase(f"如所列无误，改为 {listed}", f"if the list is correct, write {listed}"),
                (Related(reading.place(Extent(first, 0, 1)), Phrase("其下第一个问题", "the first problem below it")),),
            )


def _levels(reading: Reading, titles: frozenset[int], last: int) -> dict[int, int]:
    """Return the level of each heading that is no problem, up to the last problem."""
    levels: dict[int, int] = {}
    for index, placed in enumerate(reading.source.blocks[: last + 1]):
        if index not in titles and len(placed.text) <= _LONGEST:
            level = next((level for level, pattern in enumerate(_LEVELS) if pattern.match(placed.text)), None)
            if level is not None:
                levels[index] = level
    return levels


def _headings(reading: Reading, levels: dict[int, int], last: int) -> Iterator[_Heading]:
    """Yield the headings that count; a count that stands alone belongs to the heading just above it."""
    for index, placed in enumerate(reading.source.blocks[: last + 1]):
        counted = count(placed.text)
        owner = next((above for above in range(index, max(-1, index - _ABOVE), -1) if above in levels), None)
        if counted and owner is not None:
            number, start, end, bodies = counted
            yield _Heading(index, owner, number, Extent(index, start, end), bodies)


def _ends(levels: dict[int, int], last: int) -> dict[int, int]:
    """Return where what stands below each heading ends: at the next of its level or an outer one."""
    ends: dict[int, int] = {}
    following = [last + 1] * len(_LEVELS)
    for index, level in sorted(levels.items(), reverse=True):
        ends[index] = min(following[: level + 1])
        following[level] = index
    return ends
