"""The grid of the page (GB/T 9704-2012, 5.2): 22 lines of 28 字, and lengths counted in them."""

import math

LINE = 579
"""Height of a line, in twips: 225 mm / 22, and a hair less so that rounding never loses the last one."""

CHARACTERS = 28
"""字 in a line."""

CHARACTER = 315.89
"""Width of a 字 of the grid, in twips: 156 mm / 28."""

CLOSER = -5
"""Space after each 字 where no grid ties it, in twips: 28 字 of 16 pt are 158 mm, the text is 156 mm wide."""

CHARACTER_SPACE = -842
"""The same for a grid that ties the 字, in 4096ths of a point (`w:charSpace`)."""

TITLE_LINE = 868
"""Height of a line of the title, in twips: one and a half lines."""

TITLE_CHARACTER = 440
"""Width of a 字 of 2号, in twips."""


def twips(characters: float) -> int:
    """Return the length of so many 字 of the grid, in twips."""
    return round(characters * CHARACTER)


def hundredths(characters: float) -> int:
    """Return so many 字 in hundredths, the unit of `w:leftChars` and its like."""
    return round(characters * 100)


def title_characters(text_width: int) -> int:
    """Return how many 字 of 2号 stand in a line of the title: 20 on a page of 156 mm."""
    return text_width // TITLE_CHARACTER


def title_after(lines: int) -> int:
    """Return the space after a title of so many lines, in twips: up to the next line of the grid, and one more."""
    height = TITLE_LINE * lines
    return (math.ceil(height / LINE) + 1) * LINE - height
