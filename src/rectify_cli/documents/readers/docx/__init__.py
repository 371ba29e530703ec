"""Word (.docx) -> SourceDocument: what Word prints, in its order, with its numbers, text boxes and notes."""

from rectify_cli.core.diagnostics import Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents.opening import refused
from rectify_cli.documents.readers.docx.body import Body
from rectify_cli.documents.readers.docx.numbering import Numbering, W
from rectify_cli.documents.readers.docx.package import Package
from rectify_cli.documents.readers.docx.styles import Styles
from rectify_cli.documents.source import SourceDocument


def read(content: bytes, file: str) -> SourceDocument:
    """Read a Word file; its places are counted in paragraphs that have words, cells of tables included."""
    package = Package(content, file)
    main = package.main()
    tree = package.read(main)
    body = tree.find(f"{W}body") if tree is not None else None
    if body is None:
        raise refused(
            file,
            Phrase("Word 文件中没有正文", "the Word file has no body"),
            Phrase("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx"),
        )
    parts = package.related(main)
    styles = package.read(parts.get("styles", ""))
    notes = [package.read(parts.get(name, "")) for name in ("footnotes", "endnotes")]
    reader = Body(file, Numbering(package.read(parts.get("numbering", "")), styles), Styles(styles), body, notes)
    return SourceDocument(file, Unit.PARAGRAPH, reader.read(), tuple(reader.skipped))
