"""The page of the base file: how wide its text is, and the page turned for wide tables."""

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.shared import Length, Mm

_A4 = (Mm(210), Mm(297))
_NONE = Length(0)


def width(file: WordFile) -> int:
    """Return the width of the text (版心), in twips."""
    section = file.sections[-1]
    sides = (section.left_margin, section.right_margin, section.gutter)
    return int((section.page_width or _A4[0]).twips - sum((side or _NONE).twips for side in sides))


def turn(file: WordFile) -> None:
    """Turn the page to the left: its sides change places, and its margins go with them."""
    section = file.sections[-1]
    wide, high = section.page_width or _A4[0], section.page_height or _A4[1]
    top, right, bottom, left = section.top_margin, section.right_margin, section.bottom_margin, section.left_margin
    section.page_width, section.page_height = high, wide
    section.left_margin, section.top_margin, section.right_margin, section.bottom_margin = top, right, bottom, left
    section.orientation = WD_ORIENT.LANDSCAPE
