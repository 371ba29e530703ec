"""The grid of the page (GB/T 9704-2012, 5.2): 22 lines of 28 字, and lengths counted in them."""

import math

from rectify_cli.documents.layout import standard

LINE = 579
"""Height of a line, in twips: 225 mm / 22, slightly less so that rounding never loses the last line."""

CHARACTERS = standard.CHARACTERS
"""How many 字 a line holds."""

CHARACTER = 315.89
"""Width of a 字 of the grid, in twips: 156 mm / 28."""

CLOSER = -5
"""Space after each 字 that is not on a grid, in twips: 28 字 of 16 pt are 158 mm, the text is 156 mm wide."""

CHARACTER_SPACE = -842
"""The same for 字 on a grid, in 4096ths of a point (`w:charSpace`)."""

TITLE_LINE = 868
"""Height of a line of the title, in twips: one and a half lines."""

TITLE_CHARACTER = 440
"""Width of a 字 of 2号, in twips."""


def twips(characters: float) -> int:
    """Return the width of a number of 字 of the grid, in twips."""
    return round(characters * CHARACTER)


def hundredths(characters: float) -> int:
    """Return a number of 字 in hundredths, the unit of `w:leftChars` and the like."""
    return round(characters * 100)


def title_characters(text_width: int) -> int:
    """Return how many 字 of 2号 a line of the title holds: 20 in a text 156 mm wide."""
    return text_width // TITLE_CHARACTER


def title_after(lines: int) -> int:
    """Return the space after a title of `lines` lines, in twips: up to the next line of the grid, and one more."""
    height = TITLE_LINE * lines
    return (math.ceil(height / LINE) + 1) * LINE - height
