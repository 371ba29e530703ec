"""PDF -> SourceDocument: the lines of each page joined to paragraphs, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents import reflow
from rectify_cli.documents.notes import NOTE_MARK
from rectify_cli.documents.readers.pdf.pages import LIGHT, NOTE, TURNED, Printed, pages
from rectify_cli.documents.source import Skipped, SourceDocument, Stretch

RUNNING = Phrase("页眉、页脚或页码", "a header, a footer or a page number")
UNREADABLE = Phrase("无法识别的字符，以“\ufffd”代替", "a character that cannot be read, replaced by “\ufffd”")
WATERMARK = Phrase("水印", "a watermark")

_DIGITS = re.compile("[0-9]+")
_PAGE_NUMBER = re.compile(r"[-—–－\s]*[0-9]{1,4}[-—–－\s]*|第\s*[0-9]+\s*页.{0,12}")
_EDGE = 2
_FEWEST = 3
_SHARE = 0.4
_GAP = 1.35
UNKNOWN = "\ufffd"
_LARGE = 1.6
_NEARLY_ALL = 0.8


def read(content: bytes, file: str) -> SourceDocument:
    """Read a PDF; its places are counted in pages, and each line is the excerpt of its words."""
    printed = list(pages(content, file))
    left_out = _left_out(printed)
    skipped = [
        Skipped(line.text, Place(file, number, excerpt=line.text, unit=Unit.PAGE), left_out[number, line])
        for number, page in enumerate(printed, start=1)
        for line in page
        if (number, line) in left_out
    ]
    skipped += [
        Skipped(UNKNOWN, Place(file, number, excerpt=line.text, unit=Unit.PAGE), UNREADABLE)
        for number, page in enumerate(printed, start=1)
        for line in page
        if UNKNOWN in line.text
    ]
    kept = [
        (number, [line for line in page if (number, line) not in left_out])
        for number, page in enumerate(printed, start=1)
    ]
    blocks = tuple(reflow.paragraphs(list(_lines(kept)), on_pages=True))
    return SourceDocument(file, Unit.PAGE, blocks, tuple(skipped))


def _left_out(printed: Sequence[Sequence[Printed]]) -> dict[tuple[int, Printed], Phrase]:
    """Return the lines of each page that are not of the paper, and why."""
    out = {
        (number, line): NOTE_MARK for number, page in enumerate(printed, start=1) for line in page if line.apart == NOTE
    }
    out |= dict.fromkeys(_watermarks(printed), WATERMARK)
    rest = [[line for line in page if (number, line) not in out] for number, page in enumerate(printed, start=1)]
    return out | dict.fromkeys(_running(rest), RUNNING)


def _watermarks(printed: Sequence[Sequence[Printed]]) -> set[tuple[int, Printed]]:
    """Return the lines that are set aslant, and those that are light or large and the same on nearly every page."""
    usual = median([line.size for page in printed for line in page if line.size] or [0])
    on = Counter(
        text
        for page in printed
        for text in {line.text for line in page if line.apart == LIGHT or line.size > _LARGE * usual}
    )
    often = max(2, _NEARLY_ALL * len(printed))
    return {
        (number, line)
        for number, page in enumerate(printed, start=1)
        for line in page
        if line.apart == TURNED or (on[line.text] >= often and (line.apart == LIGHT or line.size > _LARGE * usual))
    }


def _running(printed: Sequence[Sequence[Printed]]) -> set[tuple[int, Printed]]:
    """Return the lines at the edges of pages that are page numbers, or the same on many pages but for digits."""
    edges = [
        (number, line)
        for number, page in enumerate(printed, start=1)
        for line in dict.fromkeys([*page[:_EDGE], *page[-_EDGE:]])
    ]
    alike = Counter(_masked(line) for _, line in edges)
    often = max(_FEWEST, _SHARE * len(printed))
    outermost = {(number, line) for number, page in enumerate(printed, start=1) for line in (*page[:1], *page[-1:])}
    return {
        (number, line)
        for number, line in edges
        if alike[_masked(line)] >= often or ((number, line) in outermost and _is_number(line.text))
    }


def _masked(line: Printed) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.top / 4)


def _is_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None


def _lines(numbered: Sequence[tuple[int, Sequence[Printed]]]) -> Iterator[reflow.FlowLine]:
    """Yield the lines in 字 from the left edge; one is apart where more than the usual space is above it."""
    lines = [line for _, page in numbered for line in page]
    size = _size(lines)
    gaps = [before.top - line.top for _, page in numbered for before, line in pairwise(page)]
    pitch = median(gaps) if gaps else 0.0
    for number, page in numbered:
        above = None
        for line in page:
            apart = above is not None and above - line.top > _GAP * pitch
            words = Stretch(line.text, number, line.text)
            yield reflow.FlowLine((words,), line.left / size, line.right / size, apart)
            above = line.top


def _size(lines: Sequence[Printed]) -> float:
    """Return the width of a 字 of the body: what most lines have."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max((size for size in sizes if size > 0), key=lambda size: sizes[size], default=16.0)
