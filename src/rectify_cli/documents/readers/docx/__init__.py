"""Word (.docx) -> SourceDocument: what Word prints, in its order, with its numbers, text boxes and notes."""

from lxml import etree

from rectify_cli.core.diagnostics import Unit
from rectify_cli.documents.readers.docx.body import Body, Trace
from rectify_cli.documents.readers.docx.numbering import Numbering
from rectify_cli.documents.readers.docx.package import Package
from rectify_cli.documents.readers.docx.styles import Styles
from rectify_cli.documents.source import SourceDocument

NOTES = ("footnotes", "endnotes")
"""The kinds of parts with words beside the body."""


def read(content: bytes, file: str) -> SourceDocument:
    """Read a Word file; its places are counted in paragraphs that have words, cells of tables included."""
    package = Package(content, file)
    body = package.body()
    reader = _reader(package, body)
    return SourceDocument(file, Unit.PARAGRAPH, reader.read(), tuple(reader.skipped))


def traced(package: Package, body: etree._Element) -> Trace:
    """Return where the letters of every line under `body` stand, as `read` places them."""
    reader = _reader(package, body)
    reader.trace = {}
    reader.read()
    return reader.trace


def _reader(package: Package, body: etree._Element) -> Body:
    parts = package.related(package.main())
    styles = package.read(parts.get("styles", ""))
    notes = [package.read(parts.get(name, "")) for name in NOTES]
    numbering = Numbering(package.read(parts.get("numbering", "")), styles)
    return Body(package.file, numbering, Styles(styles), body, notes)
