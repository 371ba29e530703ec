"""The parts of a workbook with some of its sheets changed: what refers to their rows follows, the rest stays."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from rectify_cli.core import bounds
from rectify_cli.core.diagnostics import letters
from rectify_cli.documents import opening
from rectify_cli.exchange.workbook.book import Row
from rectify_cli.exchange.workbook.columns import hidden
from rectify_cli.exchange.workbook.like.moved_rows import MovedRows
from rectify_cli.exchange.workbook.like.sheet_part import SheetPart
from rectify_cli.exchange.workbook.readers.xlsx_parts import sheet_parts

_MAIN = "xl/workbook.xml"
_CHAIN = "calcChain.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:ormula\d?)?[ >]")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BESIDE = ("/tables/", "comments", "/threadedComments/", "/drawings/drawing")
"""Parts beside a sheet that name its rows."""


class BookParts:
    """A workbook taken apart; `sheet` opens a worksheet to be changed, `written` puts everything together again."""

    def __init__(self, content: bytes) -> None:
        """Unpack it; it was read before, so it is whole and within bounds."""
        package = opening.Package(content, bounds.WORKBOOK)
        self._parts = {name: package.read(name) for name in package.names}
        self._paths = sheet_parts(self._parts)
        self._sheets: dict[str, SheetPart] = {}

    def sheet(self, name: str) -> SheetPart:
        """Return a worksheet to be changed."""
        if name not in self._sheets:
            self._sheets[name] = SheetPart(self._parts[self._paths[name]])
        return self._sheets[name]

    def rearrange(self, name: str, order: list[int | None], models: Mapping[int, int | None]) -> None:
        """Put the rows of a sheet into a new order (`SheetPart.rearrange`), and move what refers to them."""
        moved = self.sheet(name).rearrange(order, models)
        if not moved.unmoved:
            self._follow(name, moved)

    def _follow(self, name: str, moved: MovedRows) -> None:
        """Move every reference to the rows of a sheet, wherever it stands."""
        for formula in self.sheet(name).formulas():
            formula.text = moved.formula(moved.formula(formula.text or ""), sheet=name)
        for other in self._paths:
            if other != name and _FORMULA.search(self._parts.get(self._paths[other], b"")):
                for formula in self.sheet(other).formulas():
                    formula.text = moved.formula(formula.text or "", sheet=name)
        for defined in self._changed(_MAIN):
            # A name stands for a formula; what else has a text there is no formula and has no reference.
            defined.text = moved.formula(defined.text, sheet=name) if defined.text else defined.text
        self._around(name, moved)

    def _around(self, name: str, moved: MovedRows) -> None:
        """Move what the tables, comments, pictures and charts around a sheet say of its rows."""
        for path in self._beside(name):
            for element in self._changed(path):
                if ref := element.get("ref"):
                    element.set("ref", moved.ranges(ref) or ref)
                elif etree.QName(element).localname == "row" and (element.text or "").isdecimal():
                    # Where a picture is anchored, counted from 0.
                    element.text = str((moved.row(int(element.text or 0) + 1) or 1) - 1)
        for path in [path for path in self._parts if path.startswith("xl/charts/") and path.endswith(".xml")]:
            for element in self._changed(path):
                if etree.QName(element).localname == "f" and element.text:
                    element.text = moved.formula(element.text, sheet=name)

    def written(self) -> bytes:
        """Return the workbook; a program that opens it calculates everything again."""
        for name, sheet in self._sheets.items():
            self._parts[self._paths[name]] = sheet.written()
        for element in self._changed(_MAIN):
            if etree.QName(element).localname == "calcPr":
                element.set("fullCalcOnLoad", "1")
        # The order of calculation names cells that may hold no formula any more.
        self._parts = {name: part for name, part in self._parts.items() if not name.endswith(f"/{_CHAIN}")}
        for name in [name for name in self._parts if name.endswith(("[Content_Types].xml", "workbook.xml.rels"))]:
            for element in self._changed(name):
                parent = element.getparent()
                if parent is not None and str(element.get("PartName") or element.get("Target") or "").endswith(_CHAIN):
                    parent.remove(element)
        return opening.packed(self._parts)

    def hide(self, sheets: Mapping[str, Sequence[Row]]) -> None:
        """Put very hidden sheets into the workbook, in the place of those of these names; other hidden ones of ours go.

        Their cells are texts; the numbers of ids are, too.
        """
        for name in [name for name in hidden(len(self._paths)) if name in self._paths]:
            self._parts[self._paths[name]] = _texts_sheet(sheets.get(name, ()))
        for name in [name for name in sheets if name not in self._paths]:
            path = f"worksheets/{name}.xml"
            self._parts[f"xl/{path}"] = _texts_sheet(sheets[name])
            self._append("[Content_Types].xml", "Override", {"PartName": f"/xl/{path}", "ContentType": _WORKSHEET})
            key = {"Id": f"rId{name}", "Type": f"{_RELATIONS}/worksheet", "Target": path}
            self._append("xl/_rels/workbook.xml.rels", "Relationship", key)
            self._list(name)

    def _append(self, path: str, tag: str, attributes: Mapping[str, str]) -> None:
        """Add an element to the root of a part."""
        for element in self._changed(path):
            if element.getparent() is None:
                etree.SubElement(element, etree.QName(etree.QName(element).namespace, tag), dict(attributes))

    def _list(self, name: str) -> None:
        """Add a very hidden sheet to the list of the workbook."""
        for element in self._changed(_MAIN):
            if etree.QName(element).localname != "sheets":
                continue
            last = element[-1]
            number = max(int(sheet.get("sheetId", "0")) for sheet in element) + 1
            id_ = next(str(key) for key in last.attrib if etree.QName(str(key)).localname == "id")
            values = {"name": name, "sheetId": str(number), "state": "veryHidden", id_: f"rId{name}"}
            etree.SubElement(element, last.tag, values)

    def _changed(self, path: str) -> Iterator[etree._Element]:
        """Yield the elements of a part, and keep what is done to them."""
        if path not in self._parts:
            return
        root = etree.fromstring(self._parts[path], etree.XMLParser(resolve_entities=False, no_network=True))
        yield from list(root.iter(etree.Element))
        self._parts[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _beside(self, name: str) -> list[str]:
        """Return the tables, comments and pictures of a sheet."""
        folder, base = posixpath.split(self._paths[name])
        relations = self._changed(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets = [target for each in relations if (target := each.get("Target"))]
        paths = [posixpath.normpath(posixpath.join("/", folder, target))[1:] for target in targets]
        return [path for path in paths if path in self._parts and any(each in path for each in _BESIDE)]


def _texts_sheet(rows: Sequence[Row]) -> bytes:
    """Return a worksheet of texts."""
    root = etree.Element(etree.QName(_SHEET, "worksheet"))
    data = etree.SubElement(root, etree.QName(_SHEET, "sheetData"))
    for number, row in enumerate(rows, start=1):
        line = etree.SubElement(data, etree.QName(_SHEET, "row"), {"r": str(number)})
        for at, value in enumerate(row, start=1):
            if value not in {None, ""}:
                cell = etree.SubElement(
                    line, etree.QName(_SHEET, "c"), {"r": f"{letters(at)}{number}", "t": "inlineStr"}
                )
                inline = etree.SubElement(cell, etree.QName(_SHEET, "is"))
                etree.SubElement(inline, etree.QName(_SHEET, "t")).text = str(value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
