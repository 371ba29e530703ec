"""The issuer and the date below the text (发文机关署名、成文日期; GB/T 9704-2012, 7.3.5)."""

from collections.abc import Callable, Iterator, Sequence

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
_BEYOND = -grid.twips(2)


def lines(
    issuers: Sequence[str], date: str, style: Callable[[str], str], *, sealed: bool, kept: bool = False
) -> Iterator[Element]:
    """Yield a paragraph for each body and one for the date, kept on one page (7.3.5.5); a note keeps them with itself.

    The blank line before the first is in the style.
    """
    longest = max(issuers, key=width.of)
    left = _sealed(longest, date) if sealed else _unsealed(longest, date)
    for number, issuer in enumerate(issuers):
        own = min(_sealed(issuer, date)[0], left[1]) if sealed else left[0]
        # The blank line is before the first alone.
        closer = (w("spacing", before=0),) if number else ()
        yield _line(issuer, style(ISSUER), own, w("keepNext"), w("keepLines"), *closer, sealed=sealed)
    # A fallback font with wide digits may turn the line: it stays whole.
    yield _line(date, style(DATE), left[1], *((w("keepNext"),) if kept else ()), w("keepLines"), sealed=sealed)


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


def _sealed(issuer: str, date: str) -> tuple[float, float]:
    """Return the left indents in 字 that centre both lines on a date that ends 4 字 from the right (7.3.5.1).

    A 署名 too long for that ends at the right edge.
    """
    left = max(grid.CHARACTERS - 2 * (_RIGHT_SEALED + width.of(date) / 2), 0)
    return max(min(left, grid.CHARACTERS - width.of(issuer)), 0), left


def _from_right(text: str) -> float:
    """Return the indent in 字 of a line that ends 2 字 from the right; a full line begins at the left."""
    return max(grid.CHARACTERS - _RIGHT - width.of(text), 0)


def _line(text: str, style: str, left: float, *properties: Element, sealed: bool) -> Element:
    # Digits wider than half a 字, as of a font that stands in, go beyond the edge rather than turn the line.
    beyond = {} if sealed else {"right": _BEYOND}
    return paragraph(
        (
            w("pStyle", val=style),
            *properties,
            # The zero of the first line is explicit: the style may be based on one that indents it.
            w("ind", leftChars=grid.hundredths(left), left=grid.twips(left), firstLineChars=0, firstLine=0, **beyond),
            w("jc", val="center" if sealed else "left"),
        ),
        [run(Span(text))],
    )
