"""Document -> the data of the layout file: plain values, so that no word of the paper is ever read as Typst."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import zip_longest

from rectify_cli.documents import redlined
from rectify_cli.documents.document import (
    Addressee,
    Attachment,
    AttachmentList,
    Block,
    Document,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout, tables, titles
from rectify_cli.documents.writers.pdf.coverage import HEADINGS, TEXT

Values = dict[str, object]

_TITLE = 22
"""Size of a 字 of 2号, in points."""

_ROOM = (156 * 72 / 25.4, 225 * 72 / 25.4)
"""Width and height of the text area of a portrait page, in points."""


def values(document: Document, layout: Layout, families: Mapping[str, Sequence[str]]) -> Values:
    """Return the data of the layout file; `families` are the names of the fonts by role."""
    blocks = [block for block in document if block.text]
    return {
        "title": redlined.plain(document.title or next((block.text.replace("\n", " ") for block in blocks), "")),
        "dated": [layout.dated.year, layout.dated.month, layout.dated.day],
        "draft": document.draft,
        "gone": redlined.GONE,
        "new": redlined.NEW,
        "sealed": layout.sealed,
        "bold_level_3": layout.bold_level_3,
        "landscape": layout.landscape,
        "fonts": families,
        "blocks": list(_blocks(blocks, _ROOM[::-1] if layout.landscape else _ROOM)),
    }


def _blocks(blocks: list[Block], room: tuple[float, float]) -> Iterator[Values]:
    """Yield each block, laid out for a text area of `room` (width, height), in points.

    A signature stays with the last lines of the paragraph before it (7.3.5.5).
    """
    depths = _depths(blocks)
    before: Block | None = None
    for block, following, depth in zip_longest(blocks, blocks[1:], depths):
        signed = following if isinstance(following, Signature) else None
        if isinstance(block, Paragraph) and signed:
            yield _values(block, depth, room) | {"signed": _values(signed, 0, room)}
        elif not (isinstance(block, Signature) and isinstance(before, Paragraph)):
            yield _values(block, depth, room) | {"kept": isinstance(following, Signature | AttachmentList)}
        before = block


def _depths(blocks: list[Block]) -> Iterator[int]:
    """Yield the depth of each block in the outline: a heading's rank among those open above it.

    So no level is skipped, as PDF/UA-1 requires (7.4.2); an attachment starts an outline of its own.
    """
    levels: list[int] = []
    for block in blocks:
        match block:
            case Attachment():
                levels = [0]
            case Heading(level):
                while levels and levels[-1] >= level:
                    levels.pop()
                levels.append(level)
        yield len(levels)


def _values(block: Block, depth: int, room: tuple[float, float]) -> Values:  # noqa: PLR0911 - one return per kind of block
    across = room[0] / _TITLE
    match block:
        case Title(lines):
            return {"kind": "title", "lines": list(titles.lines(lines, across))}
        case Heading(level, text):
            role = HEADINGS.get(level, TEXT)
            return {"kind": "heading", "depth": depth, "role": role, "level": level, "text": text}
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": [{"text": span.text, "bold": span.bold} for span in spans]}
        case Table(header, rows):
            return {"kind": "table", "header": header, "rows": rows, "plan": asdict(tables.plan(header, rows, *room))}
        case Letterhead(mark, number):
            return {"kind": "letterhead", "mark": mark, "number": number}
        case Addressee(text) | Note(text):
            return {"kind": type(block).__name__.lower(), "text": text}
        case AttachmentList():
            return {"kind": "attachments", "lines": block.text.split("\n")}
        case Attachment(label, title):
            return {"kind": "attachment", "depth": depth, "label": label, "lines": titles.broken(title, across)}
        case Signature(issuer, date):
            return {"kind": "signature", "issuer": issuer, "date": date}
