"""What an edition may not print, searched for in every part of a finished file."""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from rectify_cli.ledger import Ledger
from rectify_cli.model import Record
from rectify_cli.terms import Edition

SHORTEST = 4
"""Strings of fewer 字 are too common to tell a leak from a coincidence."""

_BLANK = re.compile(r"[\s\\]+")
_PAGE_NUMBER = re.compile(r"—\d+—")
_TAG = re.compile(r"<[^>]*>")


def withheld(ledger: Ledger, edition: Edition) -> set[str]:
    """Return every text of the ledger that `edition` may not print and that is not part of one it may."""
    whole = {_bare(text) for text in _texts(ledger)}
    public = "\n".join({_bare(text) for text in _texts(ledger.edition(edition))})
    return {text for text in whole if len(text) >= SHORTEST and text not in public}


def found(content: bytes, form: str, secrets: set[str]) -> list[str]:
    """Return the withheld texts that stand anywhere in the file."""
    if not secrets:
        return []
    parts = "\n".join(_parts(content, form))
    return sorted(text for text in secrets if text in parts)


def _parts(content: bytes, form: str) -> Iterator[str]:
    """Yield each part of a file as bare text: of XML and HTML with the tags (attributes, comments) and without."""
    if form == "pdf":
        yield from _pdf(content)
        return
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            texts = [package.read(name).decode("utf-8", errors="replace") for name in package.namelist()]
    else:
        texts = [content.decode("utf-8", errors="replace")]
    for text in texts:
        yield _bare(html.unescape(text))
        if form != "md":
            yield _bare(html.unescape(_TAG.sub("", text)))


def _pdf(content: bytes) -> Iterator[str]:
    """Yield what a PDF says: its pages in one, without the page numbers that would part a text, and its properties."""
    import pypdf  # noqa: PLC0415 - part of the extra `pdf`, wanted only for a PDF

    reader = pypdf.PdfReader(io.BytesIO(content))
    yield _PAGE_NUMBER.sub("", _bare("".join(page.extract_text() for page in reader.pages)))
    yield _bare("".join(str(value) for value in (reader.metadata or {}).values()))
    yield _bare(str(reader.outline))
    yield _bare(reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else "")


def _bare(text: str) -> str:
    """Return a text without blanks and escapes, so that neither hides it."""
    return _BLANK.sub("", text)


def _texts(ledger: Ledger) -> Iterator[str]:
    yield from _strings(ledger.inspection.record)
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _strings(entry.record)


def _strings(value: object) -> Iterator[str]:
    """Yield every text a record holds, at any depth."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif type(value) is str:
        yield value
