"""Document -> Word: the blocks in the styles of a base file, laid out by GB/T 9704-2012."""

from rectify_cli.documents.document import Document
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers.docx import base, body, characters, header, package, page, properties


def write(document: Document, layout: Layout) -> bytes:
    """Return the docx of `document` in the styles of `layout.base`.

    The bytes depend on the arguments alone: no clock, no time zone, no environment. Raises DataError
    if the base is not a docx or lacks a style, or if a text contains a character that XML forbids.
    """
    for paper in (document, *([layout.redline.old] if layout.redline else [])):
        characters.check(paper)
    opened = base.open_base(layout.base)
    if layout.grid:
        page.lay_grid(opened.file, layout.grid)
    body.place(document, opened, layout)
    if document.draft:
        header.mark(document.draft, opened.file)
    properties.stamp(opened.file, document.title, layout.dated)
    return package.pack(opened.file)
