"""Markdown as published -> SourceDocument: line by line, without the marks, each word where it stands in the file.

Not `md.read`, which reads what our own templates yield: published Markdown often came out of a PDF, with
headings of any depth and no blank lines, and CommonMark has no columns to point at.
"""

import re
from collections.abc import Iterator, Sequence

from rectify_cli.core import bounds
from rectify_cli.core.chinese import width
from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents import reflow
from rectify_cli.documents.decoding import decoded
from rectify_cli.documents.document import Heading
from rectify_cli.documents.readers.markdown.inline import visible
from rectify_cli.documents.source import Placed, Skipped, SourceDocument, Stretch, placed, tabled

_HEADING = re.compile(r"(#{1,6}[ \t\u3000]+|#{2,6}(?!#)|#{1,6}$)")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(r"[-*+][ \t\u3000]+(?=\S)")
_NUMBER = re.compile(r"([0-9]{1,9}[.)])[ \t\u3000]+(?=\S)")
_MARKS_ONLY = re.compile(r"(?:[-*_][ \t]*){3,}$|=+[ \t]*$|(?:`{3,}|~{3,})[\w+-]*[ \t]*$|-+[ \t]*$")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:[\w-]+[ \t]*:[^\n]*\n|[ \t#-][^\n]*\n|\n){1,200}?---[ \t]*(?:\n|$)")
_ABOUT_THE_FILE = Phrase("文件头（front matter），不打印", "front matter, which is not printed")
_COMMENT = Phrase("注释，不打印", "a comment, which is not printed")


def read(content: bytes, file: str) -> SourceDocument:
    """Read a paper in Markdown."""
    text = decoded(content, file)
    front = _FRONT_MATTER.match(text)
    skipped = [Skipped(front[0].strip(), Place(file, 1, 1, unit=Unit.LINE), _ABOUT_THE_FILE)] if front else []
    if front:
        text = re.sub(r"[^\n]", " ", front[0]) + text[front.end() :]
    text, comments = _without_comments(text, file)
    return SourceDocument(file, Unit.LINE, tuple(_Lines(text).blocks()), (*skipped, *comments))


def _without_comments(text: str, file: str) -> tuple[str, list[Skipped]]:
    """Return the text with blanks where comments stood, and the comments."""
    kept: list[str] = []
    comments: list[Skipped] = []
    done = 0
    line = 1
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        before, words = text[done:start], text[start : end + 3]
        line += before.count("\n")
        first = text.rfind("\n", 0, start) + 1
        kept += [before, re.sub(r"[^\n]", " ", words)]
        comments.append(Skipped(words, Place(file, line, start - first + 1, unit=Unit.LINE), _COMMENT))
        line += words.count("\n")
        done = end + 3
    return "".join([*kept, text[done:]]), comments


class _Lines:
    """Walks over the lines; what stands without a blank line between is one run, wrapped or not."""

    def __init__(self, text: str) -> None:
        self.raw = text.split("\n")
        self.run: list[reflow.FlowLine] = []
        self.apart = False

    def blocks(self) -> Iterator[Placed]:
        """Yield headings, tables and paragraphs."""
        at = 0
        while at < len(self.raw):
            rows = self._rows(at)
            table = tabled([list(_cells(number, raw)) for number, raw in rows]) if rows else None
            if table is not None:
                yield from self._flush()
                yield table
                at += len(rows) + 1
                continue
            yield from self._line(at + 1, self.raw[at])
            at += 1
        yield from self._flush()

    def _flush(self) -> Iterator[Placed]:
        yield from reflow.paragraphs(self.run)
        self.run = []

    def _line(self, number: int, raw: str) -> Iterator[Placed]:
        start = len(raw) - len(raw.lstrip())
        end = len(raw.rstrip())
        if quote := _QUOTE.match(raw, start):
            start = quote.end() + len(raw[quote.end() :]) - len(raw[quote.end() :].lstrip())
        if start >= end or _MARKS_ONLY.match(raw, start, end):
            self.apart = True
            return
        if heading := _HEADING.match(raw, start, end):
            yield from self._flush()
            yield from _heading(number, raw, heading, end)
            self.apart = True
            return
        left = width.of(raw[:start])
        for stretches in _parts(number, raw, start, end):
            text = "".join(stretch.text for stretch in stretches)
            if text.strip():
                self.run.append(reflow.FlowLine(tuple(stretches), left, left + width.of(text), self.apart))
                self.apart = False
        self.apart = bool(_BREAK.search(raw)) or raw.endswith(("  ", "\\"))

    def _rows(self, at: int) -> list[tuple[int, str]]:
        """Return the rows of the table that begins at a line, or none."""
        lines = self.raw
        if at + 1 >= len(lines) or "|" not in lines[at] or "|" not in lines[at + 1]:
            return []
        if not _DELIMITERS.match(lines[at + 1].strip()):
            return []
        if lines[at].count("|") > bounds.TABLE_COLUMNS:
            return []
        end = at + 2
        while end < len(lines) and 0 < lines[end].count("|") <= bounds.TABLE_COLUMNS + 1:
            end += 1
        return [(at + 1, lines[at]), *((index + 1, lines[index]) for index in range(at + 2, end))]


def _heading(number: int, raw: str, mark: re.Match[str], end: int) -> Iterator[Placed]:
    closing = _CLOSING.search(raw, mark.end(), end)
    stop = closing.start() if closing and raw[closing.start() - 1] != "\\" else end
    depth = len(mark[0].rstrip())
    for stretches in _parts(number, raw, mark.end(), stop):
        block = placed(stretches)
        if block.pieces:
            yield placed(stretches, Heading(depth, block.text))


def _parts(number: int, raw: str, start: int, end: int) -> Iterator[list[Stretch]]:
    """Yield the visible words of a line, in parts where <br> breaks it; a bullet is a mark, a number is words."""
    stretches: list[Stretch] = []
    if bullet := _BULLET.match(raw, start, end):
        start = bullet.end()
    elif numbered := _NUMBER.match(raw, start, end):
        stretches.append(Stretch(numbered[1], number, raw, start + 1))
        start = numbered.end()
    for broken in _BREAK.finditer(raw, start, end):
        yield _stripped(stretches + visible(raw, start, broken.start(), number))
        stretches = []
        start = broken.end()
    yield _stripped(stretches + visible(raw, start, end, number))


def _stripped(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches without blanks at either end."""
    kept = [stretch for stretch in stretches if stretch.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = kept[0].part(len(kept[0].text) - len(kept[0].text.lstrip()))
        kept[-1] = kept[-1].part(0, len(kept[-1].text.rstrip()))
    return kept


def _cells(number: int, raw: str) -> Iterator[list[Stretch]]:
    """Yield the words of each cell of a row."""
    start = len(raw) - len(raw.lstrip())
    end = len(raw.rstrip())
    if raw.startswith("|", start):
        start += 1
    for bar in _BAR.finditer(raw, start, end):
        yield _stripped(visible(raw, start, bar.end() - 1, number))
        start = bar.end()
    if start < end:
        yield _stripped(visible(raw, start, end, number))
