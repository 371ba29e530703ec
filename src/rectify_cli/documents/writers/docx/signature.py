"""The issuer and the date below the text (发文机关署名、成文日期; GB/T 9704-2012, 7.3.5)."""

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from rectify_cli.core.chinese import width
from rectify_cli.documents.document import Span
from rectify_cli.documents.writers.docx import grid
from rectify_cli.documents.writers.docx.elements import paragraph, run, w

ISSUER = "公文署名"
DATE = "公文成文日期"

_RIGHT = 2
_RIGHT_SEALED = 4
_SHIFT = 2


def lines(issuer: str, date: str, style: Callable[[str], str], *, sealed: bool) -> Iterator[Element]:
    """Yield the two paragraphs, kept on one page (7.3.5.5); the blank line before them is in the style."""
    left = _sealed(date) if sealed else _unsealed(issuer, date)
    yield _line(issuer, style(ISSUER), left[0], sealed=sealed, kept=True)
    yield _line(date, style(DATE), left[1], sealed=sealed, kept=False)


def _unsealed(issuer: str, date: str) -> tuple[float, float]:
    """Return the left indents in 字 (7.3.5.2).

    The 署名 ends 2 字 from the right, and the date begins 2 字 right of its first 字; a date longer than
    the 署名 ends 2 字 from the right instead, and the 署名 moves left with it.
    """
    if width.of(date) > width.of(issuer):
        right = _from_right(date)
        return max(right - _SHIFT, 0), right
    left = _from_right(issuer)
    return left, left + _SHIFT


def _sealed(date: str) -> tuple[float, float]:
    """Return the left indents in 字 that centre both lines on a date that ends 4 字 from the right (7.3.5.1)."""
    left = max(grid.CHARACTERS - 2 * (_RIGHT_SEALED + width.of(date) / 2), 0)
    return left, left


def _from_right(text: str) -> float:
    """Return the indent in 字 of a line that ends 2 字 from the right; a full line begins at the left."""
    return max(grid.CHARACTERS - _RIGHT - width.of(text), 0)


def _line(text: str, style: str, left: float, *, sealed: bool, kept: bool) -> Element:
    return paragraph(
        (
            w("pStyle", val=style),
            *((w("keepNext"),) if kept else ()),
            # The zero of the first line is explicit: the style may be based on one that indents it.
            w("ind", leftChars=grid.hundredths(left), left=grid.twips(left), firstLineChars=0, firstLine=0),
            w("jc", val="center" if sealed else "left"),
        ),
        [run(Span(text))],
    )
