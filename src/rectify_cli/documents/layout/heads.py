"""What all formats share of a head (版头): the size of its mark, the names of a joint paper, the rows of 签发人."""

from collections.abc import Sequence
from typing import NamedTuple

from rectify_cli.core.chinese import width

LARGEST = 44.0
"""The largest size of a mark, in points; a longer one is smaller (GB/T 9704-2012, 7.2.4, leaves the size open)."""

_LARGEST_JOINT = 36.0
"""That of the names of a joint paper, which stand one under the other."""

_WIDEST = 440.0
"""The greatest width of a mark, in points: slightly less than the 156 mm of the text."""

_PAPER = "文件"


class Mark(NamedTuple):
    """The lines of a mark (发文机关标志), the word to their right (文件, or nothing), and their size in points."""

    names: tuple[str, ...]
    word: str
    size: float


def mark(first: str, joint: Sequence[str] = (), widest: float = _WIDEST) -> Mark:
    """Return the mark of one body in a line, or of several under one another: it shrinks rather than wrap."""
    if not joint:
        return Mark((first,), "", _fitting(width.of(first), LARGEST, widest))
    names, word = (first, *joint), ""
    if any(name.endswith(_PAPER) for name in names):
        names, word = tuple(name.removesuffix(_PAPER) or name for name in names), _PAPER
    across = max(map(width.of, names)) + (len(word) + 1 if word else 0)
    return Mark(names, word, _fitting(across, _LARGEST_JOINT, widest))


def _fitting(characters: float, largest: float, widest: float) -> float:
    return min(largest, int(2 * widest / max(characters, 1)) / 2)


def signed(names: Sequence[str]) -> list[str]:
    """Return the rows of 签发人: two names to a row, each name as wide as the longest (7.2.6)."""
    longest = max(map(len, names), default=0)
    padded = [name + "\u3000" * (longest - len(name)) for name in names]
    return ["\u3000".join(padded[at : at + 2]).rstrip("\u3000") for at in range(0, len(padded), 2)]
