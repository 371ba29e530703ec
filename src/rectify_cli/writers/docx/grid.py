"""The grid of the page (GB/T 9704-2012, 5.2): 22 lines of 28 字, and lengths counted in them."""

import math
import unicodedata

LINE = 579
"""Height of a line, in twips: 225 mm / 22, and a hair less so that rounding never loses the last one."""

CHARACTERS = 28
"""字 in a line."""

CHARACTER = 315.89
"""Width of a 字 of the grid, in twips: 156 mm / 28."""

TITLE_LINE = 868
"""Height of a line of the title, in twips: one and a half lines."""

TITLE_CHARACTERS = 20
"""字 of 2号 in a line: 156 mm / 22 pt."""


def width(text: str) -> float:
    """Return the width of `text` in 字: a 汉字 is 1, a Western letter or digit a half, a combining mark 0."""
    return sum(_advance(character) for character in text)


def twips(characters: float) -> int:
    """Return the length of so many 字 of the grid, in twips."""
    return round(characters * CHARACTER)


def hundredths(characters: float) -> int:
    """Return so many 字 in hundredths, the unit of `w:leftChars` and its like."""
    return round(characters * 100)


def title_after(lines: tuple[str, ...]) -> int:
    """Return the space after the title, in twips: up to the next line of the grid, and one blank line more.

    A line of more than 20 字 turns over, and counts as the lines it takes.
    """
    height = TITLE_LINE * sum(max(1, math.ceil(width(line) / TITLE_CHARACTERS)) for line in lines)
    return (math.ceil(height / LINE) + 1) * LINE - height


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    # "A" (ambiguous) holds “ ” — …, which hint="eastAsia" sets in the Chinese font, full-width.
    return 1 if unicodedata.east_asian_width(character) in "WFA" else 0.5
