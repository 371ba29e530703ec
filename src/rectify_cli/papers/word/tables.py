"""The tables of a filled template that fit themselves to what they hold: laid out as in the shipped papers."""

from collections.abc import Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.documents import Table
from rectify_cli.documents.layout import tables
from rectify_cli.documents.writers.docx import page, table
from rectify_cli.documents.writers.docx.base import Base
from rectify_cli.documents.writers.docx.elements import content, put, w

MARK = "\ufdd1"
"""Stands behind the tags of a cell until the paper is filled: no text has this noncharacter."""

_TBL, _TR, _TC, _P, _R = (qn(f"w:{tag}") for tag in ("tbl", "tr", "tc", "p", "r"))
_BEFORE_SIZE = (
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "rPrChange",
)
_TABLE = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"),
    *("tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblPrChange"),
)
_CELL = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("tcFitText", "vAlign", "hideMark"),
)
_PARAGRAPH = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "snapToGrid", "spacing")
_LAST = ("ind", "jc", "outlineLvl", "rPr")


def fits(element: Element) -> bool:
    """Return True if a table fits itself to what it holds (自动重调尺寸), as Word and an ejected template say it."""
    return next((each.get(qn("w:type")) for each in element.iter(qn("w:tblLayout"))), "") == "autofit"


def mark(body: Element) -> None:
    """Mark the cells with tags of the tables that fit themselves: of a column of empty ones nothing is printed."""
    for cell in [cell for element in body.iter(_TBL) if fits(element) for cell in element.iter(_TC)]:
        text = "".join(map(_text, cell.iter(_P)))
        if ("{{" in text or "{%" in text) and "{%tr" not in text:
            [*cell.iter(_P)][-1].append(w("r", *content(MARK)))


def settle(template: Base) -> None:
    """Lay out the tables that fit themselves, with what they were filled with."""
    for element in [element for element in template.body.findall(_TBL) if fits(element)]:
        rows = [row.findall(_TC) for row in element.findall(_TR)]
        texts = [["\n".join(map(_text, cell.iter(_P))) for cell in row] for row in rows]
        for run in [run for run in element.iter(_R) if _text(run) == MARK]:
            _drop(run)
        if table.STYLE in template.styles and rows and len(set(map(len, rows))) == 1:
            _fit(element, texts, template)


def _fit(element: Element, texts: list[list[str]], template: Base) -> None:
    room = page.room(template.file)
    header, *cells = [[text.replace(MARK, "") for text in row] for row in texts]
    form = tables.plan(header, cells, *(twips / 20 for twips in room)).form
    empty = [at for at in range(len(header)) if cells and not form and all(row[at] == MARK for row in texts[1:])]
    for row in element.findall(_TR):
        for at in reversed(empty):
            row.remove(row.findall(_TC)[at])
    header, *cells = [[text for at, text in enumerate(row) if at not in empty] for row in (header, *cells)]
    made = table.ruled(Table(tuple(header), tuple(map(tuple, cells))), template.style(table.STYLE), room)
    for old, new in zip(element.findall(qn("w:tblPr")), made.findall(qn("w:tblPr")), strict=True):
        for tag in ("tblW", "tblLayout", "tblCellMar"):
            for child in new.findall(qn(f"w:{tag}")):
                put(old, child, _TABLE[_TABLE.index(tag) + 1 :])
    for old, new in zip(element.findall(qn("w:tblGrid")), made.findall(qn("w:tblGrid")), strict=True):
        element.replace(old, new)
    for own, row in zip(element.findall(_TR), made.findall(_TR), strict=True):
        _adopt(own, row)


def _adopt(own: Element, made: Element) -> None:
    """Give a row of the template the layout of the one made of its words."""
    for properties in own.findall(qn("w:trPr")):
        own.remove(properties)
    for cell, other in zip(own.findall(_TC), made.findall(_TC), strict=True):
        _take(cell, other, "tcPr", _CELL)
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        [*paragraphs] = cell.iter(_P)
        pattern = next(other.iter(_P))
        for paragraph in paragraphs:
            _take(paragraph, pattern, "pPr", (*_PARAGRAPH, *_LAST))
            if merged is not None and merged.get(qn("w:val")) == "continue":
                for run in paragraph.findall(_R):
                    paragraph.remove(run)
            for run in paragraph.findall(_R):
                _size(run, pattern)
    own[:0] = [*made.findall(qn("w:trPr"))]


def _take(own: Element, made: Element, tag: str, order: Sequence[str]) -> None:
    """Put the properties of `made` into its own ones, in the order of the schema."""
    properties = own.find(qn(f"w:{tag}"))
    if properties is None:
        properties = w(tag)
        own.insert(0, properties)
    for child in made.findall(f"{qn(f'w:{tag}')}/*"):
        after = order[order.index(child.tag.rpartition("}")[2]) + 1 :]
        put(properties, child, after)


def _size(run: Element, pattern: Element) -> None:
    """Give a run the size of the type of its table, where it has none of its own."""
    for size in [*pattern.iter(qn("w:sz"), qn("w:szCs"))]:
        look = run.find(qn("w:rPr"))
        if look is not None and look.find(size.tag) is None:
            put(look, w(size.tag.rpartition("}")[2], val=size.get(qn("w:val"), "")), _BEFORE_SIZE)


def _text(element: Element) -> str:
    breaks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(breaks.get(str(each.tag)) or (each.text or "") for each in element.iter(*breaks, qn("w:t")))


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
