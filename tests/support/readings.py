"""Small notices as readings: one paragraph per line."""

from rectify_cli.core.diagnostics import Unit
from rectify_cli.documents import paragraph
from rectify_cli.documents.source import Piece, Placed, SourceDocument
from rectify_cli.notices import Reading, grammar


def source(text: str, file: str = "notice.md") -> SourceDocument:
    """Return a paper of one paragraph per line that is not blank."""
    lines = enumerate(text.split("\n"), start=1)
    placed = (Placed(paragraph(line), (Piece(0, number, line),)) for number, line in lines if line.strip())
    return SourceDocument(file, Unit.LINE, tuple(placed))


def reading(text: str, file: str = "notice.md") -> Reading:
    """Read a paper of one paragraph per line."""
    return grammar.read(source(text, file))
