"""The register as JSON Lines: an entry whole on each line, in a versioned shape (`rectify schema export`)."""

import json

from typing_extensions import TypedDict  # pydantic wants this one below Python 3.12

from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook.book import Book
from rectify_cli.ledger import PUBLIC_FIELDS
from rectify_cli.ledger.model import Issue

VERSION = 1


class LineShape(TypedDict):
    """One line: the request, the values derived from the entry on that day, and the entry as in its file.

    `version` changes when a key is renamed or removed, not when one is added. The public edition has only the
    public fields, and no deadline.
    """

    version: int
    body: str
    register: str
    edition: str
    as_of: str
    status: str
    label: str
    deadline: str | None
    entry: Issue


def write(book: Book) -> bytes:
    """Return a line per entry; what the edition may not print is not in it."""
    return "".join(f"{_line(issue, book)}\n" for issue in book.extract.issues).encode()


def _line(issue: Issue, book: Book) -> str:
    extract = book.extract
    public = extract.edition is Edition.PUBLIC
    shown = set(PUBLIC_FIELDS) if public else None
    line = {
        "version": VERSION,
        "body": extract.inspection.body,
        "register": extract.register.value,
        "edition": extract.edition.value,
        "as_of": extract.as_of.isoformat(),
        "status": issue.status.value,
        "label": extract.inspection.label(issue),
        "deadline": None if public or not issue.deadline else issue.deadline.isoformat(),
        "entry": issue.model_dump(mode="json", by_alias=True, exclude_none=True, include=shown),
    }
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
