"""Document -> Markdown that reads back as the same document."""

import re

from rectify_cli.documents.document import (
    BETWEEN,
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Masthead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout

BREAK = "<br>"
"""A line break in a cell of a table, which has no other way to write one."""

_MARKS = re.compile(r"([\\`*_\[\]<]|&(?=[#\w]))")
_LEADING = re.compile(r"^(#|[-+>=~]|\d{1,9}[.)](?=\s|$))")


def write(document: Document, layout: Layout) -> bytes:
    """Return the Markdown of `document`, in UTF-8 with LF."""
    del layout  # Markdown has no properties and no styles
    used = sorted({block.level for block in document if isinstance(block, Heading)})
    ranks = {level: rank for rank, level in enumerate(used, start=2)}
    blocks = [_markdown(block, ranks) for block in document]
    if document.draft:
        blocks.insert(0, f"> {_escape(document.draft)}")
    return ("\n\n".join(blocks) + "\n").encode()


def _markdown(block: Block, ranks: dict[int, int]) -> str:  # noqa: PLR0911 - one return per kind of block
    match block:
        case Title(lines):
            return f"# {' '.join(_heading(line) for line in lines)}"
        case Attachment(label, title):
            return f"# {_heading(label)} {_heading(title)}"
        case Heading(level, text):
            # By rank, so that no depth is skipped if 一、 is followed directly by 1.
            return f"{'#' * ranks[level]} {_heading(text)}"
        case Paragraph(spans):
            return _spans(spans)
        case Table(header, rows):
            return _table(header, rows)
        case Letterhead() | Masthead():
            return _head(block)
        case Imprint(copies, office, date):
            printed = f"{office}{BETWEEN}{date}印发" if office else ""
            return "\n\n".join(("---", *map(_escape, filter(None, (copies, printed))), "---"))
        case Signature(issuer, date):
            return "  \n".join(map(_escape, (issuer, date)))
        case AttachmentList() | Attendance() | Addressee() | Note():
            return "  \n".join(_escape(line) for line in block.text.split("\n"))


def _head(head: Letterhead | Masthead) -> str:
    """Return a head: its marks are bold, and a rule ends it."""
    marks: tuple[str, ...]
    above: tuple[str, ...]
    if isinstance(head, Masthead):
        marks, above, below = (head.name,), (), (head.issue, f"{head.office}{BETWEEN}{head.date}")
    else:
        signed = f"签发人：{BETWEEN.join(head.signatories)}" if head.signatories else ""
        marks, above, below = (head.mark, *head.joint), head.above, (head.number, signed)
    lines = [*map(_escape, above), *(f"**{_inner(mark)}**" for mark in marks), *map(_escape, below), "---"]
    return "\n\n".join(filter(None, lines))


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [map(_cell, header), ("---",) * len(header), *(map(_cell, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return _inner(text).replace("|", "\\|").replace("\n", BREAK)


def _spans(spans: tuple[Span, ...]) -> str:
    first, *rest = (_escape(span.text) if not span.bold else f"**{_inner(span.text)}**" for span in spans)
    return first + "".join(rest)


def _inner(text: str) -> str:
    """Escape the marks that have a meaning anywhere in a line."""
    return _MARKS.sub(r"\\\1", text)


def _heading(text: str) -> str:
    """Escape a line of a heading, which # may also end."""
    return _inner(text).replace("#", "\\#")


def _escape(text: str) -> str:
    """Escape a line, including the marks that have a meaning only at its start."""
    return _LEADING.sub(_leading, _inner(text))


def _leading(match: re.Match[str]) -> str:
    mark = match[0]
    return f"{mark[:-1]}\\{mark[-1]}"
