"""Papers in every format a reader reads, built in the test: no binary lies in the repository."""

import datetime as dt
import io
import zipfile
from xml.sax.saxutils import escape

import notices
from rectify_cli.documents import Document, Title, readers, repair
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.source import SourceDocument
from rectify_cli.papers import markdown as md

LAYOUT = Layout(dt.date(2025, 1, 10), (notices.ROOT / "templates" / "base.docx").read_bytes())
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(body: str, head: str = "", **parts: str) -> bytes:
    """Return a Word file of this body; `parts` are the inside of numbering, styles or footnotes."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        links = ""
        for name, inside in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{roots[name]} {W}>{inside}</w:{roots[name]}>")
            links += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>')
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    """Return a run of a Word file."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def line(text: str, properties: str = "") -> str:
    """Return a paragraph of a Word file."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{run(text)}</w:p>"


def texts(paper: SourceDocument) -> list[str]:
    """Return the words of the blocks."""
    return [block.text for block in paper.blocks]


def read(content: bytes | str, file: str) -> SourceDocument:
    """Read a paper without mending it."""
    return readers.read(content.encode() if isinstance(content, str) else content, file)


def repaired(content: bytes | str, file: str) -> list[str]:
    """Return the words of the blocks of a paper, repaired."""
    return texts(repair.repaired(read(content, file)))


def plain(document: Document) -> str:
    """Return a paper as plain text with indents, the title in its lines."""
    said: list[str] = []
    for block in document:
        lines = block.lines if isinstance(block, Title) else block.text.split("\n")
        said += [f"\u3000\u3000{each}" for each in lines]
    return "\r\n".join(said)


def document(markdown: str) -> Document:
    """Return the words of Markdown of our own."""
    return md.read(markdown)


def assert_placed(paper: SourceDocument) -> None:
    """Hold every character of every block to its place; what parts cells and words stands nowhere."""
    for number, block in enumerate(paper.blocks):
        assert block.pieces, block
        assert block.pieces[0].start == 0
        for offset, character in enumerate(block.text):
            if character in "\n\t ":
                continue
            place = paper.place(number, offset)
            assert place.excerpt is not None
            assert place.column is not None
            assert place.excerpt[place.column - 1] == character, (block.text, offset, place)
