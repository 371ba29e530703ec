"""Claims on where the pages of a paper end, on what a printer would get: a PDF, whichever way it was made."""

import re
from collections.abc import Iterator

from conformity import ink, measure
from conformity.measure import MM, Line, Page

EDGE = 262
"""The lower edge of the text, in mm."""

_LABEL = re.compile("[^。；，：]{2,10}：[^。；，：]{0,10}")
_HEADING = re.compile("[一二三四五六七八九十]+、.{1,20}|（[一二三四五六七八九十]+）.{1,20}")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_NOTE = re.compile("（.*）")
_PRINTED = re.compile("抄送：.*|.*日印发")


def stranded(pdf: bytes) -> list[str]:
    """Return what stands where no office would leave it: a label or heading last on a page, a signature alone."""
    pages = measure.pages(pdf)
    return [*_last_lines(pages), *_signatures(pages)]


def foot(pdf: bytes) -> list[str]:
    """Return what is wrong with the imprint: not on the last page alone, off its edge, or over the text."""
    return list(_imprints(pdf))


def _last_lines(pages: list[Page]) -> Iterator[str]:
    for number, page in enumerate(pages[:-1], 1):
        last = page.text[-1].text if page.text else "…"
        if _LABEL.fullmatch(last) or _HEADING.fullmatch(last):
            yield f"{last} is last on page {number}"


def _signatures(pages: list[Page]) -> Iterator[str]:
    for number, page in enumerate(pages, 1):
        lines = [line.text for line in page.text]
        dates = [at for at, line in enumerate(lines) if _DATE.fullmatch(line)]
        if dates and dates[-1] < 2:
            yield f"on page {number} the signature stands alone: {lines[: dates[-1] + 1]}"
        if lines and _NOTE.fullmatch(lines[0]):
            yield f"on page {number} the note is without its signature"


def _imprints(pdf: bytes) -> Iterator[str]:
    pages = measure.pages(pdf)
    for number, page in enumerate(pages[:-1], 1):
        if any(_PRINTED.fullmatch(line.text) for line in page.text):
            yield f"the imprint is on page {number} of {len(pages)}"
    rules = [run for run in ink.runs(pdf, -1, red=False) if run.is_rule and run.bottom < EDGE + 4]
    if not rules or abs(rules[-1].bottom - EDGE) > 0.6:
        yield f"the last rule is at {rules[-1].bottom if rules else None} mm"
    printed = [line for line in pages[-1].text if _PRINTED.fullmatch(line.text)]
    above = [line for line in pages[-1].text if line not in printed]
    if not printed:
        yield "the last page has no imprint"
    elif above and _bottom(above) > min(line.top for line in printed):
        yield f"the imprint is over the text: {above[-1].text}"


def _bottom(lines: list[Line]) -> float:
    return max(line.middle for line in lines)


def places(pdf: bytes) -> list[float]:
    """Return where the last line of each page ends, in mm: a sweep that meets every page break has many of them."""
    return [page.text[-1].bottom / MM if page.text else 0.0 for page in measure.pages(pdf)]
