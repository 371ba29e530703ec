"""The official papers with the elements of their kinds, longer by a line or a row until every page break is met."""

import datetime as dt
from dataclasses import replace
from typing import Any

import word_papers
from printed import NOWHERE, TODAY
from rectify_cli import papers
from rectify_cli.core.terms import Edition, PaperFormat
from rectify_cli.documents import Block, Document, Paragraph, Table, paragraph
from rectify_cli.documents.layout import Layout
from rectify_cli.ledger.model import Attendance, Head, Masthead
from rectify_cli.views import Request

LINES, ROWS = 22, 40
"""How much longer a paper gets: a page of lines, and a page of rows of a table."""

_REQUEST = Request(Edition.INTERNAL, TODAY, dt.date(2025, 6, 10), within=365)
_HEAD = Head(mark=word_papers.MARK, number="某局党〔2025〕1号")
_AROUND: dict[str, Any] = {"head": _HEAD, "imprint": word_papers.IMPRINT}
SWEPT: dict[str, tuple[str, dict[str, Any]]] = {
    "notice": ("notice", _AROUND | {"note": "此件公开发布"}),
    "letter": (
        "notice",
        _AROUND | {"format": PaperFormat.LETTER, "head": Head(mark="中共某县某局党组", number="某局函〔2025〕1号")},
    ),
    "minutes": (
        "notice",
        _AROUND
        | {
            "format": PaperFormat.MINUTES,
            "head": Head(mark="中共某县某局党组会议纪要"),
            "attendance": Attendance(present=("某局张某、李某", "某院王某"), observers=("赵某",)),
        },
    ),
    "report": ("report", _AROUND | {"head": word_papers.FULL}),
    "briefing": ("briefing", {"masthead": Masthead(name="整改工作简报", issue=1), "imprint": word_papers.IMPRINT}),
    "reminder": ("reminder", _AROUND),
}
"""The papers by what they are called: the name of each, and what `papers:` sets for it."""


def lengths(called: str) -> range:
    """Return by how many lines or rows a paper is made longer."""
    return range(ROWS if called in {"briefing", "reminder"} else LINES)


def paper(called: str, longer: int) -> tuple[Document, Layout]:
    """Return a paper so many lines or rows longer, and how it is set."""
    name, parts = SWEPT[called]
    ledger = word_papers.with_elements(word_papers.ledger(), name, **parts)
    document = papers.compose(name, ledger, _REQUEST, NOWHERE)
    return _lengthened(document, longer), papers.layout(name, "docx", ledger, NOWHERE)


def _lengthened(document: Document, longer: int) -> Document:
    """Return a paper with more rows in its first table, or lines above its first paragraph if it has none."""
    at, first = next(
        ((at, block) for at, block in enumerate(document.blocks) if isinstance(block, Table)),
        next((at, block) for at, block in enumerate(document.blocks) if isinstance(block, Paragraph)),
    )
    more: tuple[Block, ...] = (*(paragraph(f"第{number}行。") for number in range(longer)), first)
    if isinstance(first, Table):
        more = (Table(first.header, first.rows + first.rows[-1:] * longer),)
    return replace(document, blocks=(*document.blocks[:at], *more, *document.blocks[at + 1 :]))
