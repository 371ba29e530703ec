"""Blocks -> paragraphs, inserted before the page setup in one go."""

from collections.abc import Callable, Iterator, Sequence

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
from rectify_cli.documents.writers.docx.elements import is_blank, keep, line, line_break, paragraph, run, w


def place(document: Document, base: Base, layout: Layout) -> None:
    """Add the blocks at the end of the body of `base`, after anything its user put there (such as a 版头)."""
    _drop_empty_end(base.body)
    if layout.landscape:
        page.turn(base.file, layout.size)
    # The first page of a letter shows no page number (10.1).
    base.file.sections[-1].different_first_page_header_footer = layout.format is PaperFormat.LETTER
    laid = elements(document, base, layout)
    if layout.redline:
        laid = redline.Tracking(layout.redline).merged(elements(layout.redline.old, base, layout), laid)
    # Appending an element moves it: the page setup goes back to the end, where the schema requires it.
    base.body.extend([*laid, *base.body.findall(qn("w:sectPr"))])
    sections.close(base.body)


def elements(document: Document, base: Base, layout: Layout) -> list[Element]:
    """Return the paragraphs and tables of a paper, the last of which ends no section."""
    blocks = [block for block in document if block.text]
    imprint = next((block for block in blocks if isinstance(block, Imprint)), None)
    runs = list(keeping.sections([block for block in blocks if not isinstance(block, Imprint)]))
    ranks = ranks_of(blocks)
    laid: list[Element] = []
    for number, (across, part) in enumerate(runs):
        room = page.room_across(base.file, layout.size) if across else page.room(base.file)
        laid += elements_of(part, base.style, room, layout, ranks)
        if number == len(runs) - 1:
            _keep_last_lines(laid, blocks)
        if across or number < len(runs) - 1:
            # Pages that lie across end with a section, the last of them too: the setup of the file is upright.
            sections.ended(laid[-1], sections.across(base.file, layout.size) if across else sections.upright(base.file))
    if imprint is not None and laid:
        keep(laid[-1])
        laid.append(imprints.line(imprint, base.style(table.STYLE), page.room(base.file)[0], layout.format))
    elif runs and runs[-1][0]:
        laid.append(table.gap(base.style(table.STYLE)))
    return laid


def _keep_last_lines(elements: Sequence[Element], blocks: Sequence[Block]) -> None:
    """Keep the last line of a paper with the one before it, so that it is not alone on its page."""
    if keeping.ends_in_lines(blocks):
        keep(elements[-2])


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
                yield table.ruled(block, style(table.STYLE), room, kept=kept)
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
