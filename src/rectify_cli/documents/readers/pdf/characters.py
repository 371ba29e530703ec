"""The characters of a page of a PDF as pdfium counts them: which, how large, how turned and how light."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rectify_cli.documents.notes import is_note_mark

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped] # it ships no types

Stretch = tuple[int, int]

SECOND = "\ufdd0"
"""What stands for the second half of a character that pdfium counts as two (𠮷): a code that no text has."""

_HALVES = range(0xD800, 0xE000)
_LATER_HALVES = range(0xDC00, 0xE000)
_MOST = 0x10FFFF
_HALF = re.compile("[\ud800-\udfff]")
_DIGITS = re.compile(r"[0-9\[\]［］〔〕()（）①-⑳*※]+")
_SMALL, _RAISED = 0.8, 0.15
_NEAR = 4
_LIGHT = 0xA0
_STRAIGHT = 2.0


def text_of(page: "PdfTextPage", count: int) -> str:
    """Return as many characters as the page counts, so that offsets are those of its boxes."""
    text: str = page.get_text_range(0, count) if count else ""
    if len(text) == count and not _HALF.search(text):
        return text
    from pypdfium2 import raw  # noqa: PLC0415 - part of the extra `pdf`, wanted only for a PDF

    codes = [raw.FPDFText_GetUnicode(page, index) for index in range(count)]
    return "".join(characters(codes))


def characters(codes: list[int]) -> Iterator[str]:
    """Yield a character for each code: half a character alone is none, the second half stands for nothing."""
    before = 0
    for code, after in zip(codes, [*codes[1:], 0], strict=True):
        if before in _HALVES and before not in _LATER_HALVES and code in _LATER_HALVES:
            yield SECOND
        elif code in _HALVES and code not in _LATER_HALVES and after in _LATER_HALVES:
            yield chr(0x10000 + ((code - 0xD800) << 10) + (after - 0xDC00))
        else:
            yield chr(code) if 0 < code <= _MOST and code not in _HALVES else "\ufffd"
        before = code


def box(page: "PdfTextPage", index: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character, its side bearings included."""
    left, bottom, right, top = page.get_charbox(index, loose=True)
    return left, bottom, right, top


def is_turned(page: "PdfTextPage", index: int) -> bool:
    """Return True if a character is set aslant; one that is upright on a turned page is not."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    degrees = math.degrees(raw.FPDFText_GetCharAngle(page, index)) % 90
    return _STRAIGHT < degrees < 90 - _STRAIGHT


def is_light(page: "PdfTextPage", index: int) -> bool:
    """Return True if a character is so light that what is written over it can be read."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(page, index, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= _LIGHT or alpha.value < 0xFF - _LIGHT


def note_marks(page: "PdfTextPage", text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the marks of notes in a line: digits smaller than its first character, and raised."""
    _, low, _, high = box(page, start)
    for run in _DIGITS.finditer(text, start + 1, end):
        small = [index for index in range(*run.span()) if is_raised((low, high), box(page, index)[1::2])]
        if small and small[-1] - small[0] + 1 == len(small):
            first, last = small[0], small[-1] + 1
            if is_note_mark(text[first:last], text[max(start, first - _NEAR) : first]):
                yield first, last


def is_raised(usual: tuple[float, float], other: tuple[float, ...]) -> bool:
    """Return True if words are smaller than others and raised beside them; each by its lower and its upper edge."""
    height = usual[1] - usual[0]
    return other[1] - other[0] <= _SMALL * height and other[0] - usual[0] >= _RAISED * height
