"""A ledger of which every paper can be made, and the words of a finished paper in any format."""

import datetime as dt
import io
import re
from dataclasses import replace

import docx
import pypdf
from lxml import html

import notices
from rectify_cli.documents import Document, Table
from rectify_cli.documents.layout import tables
from rectify_cli.papers import markdown

CASE = notices.ROOT / "tests" / "papers" / "cases"


NOWHERE = notices.ROOT / "nowhere"


TODAY = dt.date(2025, 12, 10)


def squeezed(text: str) -> str:
    """Return a text without blanks: formats break lines each in their own way."""
    return "".join(text.split())


def words(document: Document) -> str:
    """Return every word of a document in reading order."""
    return squeezed("".join(block.text for block in document))


def merged(document: Document) -> Document:
    """Return a document without the words of cells that the cell above takes, as Word, the web page and PDF have it."""
    return replace(document, blocks=tuple(_merged(block) if isinstance(block, Table) else block for block in document))


def _merged(table: Table) -> Table:
    plan = tables.plan(table.header, table.rows, 700, 500)
    rows = [
        tuple(cell if plan.span(number, at) else "" for at, cell in enumerate(row))
        for number, row in enumerate(table.rows)
    ]
    return Table(table.header, tuple(rows))


def read_back(content: bytes, form: str) -> str:
    """Return every word of a finished file in reading order."""
    if form == "md":
        return words(markdown.read(content.decode()))
    if form == "html":
        [main] = html.fromstring(content.decode()).iter("main")
        return squeezed("".join(str(text) for text in main.itertext()))
    if form == "pdf":
        pages = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        return re.sub(r"—\d+—", "", squeezed(pages))
    body = docx.Document(io.BytesIO(content)).element.body
    return squeezed("".join(text.text or "" for text in body.iter("{*}t")))
