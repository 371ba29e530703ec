"""Document -> bytes: one module per format, each with a `write`; none knows the others."""

from typing import TYPE_CHECKING

from rectify_cli.core import extras
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from rectify_cli.documents.document import Document
    from rectify_cli.documents.layout import Layout

    Writer = Callable[[Document, Layout], bytes]


def _md(document: "Document", layout: "Layout") -> bytes:
    from rectify_cli.documents.writers import md

    return md.write(document, layout)


def _docx(document: "Document", layout: "Layout") -> bytes:
    from rectify_cli.documents.writers import docx

    return docx.write(document, layout)


def _html(document: "Document", layout: "Layout") -> bytes:
    from rectify_cli.documents.writers import html

    return html.write(document, layout)


def _pdf(document: "Document", layout: "Layout") -> bytes:
    from rectify_cli.documents.writers import pdf

    return pdf.write(document, layout)


def _ofd(document: "Document", layout: "Layout") -> bytes:
    extras.require("pdf", "typst", Phrase("导出 OFD", "OFD output"))
    from rectify_cli.documents.writers import ofd, pdf

    return ofd.write(pdf.write(document, layout), layout.dated)


WRITERS: "dict[str, Writer]" = {"md": _md, "docx": _docx, "html": _html, "pdf": _pdf, "ofd": _ofd}
"""The writer of each format a paper is set in; its module is imported when a paper is written."""
