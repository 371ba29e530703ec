"""The imprint (版记) in a box at the foot of the last page (GB/T 9704-2012, 7.4), without rules in a letter (10.1)."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents.document import Imprint, Span
from rectify_cli.documents.layout import imprints
from rectify_cli.documents.writers.docx import textbox
from rectify_cli.documents.writers.docx.elements import paragraph, run, w

_SIZE = 28
"""4号, in half points."""

_CHARACTER = 280
"""A 字 of it, in twips."""

_LINE = 480
"""Height of a line, in twips."""

_OUTER, _INNER = 8, 6
"""The first and the last rule, 0.35 mm, and those between, 0.25 mm, in eighths of a point."""

_END = 40
"""What a box is higher than its rows."""

_BOX = 1

NAME = textbox.name_of(_BOX)
"""What the box is called in a file."""


def line(imprint: Imprint, style: str, wide: int, form: PaperFormat) -> Element:
    """Return a line as high as the imprint, which stands over it at the foot of the text, `wide` twips wide.

    The line keeps room for the box, and the text above on its page: LibreOffice tears from the words before it
    a paragraph that a box makes no room for. The imprint of a letter has no rules and no line of 印发.
    """
    ruled = form is not PaperFormat.LETTER
    rows = list(_rows(imprint, wide, ruled=ruled))
    high = imprints.lines(imprint, wide / _CHARACTER, ruled=ruled) * _LINE + _END
    # A table does not end a text: the line under it is hardly any.
    small = w("rPr", w("sz", val=2), w("szCs", val=2))
    last = paragraph((w("snapToGrid", val=0), _exact(20), small), [])
    box = textbox.box(_BOX, textbox.Place(wide, high), [_table(rows, wide, ruled=ruled), last])
    return paragraph((w("pStyle", val=style), w("snapToGrid", val=0), _exact(high)), [box])


def _exact(line: int) -> Element:
    return w("spacing", before=0, after=0, line=line, lineRule="exact")


def _rows(imprint: Imprint, wide: int, *, ruled: bool) -> Iterator[Element]:
    """Yield the paragraph of each row."""
    if imprint.copies:
        turned = imprints.LABEL * _CHARACTER
        yield _line(imprint.copies, w("ind", left=_CHARACTER + turned, right=_CHARACTER, hanging=turned))
    if imprint.office and ruled:
        tabs = w("tabs", w("tab", val="right", pos=wide - _CHARACTER))
        ends = w("ind", left=_CHARACTER, right=_CHARACTER, firstLine=0)
        yield _line(f"{imprint.office}\t{imprint.date}印发", ends, tabs)


def _line(text: str, indent: Element, *tabs: Element) -> Element:
    properties = (
        *tabs,
        w("snapToGrid", val=0),
        w("spacing", line=_LINE, lineRule="exact"),
        indent,
        w("jc", val="left"),
    )
    return paragraph(properties, [run(Span(text), w("spacing", val=0), w("sz", val=_SIZE), w("szCs", val=_SIZE))])


def _table(rows: list[Element], wide: int, *, ruled: bool) -> Element:
    borders = []
    if ruled:
        rules = {"top": _OUTER, "bottom": _OUTER, "insideH": _INNER}
        borders = [w("tblBorders", *(w(side, val="single", sz=rules[side], space=0, color="000000") for side in rules))]
    none = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right")))
    properties = w("tblPr", w("tblW", w=wide, type="dxa"), *borders, w("tblLayout", type="fixed"), none)
    cells = (w("tr", w("tc", w("tcPr", w("tcW", w=wide, type="dxa")), row)) for row in rows)
    return w("tbl", properties, w("tblGrid", w("gridCol", w=wide)), *cells)
