"""What an edition may not print, searched for in every part of a finished file."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import chain
from typing import Any

from rectify_cli.ledger import Ledger
from rectify_cli.model import Record
from rectify_cli.terms import Edition

SHORTEST = 4
"""Strings of fewer 字 are too common to tell a leak from a coincidence."""

_BLANK = re.compile(r"[\s\\]+")
_PAGE_NUMBER = re.compile(r"—\d+—")
_TAG = re.compile(r"""(<!--.*?-->|<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>)""", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def withheld(ledger: Ledger, edition: Edition) -> set[str]:
    """Return every text of the ledger that `edition` may not print and that is not part of one it may."""
    public = set(_texts(ledger.edition(edition)))
    hidden = {text for text in map(_bare, set(_texts(ledger)) - public) if len(text) >= SHORTEST}
    return hidden - _standing(hidden, _bare("\0".join(public)))


def found(content: bytes, form: str, secrets: set[str]) -> list[str]:
    """Return the withheld texts that stand anywhere in the file."""
    return sorted(_standing(secrets, "\n".join(_parts(content, form)))) if secrets else []


def _standing(texts: set[str], whole: str) -> set[str]:
    """Return those of `texts` that stand in `whole`.

    One search per text would take hours on a large ledger: only those whose every four characters stand
    somewhere are searched for.
    """
    quads = {text: set(_quads(text)) for text in texts}
    seen = set().union(*quads.values()).intersection(_quads(whole))
    return {text for text in texts if quads[text] <= seen and text in whole}


def _quads(text: str) -> Iterator[int]:
    """Yield each four neighbouring characters as one number: 8 bytes of UTF-16, read from every second byte on."""
    units = memoryview(text.encode("utf-16-le", errors="surrogatepass"))
    size = len(units)
    return chain.from_iterable(units[start : size - (size - start) % 8].cast("Q") for start in (0, 2, 4, 6))


def _parts(content: bytes, form: str) -> Iterator[str]:
    """Yield each part of a file as bare text: of XML and HTML the words, and the tags (attributes, comments) apart."""
    if form == "pdf":
        yield from _pdf(content)
        return
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            texts = [package.read(name).decode("utf-8", errors="replace") for name in package.namelist()]
    else:
        texts = [content.decode("utf-8", errors="replace")]
    for text in texts:
        if form == "md":
            yield _bare(html.unescape(text))
            continue
        pieces = _TAG.split(_CDATA.sub(r"\1", text))
        yield _bare(html.unescape("".join(pieces[::2])))
        yield _bare(html.unescape("\n".join(dict.fromkeys(pieces[1::2]))))


def _pdf(content: bytes) -> Iterator[str]:
    """Yield what a PDF says: its pages in one, without the page numbers that would part a text, and every string."""
    import pypdf  # noqa: PLC0415 - part of the extra `pdf`, wanted only for a PDF

    reader = pypdf.PdfReader(io.BytesIO(content))
    yield _PAGE_NUMBER.sub("", _bare("".join(page.extract_text() for page in reader.pages)))
    # Properties, outline, descriptions of pictures, annotations: whatever a PDF tells beside its pages is a string.
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        yield from map(_bare, _told(reader.get_object(number)))
    yield _bare(reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else "")


def _told(value: object) -> Iterator[str]:
    """Yield the strings of one object of a PDF; objects it points to are told apart."""
    if isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _told(inner)
    elif isinstance(value, str) and not value.startswith("/"):
        yield value


def _bare(text: str) -> str:
    """Return a text without blanks and escapes, so that neither hides it."""
    return _BLANK.sub("", text)


def _texts(ledger: Ledger) -> Iterator[str]:
    yield from _strings(ledger.inspection.record)
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _strings(entry.record)


def _strings(record: Record | tuple[object, ...]) -> Iterator[str]:
    """Yield every text a record holds, at any depth."""
    for value in record if isinstance(record, tuple) else vars(record).values():
        if type(value) is str:
            yield value
        elif isinstance(value, Record | tuple):
            yield from _strings(value)
