"""Document -> Word, set by the styles of a base file that anybody can edit in Word (GB/T 9704-2012)."""

import io

import docx
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError

from rectify_cli.document import Document
from rectify_cli.errors import DataError
from rectify_cli.language import Phrase
from rectify_cli.writers import Layout
from rectify_cli.writers.docx import body, package
from rectify_cli.writers.docx.styles import Styles


def write(document: Document, layout: Layout) -> bytes:
    """Return the finished file; raises DataError where the base lacks a style or the text cannot be stored."""
    word = _opened(layout.base)
    body.fill(word, document, Styles(word))
    package.describe(word, document.title, layout.dated)
    return package.packed(word)


def _opened(base: bytes) -> Word:
    try:
        return docx.Document(io.BytesIO(base))
    except (PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise DataError(
            Phrase("templates/base.docx 不是 Word 文件", "templates/base.docx is no Word file"),
            Phrase(
                "用 Word 另存为 .docx，或删去它改用自带的",
                "save it as .docx in Word, or delete it to use the shipped one",
            ),
        ) from error
