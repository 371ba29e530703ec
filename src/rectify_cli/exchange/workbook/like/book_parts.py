"""The parts of a workbook with some of its sheets changed: what refers to their rows follows, the rest stays."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from rectify_cli.core import bounds
from rectify_cli.documents import opening
from rectify_cli.exchange.workbook.like.moved_rows import MovedRows
from rectify_cli.exchange.workbook.like.sheet_part import SheetPart
from rectify_cli.exchange.workbook.readers.xlsx_parts import sheet_parts

_MAIN = "xl/workbook.xml"
_CHAIN = "calcChain.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:ormula\d?)?[ >]")
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
