"""The XML of one worksheet, changed cell by cell; what is not changed stays as the office's program wrote it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lxml import etree

from rectify_cli.core.diagnostics import letters
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.exchange.workbook.grid import Span
from rectify_cli.exchange.workbook.like.moved_rows import MovedRows, column_of, translated

_EPOCH = dt.date(1899, 12, 30)
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_RANGED = ("dataValidation", "conditionalFormatting", "ignoredError", "protectedRange")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class SheetPart:
    """One worksheet; rows and columns are counted from 0, as in a grid."""

    def __init__(self, part: bytes) -> None:
        """Parse it; it was read before, so it is whole."""
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
        self._root = etree.fromstring(part, parser)
        self._space = etree.QName(self._root).namespace or ""
        data = self._root.find(self._tag("sheetData"))
        assert data is not None  # noqa: S101 - a worksheet without cells is not filled
        self._data = data
        self._rows: dict[int, etree._Element] = {}
        self._number()
        self._unshare()

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}" if self._space else name

    def _number(self) -> None:
        """Give every row and cell its reference, which a program may leave out."""
        at = -1
        for row in self._data:
            at = int(row.get("r") or at + 2) - 1
            row.set("r", str(at + 1))
            self._rows[at] = row
            column = -1
            for cell in row:
                column = _at(cell) if cell.get("r") else column + 1
                cell.set("r", f"{letters(column + 1)}{at + 1}")

    @property
    def height(self) -> int:
        """The number of rows down to the last."""
        return max(self._rows, default=-1) + 1

    def put(self, row: int, column: int, value: Value, *, as_date: bool = False) -> None:
        """Write a value into a cell, which keeps its style; a day as the number that its style shows `as_date`."""
        cell = self._cell(row, column)
        for child in list(cell):
            cell.remove(child)
        _without(cell, "t")
        if value is None or value == "":
            return
        if as_date and isinstance(value, dt.date):
            value = (value - _EPOCH).days
        if isinstance(value, int | float | Decimal):
            etree.SubElement(cell, self._tag("v")).text = str(value)
            return
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, self._tag("is")), self._tag("t"))
        text.text = _ESCAPED.sub("_x005F_", value.isoformat() if isinstance(value, dt.date) else value)
        text.set(_SPACE, "preserve")

    def _cell(self, row: int, column: int) -> etree._Element:
        line = self._row(row)
        before = [cell for cell in line if _at(cell) <= column]
        if before and _at(before[-1]) == column:
            return before[-1]
        made = etree.Element(self._tag("c"), r=f"{letters(column + 1)}{row + 1}")
        line.insert(len(before), made)
        return made

    def _row(self, row: int) -> etree._Element:
        if row not in self._rows:
            made = etree.Element(self._tag("row"), r=str(row + 1))
            before = sum(at < row for at in self._rows)
            self._data.insert(before, made)
            self._rows[row] = made
        return self._rows[row]

    def grow(self, row: int) -> None:
        """Let the program find the height of a row, whose text is another one now."""
        if row in self._rows:
            _without(self._rows[row], "ht", "customHeight")

    def split(self, span: Span) -> None:
        """Take a merged range apart."""
        wanted = _reference(span)
        for merged in list(self._root.iter(self._tag("mergeCell"))):
            if merged.get("ref") == wanted:
                self._drop(merged)

    def copied(self, row: int | None) -> etree._Element:
        """Return a new empty row with the styles of another."""
        made = etree.Element(self._tag("row"))
        for cell in self._rows.get(row if row is not None else -1, ()):
            made.append(
                etree.Element(self._tag("c"), {name: cell.get(name) or "" for name in ("r", "s") if cell.get(name)})
            )
        return made

    def rearrange(self, order: list[int | None], models: Mapping[int, int | None]) -> MovedRows:
        """Put the rows into a new order, None being a new row; `models` is the old row that each new one is like.

        `models` is by the new row. Every reference of the sheet to its own rows follows.
        """
        moved = MovedRows([None if old is None else old + 1 for old in order])
        rows = {
            new: self.copied(models.get(new)) if old is None else self._rows.get(old) for new, old in enumerate(order)
        }
        across = self._across(models)
        for row in list(self._data):
            self._data.remove(row)
        self._rows = {new: row for new, row in rows.items() if row is not None}
        for new, row in self._rows.items():
            row.set("r", str(new + 1))
            _without(row, "spans")
            for cell in row:
                cell.set("r", f"{letters(_at(cell) + 1)}{new + 1}")
            self._data.append(row)
        self._follow(moved, across)
        return moved

    def _across(self, models: Mapping[int, int | None]) -> list[Span]:
        """Return the ranges that a new row is merged in because its model is."""
        spans = [_span(each.get("ref")) for each in self._root.iter(self._tag("mergeCell"))]
        flat = [span for span in spans if span.top == span.bottom]
        return [
            span._replace(top=new, bottom=new) for new, model in models.items() for span in flat if span.top == model
        ]

    def _follow(self, moved: MovedRows, across: list[Span]) -> None:
        """Move every range of the sheet with its rows."""
        merges = self._root.find(self._tag("mergeCells"))
        new = [etree.Element(self._tag("mergeCell"), ref=_reference(span)) for span in across]
        for merged in list(self._root.iter(self._tag("mergeCell"))):
            span = _span(merged.get("ref"))
            extent = moved.extent(span.top + 1, span.bottom + 1)
            if extent is None or (extent.first == extent.last and span.left == span.right):
                self._drop(merged)
            else:
                merged.set("ref", _reference(Span(extent.first - 1, span.left, extent.last - 1, span.right)))
        if merges is not None:
            merges.extend(new)
        for name, attribute in (
            *((each, "sqref") for each in _RANGED),
            ("autoFilter", "ref"),
            ("hyperlink", "ref"),
            ("f", "ref"),
        ):
            for element in list(self._root.iter(self._tag(name))):
                if attribute not in element.attrib:
                    continue
                if ranges := moved.ranges(element.get(attribute) or ""):
                    element.set(attribute, ranges)
                else:
                    self._drop(element)
        for extended in self._root.iter("{*}sqref"):
            extended.text = moved.ranges(extended.text or "") or extended.text
        for dimension in list(self._root.iter(self._tag("dimension"))):
            self._drop(dimension)

    def formulas(self) -> Iterator[etree._Element]:
        """Yield every formula of the sheet: of cells, of choices and of conditions."""
        for name in ("f", "formula", "formula1", "formula2"):
            yield from self._root.iter(f"{{*}}{name}")

    def _unshare(self) -> None:
        """Give each cell of a shared formula its own, so that any of them can be moved or overwritten."""
        shared: dict[str, tuple[Span, str]] = {}
        for formula in self._root.iter(self._tag("f")):
            cell = formula.getparent()
            if formula.get("t") != "shared" or cell is None:
                continue
            here, number = _span(cell.get("r")), formula.get("si") or ""
            if formula.text:
                shared[number] = here, formula.text
            elif number in shared:
                first, text = shared[number]
                formula.text = translated(text, here.top - first.top, here.left - first.left)
            for name in ("t", "si", "ref"):
                _without(formula, name)

    def written(self) -> bytes:
        """Return the part."""
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _drop(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is None:
            return
        parent.remove(element)
        _without(parent, "count")
        if not len(parent) and parent is not self._root:
            self._drop(parent)


def _without(element: etree._Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def _at(cell: etree._Element) -> int:
    return column_of(cell.get("r") or "")


def _span(reference: str | None) -> Span:
    first, _, last = (reference or "").replace("$", "").partition(":")
    ends = [(column_of(each), int("".join(filter(str.isdecimal, each)) or 1) - 1) for each in (first, last or first)]
    return Span(ends[0][1], ends[0][0], ends[1][1], ends[1][0])


def _reference(span: Span) -> str:
    return f"{letters(span.left + 1)}{span.top + 1}:{letters(span.right + 1)}{span.bottom + 1}"
