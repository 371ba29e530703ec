"""Blocks -> paragraphs, inserted before the page setup in one go."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import chain

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.core.chinese import titles
from rectify_cli.core.terms import PaperFormat
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
        page.turn(base.file, layout.size)
    # The first page of a letter shows no page number (10.1).
    base.file.sections[-1].different_first_page_header_footer = layout.format is PaperFormat.LETTER
    blocks = [block for block in document if block.text]
    runs, before = _sections(blocks, layout)
    elements: list[Element] = []
    tracking = redline.Tracking(layout.redline) if layout.redline else None
    turned = (
        sections.across(base.file, layout.size) if any(across for across, _ in runs) else sections.upright(base.file)
    )
    last = len(runs) - 1
    for number, (across, part) in enumerate(runs):
        room = page.room_across(base.file, layout.size) if across else page.room(base.file)
        laid = list(elements_of(part, base.style, room, layout, ranks_of(blocks)))
        _keep_last_lines(laid, blocks if number == last else ())
        if tracking and layout.redline:
            old = list(elements_of(before[number], base.style, room, layout, ranks_of([*chain(*before)])))
            _keep_last_lines(old, [block for block in layout.redline.old if block.text] if number == last else ())
            laid = tracking.merged(old, laid)
        elements += laid
        if across or number < last:
            # Pages that lie across end with a section, the last of them too: the setup of the file is upright.
            sections.ended(elements[-1], deepcopy(turned) if across else sections.upright(base.file))
    imprint = next((block for block in blocks if isinstance(block, Imprint)), None)
    if imprint is not None and elements:
        if runs[-1][0]:
            elements.append(table.gap(base.style(table.STYLE)))
        elements[-1].append(
            imprints.box(imprint, page.room(base.file)[0], ruled=layout.format is not PaperFormat.LETTER)
        )
    # Appending an element moves it: the page setup goes back to the end, where the schema requires it.
    base.body.extend([*elements, *base.body.findall(qn("w:sectPr"))])


def _keep_last_lines(elements: Sequence[Element], blocks: Sequence[Block]) -> None:
    """Keep the last line of a paper with the one before it, so that it is not alone on its page."""
    if keeping.ends_in_lines(blocks):
        elements[-2][0].insert(1, w("keepNext"))


def _sections(blocks: Sequence[Block], layout: Layout) -> tuple[list[tuple[bool, list[Block]]], list[list[Block]]]:
    """Return the runs of blocks on pages of one kind, and in a redline the blocks of the old paper for each of them.

    The end of a section can be neither inserted nor deleted: where those of the two papers differ, all is one.
    """
    body: list[Block] = [block for block in blocks if not isinstance(block, Imprint)]
    runs = list(keeping.sections(body))
    if layout.redline is None:
        return runs, []
    old: list[Block] = [block for block in layout.redline.old if block.text and not isinstance(block, Imprint)]
    before = list(keeping.sections(old))
    if [across for across, _ in runs] != [across for across, _ in before]:
        return [(False, body)], [old]
    return runs, [part for _, part in before]


def _drop_empty_end(body: Element) -> None:
    """Drop the empty paragraphs that every editor leaves at the end of an empty file."""
    for last in reversed(body.findall("*")[:-1]):
        if not is_blank(last):
            return
        body.remove(last)


def elements_of(
    blocks: list[Block], style: Callable[[str], str], room: tuple[int, int], layout: Layout, ranks: dict[int, int]
) -> Iterator[Element]:
    """Yield the paragraphs and tables of blocks in a text area of `room` twips; `ranks` are what `ranks_of` returns."""
    across = grid.title_characters(room[0])
    titled = False
    for block, following, then in keeping.followed(blocks):
        kept = keeping.kept(block, following, then)
        match block:
            case Title(lines):
                yield _title([*titles.lines(lines, across)], style("Title"), over=titled)
                titled = True
            case Heading(level, text):
                bold = layout.bold_level_3 and level == 3  # noqa: PLR2004 - the level of its name
                yield line(Span(text, bold=bold), style(f"heading {level}"), ("outlineLvl", ranks[level]))
            case Paragraph():
                yield _paragraph(block, style("公文正文"), kept=kept)
            case Signature(_, date):
                yield from signature.lines(block.issuers, date, style, sealed=layout.sealed, kept=kept)
            case Table():
                # Rows of a redline come and go one by one, so their cells stay apart.
                yield table.ruled(block, style(table.STYLE), room, kept=kept, grouped=not layout.redline)
                if following is None or isinstance(following, Table):
                    yield table.gap(style(table.STYLE))
            case Letterhead() | Masthead():
                yield from head.lines(block, style, layout.format)
            case Addressee() | AttachmentList() | Attendance() | Attachment() | Note():
                yield from head_and_foot.lines(block, style, across, kept=kept)


def ranks_of(blocks: list[Block]) -> dict[int, int]:
    """Return the outline level of each heading level used: its rank, so that the outline skips no level."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return {level: rank for rank, level in enumerate(used)}


def _title(lines: Sequence[str], style: str, *, over: bool) -> Element:
    """Return the title (标题) as one paragraph, broken where the sense breaks (7.3.1).

    A further paper in the file starts a page: its title goes `over`.
    """
    runs = [run(Span(lines[0]))]
    for words in lines[1:]:
        runs += [line_break(), run(Span(words))]
    page = (w("pageBreakBefore"),) if over else ()
    return paragraph((w("pStyle", val=style), *page, w("spacing", after=grid.title_after(len(lines)))), runs)


def _paragraph(block: Paragraph, style: str, *, kept: bool) -> Element:
    keep = (w("keepNext"),) if kept else ()
    edge = (w("jc", val="left"),) if keeping.ragged(block) else ()
    return paragraph((w("pStyle", val=style), *keep, *edge), [run(span) for span in block.spans if span.text])
