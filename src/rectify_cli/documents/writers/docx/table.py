"""A ruled table as wide as the text: its header on every page, and only tall rows broken across pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from rectify_cli.documents.document import Span, Table
from rectify_cli.documents.layout import tables
from rectify_cli.documents.writers.docx.elements import paragraph, run, w

STYLE = "公文表格"

_GAP = 160
"""Space between two tables, in twips."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def ruled(table: Table, style: str, room: tuple[int, int], *, kept: bool = False) -> Element:
    """Return a `w:tbl` for a text area of `room` twips; `style` is the style id of its cells.

    The last row of one that is `kept` stays with what follows.
    """
    plan = tables.plan(table.header, table.rows, *(twips / 20 for twips in room))
    widths = [round(20 * width) for width in plan.columns]
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in _SIDES))
    margins = w("tblCellMar", *(w(side, w=round(20 * plan.padding), type="dxa") for side in ("left", "right")))
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
        margins,
    )
    columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    # If a row continues on the next page, its short cells are at its top, beside their number.
    side = "top" if any(plan.parted) else "center"
    look = _Look(style, widths, plan, side)
    last = len(table.rows) - 1 if kept else None
    lines = [
        look.row(row, number, parted=parted, kept=number == last)
        for number, (row, parted) in enumerate(zip(table.rows, plan.parted, strict=True))
    ]
    return w("tbl", properties, columns, replace(look, side="center").row(table.header), *lines)


def gap(style: str) -> Element:
    """Return the thin line below a table that ends the paper or precedes another: Word would join the two."""
    return paragraph((w("pStyle", val=style), w("spacing", line=_GAP, lineRule="exact")), [])


@dataclass(frozen=True, slots=True)
class _Look:
    """What the cells of one table share: style, widths in twips, layout, vertical alignment."""

    style: str
    widths: Sequence[int]
    plan: tables.Plan
    side: str

    def row(
        self, cells: Sequence[str], number: int | None = None, *, parted: bool = False, kept: bool = False
    ) -> Element:
        """Return a `w:tr`; the one without a number is the header row, which is repeated on every page."""
        head = number is None
        whole = () if parted else (w("cantSplit"),)
        height = (w("trHeight", val=round(20 * tables.HANDWRITING)),) if self.plan.form and not head else ()
        properties = w("trPr", *whole, *height, *((w("tblHeader"),) if head else ()), w("jc", val="center"))
        keep = head or kept or self.plan.form
        return w("tr", properties, *(self._cell(text, at, number, keep=keep) for at, text in enumerate(cells)))

    def _cell(self, text: str, at: int, row: int | None, *, keep: bool) -> Element:
        line, sizes = self._small() if self.plan.small else ((), ())
        head = row is None
        centred = (w("jc", val="center"),) if head or self.plan.centred[at] else ()
        # A form stays on one page; the header of any table stays with its first row.
        look = (w("pStyle", val=self.style), *((w("keepNext"),) if keep else ()), *line, *centred)
        span = 1 if row is None else self.plan.span(row, at)
        merged = () if span == 1 else (w("vMerge", val="restart" if span else "continue"),)
        # A group may go over the page: its name is at its top.
        side = "top" if merged else self.side
        words = text if span else ""
        return w(
            "tc",
            w("tcPr", w("tcW", w=self.widths[at], type="dxa"), *merged, w("vAlign", val=side)),
            paragraph(look, [run(Span(words, bold=head), *sizes)] if words else []),
        )

    def _small(self) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
        """Return the line height and the type size of a table with many columns, smaller than those of its style."""
        size = round(2 * self.plan.size)
        line = w("spacing", line=round(20 * self.plan.line), lineRule="exact")
        return (line,), (w("sz", val=size), w("szCs", val=size))
