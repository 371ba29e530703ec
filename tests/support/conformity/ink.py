"""Bars and words of a page as they are drawn: PDF -> pixels -> where ink begins and ends, in mm from the upper edge."""

from itertools import groupby
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types

_DPI = 300
_LIGHT = 110
_BRIGHT = 180
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
        pixels, channels, stride = bytes(drawn.buffer), drawn.n_channels, drawn.stride
        inked = [
            any(
                (r > _BRIGHT and g < _LIGHT and b < _LIGHT) if red else (r < _LIGHT and g < _LIGHT and b < _LIGHT)
                for b, g, r in zip(row[0::channels], row[1::channels], row[2::channels], strict=True)
            )
            for row in (pixels[y * stride :][: drawn.width * channels] for y in range(drawn.height))
        ]
    finally:
        document.close()
    found, at = [], 0
    for ink, rows in groupby(inked):
        count = len(list(rows))
        if ink:
            found.append(Run(at * 25.4 / _DPI, (at + count) * 25.4 / _DPI))
        at += count
    return found


def texts(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
