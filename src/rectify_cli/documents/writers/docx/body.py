"""Blocks -> paragraphs, inserted before the page setup in one go."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.core.chinese import titles
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents.document import (
    Addressee,
    Attachment,
    AttachmentList,
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
from rectify_cli.documents.layout import Layout, keeping
from rectify_cli.documents.writers.docx import grid, head, head_and_foot, page, redline, sections, signature, table
from rectify_cli.documents.writers.docx import imprint as imprints
from rectify_cli.documents.writers.docx.base import Base
from rectify_cli.documents.writers.docx.elements import is_blank, line, line_break, paragraph, run, w


def place(document: Document, base: Base, layout: Layout) -> None:
    """Add the blocks at the end of the body of `base`, after anything its user put there (such as a 版头)."""
    _drop_empty_end(base.body)
    if layout.landscape:
        page.turn(base.file)
    # The first page of a letter shows no page number (10.1).
    base.file.sections[-1].different_first_page_header_footer = layout.format is PaperFormat.LETTER
    blocks = [block for block in document if block.text]
    body: list[Block] = [block for block in blocks if not isinstance(block, Imprint)]
    # The changes of a redline are those of one section: the end of one cannot be inserted or deleted.
    runs = [(False, body)] if layout.redline else list(keeping.sections(body))
    elements: list[Element] = []
    turned = sections.across(base.file) if any(across for across, _ in runs) else sections.upright(base.file)
    for number, (across, part) in enumerate(runs):
        room = page.room(base.file)
        elements += _blocks(part, base.style, room[::-1] if across else room, layout, _ranks(blocks))
        if across or number < len(runs) - 1:
            # Pages that lie across end with a section, the last of them too: the setup of the file is upright.
            sections.ended(elements[-1], deepcopy(turned) if across else sections.upright(base.file))
    if layout.redline:
        old: list[Block] = [block for block in layout.redline.old if block.text and not isinstance(block, Imprint)]
        before = list(_blocks(old, base.style, page.room(base.file), layout, _ranks(old)))
        elements = redline.merged(before, elements, layout.redline)
    imprint = next((block for block in blocks if isinstance(block, Imprint)), None)
    if imprint is not None and elements:
        if runs[-1][0]:
            elements.append(table.gap(base.style(table.STYLE)))
        elements[-1].append(imprints.box(imprint, page.room(base.file)[0], ruled=layout.format is PaperFormat.GENERAL))
    # Appending an element moves it: the page setup goes back to the end, where the schema requires it.
    base.body.extend([*elements, *base.body.findall(qn("w:sectPr"))])


def _drop_empty_end(body: Element) -> None:
    """Drop the empty paragraphs that every editor leaves at the end of an empty file."""
    for last in reversed(body.findall("*")[:-1]):
        if not is_blank(last):
            return
        body.remove(last)


def _blocks(
    blocks: list[Block], style: Callable[[str], str], room: tuple[int, int], layout: Layout, ranks: dict[int, int]
) -> Iterator[Element]:
    across = grid.title_characters(room[0])
    for block, following in keeping.followed(blocks):
        kept = keeping.kept(block, following)
        match block:
            case Title(lines):
                yield _title([*titles.lines(lines, across)], style("Title"))
            case Heading(level, text):
                bold = layout.bold_level_3 and level == 3  # noqa: PLR2004 - the level of its name
                yield line(Span(text, bold=bold), style(f"heading {level}"), ("outlineLvl", ranks[level]))
            case Paragraph(spans):
                yield _paragraph(spans, style("公文正文"), kept=kept)
            case Signature(_, date):
                yield from signature.lines(block.issuers, date, style, sealed=layout.sealed)
            case Table(header, rows):
                yield table.ruled(header, rows, style(table.STYLE), room, kept=kept)
                if following is None or isinstance(following, Table):
                    yield table.gap(style(table.STYLE))
            case Letterhead() | Masthead():
                yield from head.lines(block, style, layout.format)
            case Addressee() | AttachmentList() | Attachment() | Note():
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
