"""Document -> the data of the layout file: plain values, so that no word of the paper is ever read as Typst."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from rectify_cli.core.chinese import titles
from rectify_cli.documents import redlined
from rectify_cli.documents.document import (
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
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout, heads, keeping, lists, tables
from rectify_cli.documents.writers.pdf.coverage import HEADINGS, TEXT

Values = dict[str, object]

_TITLE = 22
"""Size of a 字 of 2号, in points."""


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
        "size": layout.size.value,
        "list": {"x": lists.SIDES, "top": lists.TOP, "bottom": lists.BOTTOM},
        "fonts": families,
        "format": layout.format.value,
        "parts": [
            {"across": across, "blocks": list(_blocks(part, lists.area(layout, across=across)))}
            for across, part in keeping.sections(blocks)
        ],
    }


def _blocks(blocks: list[Block], room: tuple[float, float]) -> Iterator[Values]:
    """Yield each block, laid out for a text area of `room` (width, height), in points.

    A signature stays with the last lines of the paragraph, or the last row of the table, before it (7.3.5.5).
    """
    before: Block | None = None
    titled = False
    for number, (block, depth) in enumerate(zip(blocks, _depths(blocks), strict=True)):
        following, after = (*blocks[number + 1 : number + 3], None, None)[:2]
        if isinstance(block, Title):
            yield _values(block, depth, room) | {"over": titled}
            titled = True
        elif isinstance(block, Paragraph | Table) and isinstance(following, Signature):
            kept = isinstance(after, Imprint | Note)
            yield _values(block, depth, room) | {"signed": _values(following, 0, room), "kept": kept}
        elif not (isinstance(block, Signature) and isinstance(before, Paragraph | Table)):
            # A whole table that is kept would be too much to keep, and what it precedes be kept no more.
            then = None if isinstance(block, Table) else after
            ending = after is None and keeping.ends_in_lines(blocks)
            kept = (
                keeping.kept(block, following, then)
                or isinstance(following, Imprint)
                or (ending and following is not None)
            )
            yield _values(block, depth, room) | {"kept": kept}
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
            return _table(header, rows, tables.plan(header, rows, *room))
        case Letterhead() | Masthead() | Attendance() | Imprint():
            return _around(block)
        case Addressee(text) | Note(text):
            return {"kind": type(block).__name__.lower(), "text": text}
        case AttachmentList():
            return {"kind": "attachments", "lines": block.text.split("\n")}
        case Attachment(label, title):
            return {"kind": "attachment", "depth": depth, "label": label, "lines": titles.broken(title, across)}
        case Signature(_, date):
            return {"kind": "signature", "issuers": block.issuers, "date": date}


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], plan: tables.Plan) -> Values:
    """Return the data of a table: each cell with the rows it takes, without those that the cell above it takes."""
    cells = [
        [
            {"text": text, "at": at, "span": plan.span(number, at)}
            for at, text in enumerate(row)
            if plan.span(number, at)
        ]
        for number, row in enumerate(rows)
    ]
    return {"kind": "table", "header": header, "rows": cells, "plan": asdict(plan)}


def _around(block: Letterhead | Masthead | Attendance | Imprint) -> Values:
    """Return the data of what stands around a text; the lines above a red head each with their role."""
    if isinstance(block, Attendance):
        return {"kind": "attendance", "rows": [{"label": label, "names": names} for label, names in block.rows]}
    if isinstance(block, Imprint):
        return {"kind": "imprint", **asdict(block)}
    if isinstance(block, Masthead):
        return {"kind": "masthead", "size": heads.mark(block.name).size, **asdict(block)}
    mark = heads.mark(block.mark, block.joint)
    return {
        "kind": "letterhead",
        "above": [{"text": text, "role": TEXT if text.isdigit() else HEADINGS[1]} for text in block.above],
        **mark._asdict(),
        "number": block.number,
        "signed": heads.signed(block.signatories),
    }
