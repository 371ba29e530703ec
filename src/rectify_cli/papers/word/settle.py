"""Settle in a filled paper what depends on all of it: what stays together, ranks of headings, pages that lie across."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.core.chinese import dates, titles
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Block,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
    paragraph,
)
from rectify_cli.documents.layout import Layout, keeping
from rectify_cli.documents.writers.docx import body, grid, head, imprint, page, sections, signature, table
from rectify_cli.documents.writers.docx.base import Base
from rectify_cli.documents.writers.docx.elements import content, is_blank, keep, line_break, put, w
from rectify_cli.papers.word import lines

_AFTER_OUTLINE = ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
_AFTER_SPACING = (
    *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
    *("textboxTightWrap", "outlineLvl", *_AFTER_OUTLINE),
)
_BEFORE_BOLD = (qn("w:rStyle"), qn("w:rFonts"))
_PARTS: dict[str, Callable[[str], Block]] = {
    head.MARK: Letterhead,
    head.NUMBER: Letterhead,
    "公文主送": Addressee,
    "公文附件说明": lambda text: AttachmentList((text,)),
    "公文附注": Note,
    "公文附件": lambda text: Attachment(text, ""),
}
"""What a paragraph of a style is."""

_BOLD = 3
_LEVELS = range(1, 5)

_Item = tuple[Block, list[Element]]
"""What a reader takes for one block, and the paragraphs or the table it is."""


def settle(template: Base, layout: Layout) -> None:
    """Settle a filled template in place."""
    if layout.format is PaperFormat.LETTER:
        # The first page of a letter shows no page number (10.1).
        template.file.sections[-1].different_first_page_header_footer = True
    lines.settle(template.body, _id(template, lines.BODY))
    boxes = _without_imprint(template.body)
    last = _last(template.body)
    if last is not None and last.tag == qn("w:tbl") and table.STYLE in template.styles:
        last.addnext(table.gap(template.style(table.STYLE)))
    items = list(_items(template))
    _rank_all(items, layout)
    for block, elements in items:
        if isinstance(block, Title):
            _break(elements, template)
        elif isinstance(block, Signature):
            _keep(elements[:-1])
    followed = keeping.followed([block for block, _ in items])
    for (block, elements), (_, following, then) in zip(items, followed, strict=True):
        kinds = Paragraph | AttachmentList | Table | Signature
        if isinstance(block, kinds) and keeping.kept(block, following, then):
            _keep(elements)
    _turn(items, template)
    for box in boxes:
        if (last := _last(template.body)) is not None:
            keep(last)
        template.body[-1].addprevious(box)
    sections.close(template.body)


def _id(template: Base, name: str) -> str | None:
    return template.style(name) if name in template.styles else None


def title(template: Base) -> str:
    """Return the title of a paper in one line, or nothing where none is set as one."""
    block = next((block for block, _ in _items(template) if isinstance(block, Title)), None)
    return block.text if block else ""


def _items(template: Base) -> Iterator[_Item]:
    """Yield the blocks of the body; a blank paragraph belongs to the one before it."""
    kinds = _kinds(template)
    waiting: _Item | None = None
    for element in template.body.iterchildren(qn("w:p"), qn("w:tbl")):
        if waiting and is_blank(element):
            waiting[1].append(element)
            continue
        block = _block(element, kinds)
        if waiting and (joined := _joined(waiting[0], block)):
            waiting = (joined, [*waiting[1], element])
            continue
        if waiting:
            yield waiting
        waiting = (block, [element])
    if waiting:
        yield waiting


def _kinds(template: Base) -> dict[str, str]:
    """Return the lower-case names of the styles by their ids."""
    return {str(style.get(qn("w:styleId"))): name for name, style in template.styles.items()}


def _block(element: Element, kinds: dict[str, str]) -> Block:
    if element.tag != qn("w:p"):
        columns = max((len(row.findall(qn("w:tc"))) for row in element.iter(qn("w:tr"))), default=0)
        return Table(("",) * columns, ())
    styles = element.findall(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    text, name = _text(element), kinds.get(str(styles[0].get(qn("w:val"))) if styles else "", "")
    levels = [level for level in _LEVELS if name == f"heading {level}"]
    if levels:
        return Heading(levels[0], text)
    if name in {signature.ISSUER, signature.DATE}:
        return Signature(text, "")
    if name == "title":
        return Title(tuple(text.split("\n")))
    other = _PARTS.get(name)
    return other(text) if other else paragraph(text)


def _joined(block: Block, following: Block) -> Block | None:
    """Return the block that two make: the lines of a list of attachments, or those of a signature; None for others.

    A date on a line of its own makes a signature of the line above it, whatever their styles.
    """
    if isinstance(block, AttachmentList) and isinstance(following, AttachmentList):
        return block
    if isinstance(block, Signature) and isinstance(following, Signature) and not dates.alone(block.date):
        return Signature(block.issuer, following.issuer)
    if isinstance(block, Paragraph | Signature) and isinstance(following, Paragraph) and dates.alone(following.text):
        return Signature(block.text, following.text)
    return None


def _break(elements: Sequence[Element], template: Base) -> None:
    """Break a title where it is too long for a line, and leave the space under it that its lines need."""
    line, properties = elements[0], _properties(elements[0])
    runs = line.findall(qn("w:r"))
    written = "".join(_text(run) for run in runs).split("\n")
    broken = list(titles.lines(written, grid.title_characters(page.room(template.file)[0])))
    if broken != written and all(child in runs or child is properties for child in line):
        look = runs[0].findall(qn("w:rPr"))
        for old in runs:
            line.remove(old)
        for words in broken:
            line.extend([w("r", *deepcopy(look), *content(words)), line_break()])
        line.remove(line[-1])
    spaced = properties.find(qn("w:spacing")) is not None or len(elements) > 1
    if not spaced and _height(template.styles["title"]) == grid.TITLE_LINE:
        put(properties, w("spacing", after=grid.title_after(len(broken))), _AFTER_SPACING)


def _properties(line: Element) -> Element:
    """Return the properties of a paragraph, which it has from now on."""
    properties = line.find(qn("w:pPr"))
    if properties is None:
        properties = w("pPr")
        line.insert(0, properties)
    return properties


def _text(element: Element) -> str:
    """Return the words in an element, a line break as such."""
    breaks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(breaks.get(str(each.tag)) or (each.text or "") for each in element.iter(*breaks, qn("w:t")))


def _height(style: Element) -> int:
    """Return the height of the lines of a style, in twips; 0 if it has none of its own."""
    return next((int(spacing.get(qn("w:line"), 0)) for spacing in style.iter(qn("w:spacing"))), 0)


def _rank_all(items: Sequence[_Item], layout: Layout) -> None:
    """Give each heading its rank in the outline, which skips none, and set those of level 3 bold if they are to be."""
    ranks = body.ranks_of([block for block, _ in items])
    for block, elements in items:
        if isinstance(block, Heading):
            _rank(elements[0], ranks[block.level], bold=layout.bold_level_3 and block.level == _BOLD)


def _rank(heading: Element, rank: int, *, bold: bool) -> None:
    properties = _properties(heading)
    if properties.find(qn("w:outlineLvl")) is None:
        put(properties, w("outlineLvl", val=rank), _AFTER_OUTLINE)
    for run in heading.iter(qn("w:r")) if bold else ():
        look = run.find(qn("w:rPr"))
        if look is None:
            look = w("rPr")
            run.insert(0, look)
        if look.find(qn("w:b")) is None:
            at = sum(child.tag in _BEFORE_BOLD for child in look)
            look[at:at] = [w("b"), w("bCs")]


def _keep(elements: Sequence[Element]) -> None:
    """Keep paragraphs, or the last row of a table, on the page of what follows."""
    for element in elements:
        keep(element)


def _turn(items: Sequence[_Item], template: Base) -> None:
    """Put attachments with a wide table on pages that lie across, unless their pages have a setup already."""
    runs = list(keeping.sections([block for block, _ in items]))
    if not any(across for across, _ in runs):
        return
    turned = sections.across(template.file)
    at = 0
    for number, (across, part) in enumerate(runs):
        at += len(part)
        if not across and number == len(runs) - 1:
            return
        last = items[at - 1][1][-1]
        if last.tag != qn("w:p"):
            gap = table.gap(template.style(table.STYLE))
            last.addnext(gap)
            last = gap
        if next(last.iter(qn("w:sectPr")), None) is None:
            sections.ended(last, deepcopy(turned) if across else sections.upright(template.file))


def _last(text: Element) -> Element | None:
    """Return the last element before the page setup."""
    return text[-2] if len(text) > 1 else None


def _without_imprint(text: Element) -> list[Element]:
    """Take the lines with the box of an imprint out of a text and return them."""
    named = qn("wp:docPr")
    boxes = [
        line for line in text.findall(qn("w:p")) if any(box.get("name") == imprint.NAME for box in line.iter(named))
    ]
    for line in boxes:
        text.remove(line)
    return boxes
