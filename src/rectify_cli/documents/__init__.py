"""A paper as typed blocks, whatever file it comes from or goes to: read, repaired, laid out, and written."""

from rectify_cli.documents.document import (
    Addressee,
    Attachment,
    AttachmentList,
    Block,
    Document,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
    paragraph,
)

__all__ = [
    "Addressee",
    "Attachment",
    "AttachmentList",
    "Block",
    "Document",
    "Heading",
    "Letterhead",
    "Note",
    "Paragraph",
    "Signature",
    "Span",
    "Table",
    "Title",
    "paragraph",
]
