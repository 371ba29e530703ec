"""Small Word files of runs, and what their paragraphs look like."""

import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import docx
from docx.document import Document


class Set(NamedTuple):
    """Words, and how they are set."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


def word(paragraphs: Iterable[Sequence[Set]]) -> bytes:
    """Return a Word file of these paragraphs."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for text, bold, italic in runs:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold, italic
    return saved(document)


def saved(document: Document) -> bytes:
    """Return the bytes of a Word file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def letters(content: bytes) -> list[list[Set]]:
    """Return each letter of each paragraph, and how it is set."""
    return [
        [Set(letter, run.bold, run.italic) for run in paragraph.runs for letter in run.text]
        for paragraph in docx.Document(io.BytesIO(content)).paragraphs
    ]
