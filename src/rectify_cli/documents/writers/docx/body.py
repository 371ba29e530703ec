"""Blocks -> paragraphs, inserted before the page setup in one go."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.documents.document import (
    AttachmentList,
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout, titles
from rectify_cli.documents.writers.docx import grid, head_and_foot, page, redline, signature, table
from rectify_cli.documents.writers.docx.base import Base
from rectify_cli.documents.writers.docx.elements import is_blank, line, line_break, paragraph, run, w


def place(document: Document, base: Base, layout: Layout) -> None:
    """Add the blocks at the end of the body of `base`, after anything its user put there (such as a 版头)."""
    _drop_empty_end(base.body)
    if layout.landscape:
        page.turn(base.file)
    paragraphs = list(_blocks(document, base.style, page.room(base.file), layout))
    if layout.redline:
        old = list(_blocks(layout.redline.old, base.style, page.room(base.file), layout))
        paragraphs = redline.merged(old, paragraphs, layout.redline)
    # Appending an element moves it: the page setup goes back to the end, where the schema requires it.
    base.body.extend([*paragraphs, *base.body.findall(qn("w:sectPr"))])


def _drop_empty_end(body: Element) -> None:
    """Drop the empty paragraphs that every editor leaves at the end of an empty file."""
    for last in reversed(body.findall("*")[:-1]):
        if not is_blank(last):
            return
        body.remove(last)


def _blocks(
    document: Document, style: Callable[[str], str], room: tuple[int, int], layout: Layout
) -> Iterator[Element]:
    blocks = [block for block in document if block.text]
    ranks = _ranks(blocks)
    across = grid.title_characters(room[0])
    for block, following in zip_longest(blocks, blocks[1:]):
        # The signature is never alone on a page (7.3.5.5): the block before it stays with it.
        kept = isinstance(following, Signature | AttachmentList)
        match block:
            case Title(lines):
                yield _title([*titles.lines(lines, across)], style("Title"))
            case Heading(level, text):
                bold = layout.bold_level_3 and level == 3  # noqa: PLR2004 - the level of its name
                yield line(Span(text, bold=bold), style(f"heading {level}"), ("outlineLvl", ranks[level]))
            case Paragraph(spans):
                yield _paragraph(spans, style("公文正文"), kept=kept)
            case Signature(issuer, date):
                yield from signature.lines(issuer, date, style, sealed=layout.sealed)
            case Table(head, rows):
                yield table.ruled(head, rows, style(table.STYLE), room)
                if following is None or isinstance(following, Table):
                    yield table.gap(style(table.STYLE))
            case _:
                yield from head_and_foot.lines(block, style, across, kept=kept)


def _ranks(blocks: list[Block]) -> dict[int, int]:
    """Return the outline level of each heading level used: its rank, so that the outline skips no level."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return {level: rank for rank, level in enumerate(used)}


def _title(lines: Sequence[str], style: str) -> Element:
    """Return the title (标题) as one paragraph, broken where the sense breaks (7.3.1)."""
    runs = [run(Span(lines[0]))]
    for words in lines[1:]:
        runs += [line_break(), run(Span(words))]
    return paragraph((w("pStyle", val=style), w("spacing", after=grid.title_after(len(lines)))), runs)


def _paragraph(spans: tuple[Span, ...], style: str, *, kept: bool) -> Element:
    if len(spans) == 1:
        return line(spans[0], style, *([("keepNext", None)] if kept else []))
    keep = (w("keepNext"),) if kept else ()
    return paragraph((w("pStyle", val=style), *keep), [run(span) for span in spans if span.text])
