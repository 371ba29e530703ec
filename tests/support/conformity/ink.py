"""Bars and words of a page as they are drawn: PDF -> pixels -> where ink begins and ends, in mm from the upper edge."""

from itertools import groupby
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types

_DPI = 300
_LIGHT = 110
_BRIGHT = 180
_DARK = bytes(value < _LIGHT for value in range(256))
_FULL = bytes(value > _BRIGHT for value in range(256))
_RULE = 1.6
"""The most a rule is high, a double one included, in mm."""


class Run(NamedTuple):
    """Rows of a page with ink, from the upper edge of the page, in mm."""

    top: float
    bottom: float

    @property
    def is_rule(self) -> bool:
        """Return True if it is as thin as a rule."""
        return self.bottom - self.top <= _RULE


def runs(pdf: bytes, page: int, *, red: bool) -> list[Run]:
    """Return the runs of rows with red ink, or with black; `page` counts from 0, or from the end if negative."""
    document = pdfium.PdfDocument(pdf)
    try:
        drawn = document[page % len(document)].render(scale=_DPI / 72)
        pixels, width, stride = bytes(drawn.buffer), drawn.width * drawn.n_channels, drawn.stride
        rows = (pixels[y * stride : y * stride + width] for y in range(drawn.height))
        inked = [_has_ink(row, drawn.n_channels, (_DARK, _DARK, _FULL if red else _DARK)) for row in rows]
    finally:
        document.close()
    found, at = [], 0
    for ink, same in groupby(inked):
        count = len(list(same))
        if ink:
            found.append(Run(at * 25.4 / _DPI, (at + count) * 25.4 / _DPI))
        at += count
    return found


def _has_ink(row: bytes, channels: int, wanted: tuple[bytes, bytes, bytes]) -> bool:
    """Return True if some pixel of a row has all three colours (blue, green, red) as wanted."""
    blue, green, red = (int.from_bytes(row[at::channels].translate(table)) for at, table in enumerate(wanted))
    return bool(blue & green & red)


def texts(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
