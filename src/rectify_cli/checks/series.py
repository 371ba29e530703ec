"""Numbers that run in sequence through a notice: the levels of its headings, the steps of a series."""

import re
from typing import NamedTuple

from rectify_cli.core.chinese.ordinals import HAN
from rectify_cli.notices import Extent, Reading

_LEVELS = tuple(
    re.compile(rf"\s{{0,4}}{pattern}")
    for pattern in (
        f"(?P<number>{HAN})、(?!{HAN}[届次条章])",  # 十四、十五届县委
        f"[（(](?P<number>{HAN})[）)]",
        r"(?P<number>[0-9]{1,3})[.．、](?![0-9])",
        r"[（(](?P<number>[0-9]{1,3})[）)]",
    )
)
_FIRST_ANNEX = re.compile(r"附件[ ]?[：:][ ]?(?P<number>1)[.．、](?![0-9])")  # the list of attachments goes on with 2.
_ARABIC = 2
DEPTH = len(_LEVELS)
"""How many levels headings have."""


class Step(NamedTuple):
    """A number as printed, and where; `wanted` is what a wrong one should have been."""

    number: int
    at: Extent
    wanted: int | None = None

    def leads_to(self, number: int) -> bool:
        """Return True if a number follows; after a wrong one, also what would follow the right one."""
        return number == self.number + 1 or (self.wanted is not None and number == self.wanted + 1)


def level_of(text: str) -> tuple[int, re.Match[str]] | None:
    """Return the level (from 0) of the number a block begins with."""
    if match := _FIRST_ANNEX.match(text):
        return _ARABIC, match
    for level, pattern in enumerate(_LEVELS):
        match = pattern.match(text)
        if match:
            return level, match
    return None


def problem_numbers(reading: Reading) -> set[tuple[int, int]]:
    """Return the block and the offset of each number of a problem: their order is a rule of its own."""
    return {(listed.number.at.block, listed.number.at.start) for listed in reading.listed if listed.number}
