"""Document -> PDF: typeset by Typst to GB/T 9704-2012, tagged (PDF/UA-1) and archival (PDF/A-2a)."""

import datetime as dt
import json

from rectify_cli.core import extras
from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import redlined, resources
from rectify_cli.documents.board import Board
from rectify_cli.documents.document import Document
from rectify_cli.documents.layout import Layout

LAYOUT = "official.typ"
"""The layout file, among the shipped templates."""

BOARD = "board.typ"
"""That of a board."""


def write(document: Document, layout: Layout) -> bytes:
    """Return the PDF of `document`.

    The bytes depend on the arguments and the installed fonts alone: no clock, no time zone, no environment.
    Raises RectifyError if Typst or a font is not installed, and DataError if a text contains a character
    that no font has.
    """
    _require()
    from rectify_cli.documents.writers.pdf import coverage, data, fonts, typesetter  # noqa: PLC0415 - they need typst

    with fonts.opened() as faces:
        for paper in (document, *([layout.redline.old] if layout.redline else [])):
            coverage.check(paper, faces.roles)
        if layout.redline:
            document = redlined.redlined(layout.redline.old, document)
        families = {role: [face.family for face in chosen] for role, chosen in faces.roles.items()}
        values = data.values(document, layout, families)
        source = (resources.shipped_templates() / LAYOUT).read_bytes()
        stamp = dt.datetime.combine(layout.dated, dt.time(), dt.UTC)
        return typesetter.typeset(source, json.dumps(values, ensure_ascii=False), faces.fonts, stamp)


def write_board(board: Board, language: Language, dated: dt.date) -> bytes:
    """Return the PDF of a board, stamped with the day of its figures; raises as `write` does."""
    _require()
    from rectify_cli.documents.writers.pdf import board as boards  # noqa: PLC0415 - they need typst
    from rectify_cli.documents.writers.pdf import coverage, fonts, typesetter  # noqa: PLC0415 - they need typst

    with fonts.opened() as faces:
        coverage.check_texts(((boards.ROLE, text) for text in boards.texts(board)), faces.roles)
        families = tuple(face.family for face in faces.roles[boards.ROLE])
        values = boards.values(board, language, families) | {"dated": [dated.year, dated.month, dated.day]}
        source = (resources.shipped_templates() / BOARD).read_bytes()
        stamp = dt.datetime.combine(dated, dt.time(), dt.UTC)
        return typesetter.typeset(source, json.dumps(values, ensure_ascii=False), faces.fonts, stamp)


def stand_ins() -> dict[str, list[str]]:
    """Return the roles each font stands in for, by its name; those of official papers stand in for none."""
    _require()
    from rectify_cli.documents.writers.pdf import fonts  # noqa: PLC0415 - it needs typst

    roles: dict[str, list[str]] = {}
    with fonts.opened() as faces:
        for role, (first, *_) in faces.roles.items():
            if first.stands_in:
                roles.setdefault(first.family, []).append(role)
    return roles


def _require() -> None:
    """Raise RectifyError where Typst is not installed."""
    extras.require("pdf", "typst", Phrase("导出 PDF", "PDF output"))
