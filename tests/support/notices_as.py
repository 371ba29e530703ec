"""The notices of tests/notices/corpus in other formats: Word in the ways people type it, and PDF."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document as Word

import notices
from rectify_cli.documents import Block, Document, Heading, Table, Title, paragraph
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import pdf

FOLDER = notices.ROOT / "tests" / "notices" / "corpus"
STYLES = ("headings", "bold", "normal", "numbered", "table")
"""How headings are typed: by style, in bold, as text, numbered by Word, in the left cell of a table."""

LEVELS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"[0-9]+[.、]|问题[0-9]+[.：]")
_LONGEST_HEADING = 60
_ROW = re.compile(r"^\|(.*)\|$")


class Line(NamedTuple):
    """A line of a notice: its text, and its level (0 the title, 1-3 a heading, 9 the text)."""

    text: str
    level: int


def paths(suffix: str = "") -> list[Path]:
    """Return the notices, or those of one format."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix != ".json" and path.suffix.endswith(suffix))


def read(path: Path) -> str:
    """Return the text of a notice, whichever of its two encodings it is in."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def is_broken(text: str) -> bool:
    """Return True if the lines of a text end where a page was full, not where its paragraphs do."""
    return bool(re.search(r"^— [0-9]+ —$", text, re.MULTILINE))


def lines(text: str) -> list[Line]:
    """Return the lines of a Markdown or plain text notice; the rows of a table keep their bars."""
    found: list[Line] = []
    for raw in text.splitlines():
        marked, bare = raw.startswith(("#", "**")), re.sub(r"^#+ |\*\*", "", raw).strip()
        if not bare or re.fullmatch(r"[|:-]+", bare):
            continue
        level = next((n for n, head in enumerate(LEVELS, start=1) if re.match(head, bare)), 0 if marked else 9)
        heading = len(bare) <= _LONGEST_HEADING and (marked or not bare.endswith(("。", "；")))
        found.append(Line(bare, level if heading else 9))
    return found


def as_docx(text: str, style: str = "headings") -> bytes:
    """Return a notice as a Word file.

    Word counts the numbers of `numbered` by itself and never starts anew: for notices numbered through.
    """
    word = docx.Document()
    rows: list[list[str]] = []
    for line in [*lines(text), Line("", 9)]:
        row = _ROW.match(line.text)
        if row:
            rows.append([cell.strip() for cell in row[1].split("|")])
            continue
        if rows:
            _table(word, rows)
            rows = []
        if style == "table" and line.level in {1, 2, 3}:
            _table(word, [[line.text, ""]])
        elif style == "table" and word.tables and line.level == 9:
            word.tables[-1].rows[-1].cells[-1].add_paragraph(line.text)
        else:
            _line(word, line, style)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _line(word: Word, line: Line, style: str) -> None:
    if line.level == 9:
        word.add_paragraph(line.text)
    elif style == "headings":
        word.add_heading(line.text, line.level)
    elif style == "bold":
        word.add_paragraph().add_run(line.text).bold = True
    elif style == "numbered" and re.match(r"[0-9]+\.", line.text):
        word.add_paragraph(line.text.split(".", 1)[1], style="List Number")
    else:
        word.add_paragraph(line.text)


def _table(word: Word, rows: list[list[str]]) -> None:
    table = word.add_table(len(rows), max(len(row) for row in rows))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=False):
            cell.text = text


def as_pdf(text: str) -> bytes:
    """Return a notice as a PDF, set by Typst."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*lines(text), Line("", 9)]:
        row = _ROW.match(line.text)
        if row:
            rows.append(tuple(cell.strip() for cell in row[1].split("|")))
            continue
        if rows:
            blocks.append(Table(rows[0], tuple(rows[1:])))
            rows = []
        if line.level == 0:
            blocks.append(Title((line.text,)))
        elif line.level < 9:
            blocks.append(Heading(line.level, line.text))
        elif line.text:
            blocks.append(paragraph(line.text))
    return pdf.write(Document(tuple(blocks)), Layout(dated=dt.date(2025, 1, 10)))
