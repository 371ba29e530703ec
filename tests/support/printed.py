"""A ledger of which every paper can be made, and the words of a finished paper in any format."""

import datetime as dt
import io
import re

import docx
import pypdf
from lxml import html

import notices
from rectify_cli.documents import Document
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
