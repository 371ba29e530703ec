"""The pages of a PDF -> the lines printed on them, from the top down (pypdfium2)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rectify_cli.core import bounds
from rectify_cli.core.chinese.sentences import HAN
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.notes import is_note_mark
from rectify_cli.documents.opening import refused
from rectify_cli.documents.readers.pdf import characters, fence
from rectify_cli.documents.readers.pdf.characters import SECOND, box

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped] # it ships no types

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"(?<=\S) +(?=\S)")
_HAN = re.compile(f"[{HAN}]")
_ENCRYPTED = 4
_NEAR = 4


TURNED, LIGHT, NOTE = "turned", "light", "note"
"""How a line stands apart from the text of its page: aslant, in a light colour, as the mark of a note."""


class Printed(NamedTuple):
    """A line: where it stands on the page in points, and how wide a 字 in it is (0 where it has none).

    `apart` is how it stands apart from the text of the page, where it does.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    apart: str = ""


class Unread(NamedTuple):
    """Why a PDF was not read: the code of pdfium, or the page, or that it is too large."""

    code: int | None = None
    page: int | None = None
    large: bool = False


def pages(content: bytes, file: str) -> list[list[Printed]]:
    """Return the lines of each page; raises DataError for what is broken, encrypted, too large, or only scanned."""
    # The extra `pdf`, wanted only for a PDF; before the fence, so that the import happens once.
    import pypdfium2  # noqa: PLC0415, F401 - as said

    try:
        lines, why = fence.within(_printed, content)
    except fence.TooLargeError as large:
        raise _too_large(file) from large
    if why is not None:
        raise _refused(file, Unread(*why))
    if not any(lines):
        raise refused(
            file,
            Phrase("PDF 中没有文字，可能是扫描件", "the PDF has no text; it may be a scan"),
            Phrase(
                "先做文字识别（OCR），将文字存为 .docx 或 .txt",
                "run text recognition (OCR) first, and save the text as .docx or .txt",
            ),
        )
    return [[Printed(*line) for line in page] for page in lines]


def _printed(content: bytes) -> tuple[list[list[Printed]], Unread | None]:
    """Return the lines of each page, or why there are none."""
    import pypdfium2  # noqa: PLC0415 - as above

    try:
        paper = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as bad:
        return [], Unread(code=getattr(bad, "err_code", None))
    printed: list[list[Printed]] = []
    try:
        if len(paper) > bounds.PAGES:
            return [], Unread(large=True)
        left = bounds.TEXT
        for number in range(len(paper)):
            page = paper[number].get_textpage()
            left -= page.count_chars()
            if left < 0 or page.count_chars() > bounds.PAGE_TEXT:
                return [], Unread(large=True)
            printed.append(_lines(page))
    except pypdfium2.PdfiumError:
        return [], Unread(page=len(printed) + 1)
    finally:
        paper.close()
    return printed, None


def _lines(page: "PdfTextPage") -> list[Printed]:
    """Return the lines of a page; pieces at one height are one line, whatever order they were drawn in."""
    text = characters.text_of(page, page.count_chars())
    pieces = [line for match in _LINE.finditer(text) for line in _line(page, text, *match.span())]
    pieces.sort(key=lambda line: (-line.top, line.left))
    merged: list[Printed] = []
    for line in pieces:
        if merged and not line.apart and not merged[-1].apart and _beside(merged[-1], line):
            merged[-1:] = _merged(merged[-1], line)
        else:
            merged.append(line)
    return merged


def _line(page: "PdfTextPage", text: str, start: int, end: int) -> Iterator[Printed]:
    """Yield a line, and before it the marks of notes in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    left, bottom, _, top = box(page, start)
    _, _, right, _ = box(page, end - 1)
    han = _HAN.search(text, start, end)
    size = 0.0
    if han is not None:
        first, _, last, _ = box(page, han.start())
        size = last - first
    apart = TURNED if characters.is_turned(page, start) else LIGHT if characters.is_light(page, start) else ""
    marks = list(characters.note_marks(page, text, start, end)) if not apart else []
    for mark in marks:
        yield Printed(text[slice(*mark)], left, right, top, bottom, 0.0, NOTE)
    yield Printed(_words(page, text, (start, end), marks), left, right, top, bottom, size, apart)


def _words(page: "PdfTextPage", text: str, within: tuple[int, int], marks: list[tuple[int, int]]) -> str:
    """Return a line without the marks of notes, and the blanks that were only seen between 字 set apart to fill it."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    start, end = within
    left_out = list(marks)
    for blank in _BLANK.finditer(text, start, end):
        around = text[blank.start() - 1] + text[blank.end()]
        if not around.isascii() and raw.FPDFText_IsGenerated(page, blank.start()):
            left_out.append(blank.span())
    kept: list[str] = []
    done = start
    for first, last in sorted(left_out):
        kept.append(text[done:first])
        done = last
    return "".join([*kept, text[done:end]]).replace(SECOND, "")


def _beside(line: Printed, other: Printed) -> bool:
    """Return True if two pieces stand on one line: they share more than half of their height."""
    shared = min(line.top, other.top) - max(line.bottom, other.bottom)
    return shared > 0.5 * min(line.top - line.bottom, other.top - other.bottom)


def _merged(line: Printed, other: Printed) -> list[Printed]:
    """Return two pieces as one line; a small digit raised behind the other is the mark of a note."""
    first, second = (line, other) if line.left <= other.left else (other, line)
    edges = [(piece.bottom, piece.top) for piece in (first, second)]
    if characters.is_raised(*edges) and is_note_mark(second.text, first.text[-_NEAR:]):
        return [second._replace(apart=NOTE), first]
    around = first.text[-1:] + second.text[:1]
    blank = " " if around.isascii() and second.left - first.right > 0 else ""
    return [
        Printed(
            first.text + blank + second.text,
            first.left,
            max(first.right, second.right),
            max(line.top, other.top),
            min(line.bottom, other.bottom),
            first.size or second.size,
        )
    ]


def _refused(file: str, why: Unread) -> DataError:
    if why.large:
        return _too_large(file)
    if why.page is not None:
        return _broken(file, why.page)
    if why.code == _ENCRYPTED:
        return refused(
            file,
            Phrase("PDF 已加密，无法打开", "the PDF is encrypted and cannot be opened"),
            Phrase(
                "用阅读器输入密码打开，另打印为不加密的 PDF",
                "open it with its password and print it to a PDF without one",
            ),
        )
    return refused(
        file,
        Phrase(
            "PDF 不完整或已损坏，可能未下载完",
            "the PDF is damaged or incomplete; the download may have been interrupted",
        ),
        Phrase("重新下载", "download it again"),
    )


def _broken(file: str, page: int) -> DataError:
    return refused(
        file,
        Phrase(f"PDF 第 {page} 页无法读取", f"page {page} of the PDF cannot be read"),
        Phrase("用阅读器打开，重新打印为 PDF", "open it in a viewer and print it to a PDF again"),
    )


def _too_large(file: str) -> DataError:
    return refused(
        file,
        Phrase(
            "PDF 展开后太大，或有图形嵌套自身",
            "the PDF is too large when unpacked, or contains a form that draws itself",
        ),
        Phrase(
            "确认来源可靠；用阅读器打开，重新打印为 PDF",
            "check that its source can be trusted; open it in a viewer and print it to a PDF again",
        ),
    )
