"""Plain text -> SourceDocument: each line that is not blank is a paragraph, unless the lines were wrapped."""

from collections.abc import Iterator

from rectify_cli.core.chinese import width
from rectify_cli.core.diagnostics import Unit
from rectify_cli.documents import reflow
from rectify_cli.documents.decoding import decoded
from rectify_cli.documents.source import SourceDocument, Stretch


def read(content: bytes, file: str) -> SourceDocument:
    """Read a paper in plain text."""
    lines = list(_lines(decoded(content, file)))
    return SourceDocument(file, Unit.LINE, tuple(reflow.paragraphs(lines)))


def _lines(text: str) -> Iterator[reflow.FlowLine]:
    apart = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.rstrip()
        words = line.lstrip()
        if words:
            indent = len(line) - len(words)
            left = width.of(line[:indent])
            yield reflow.FlowLine((Stretch(words, number, raw, indent + 1),), left, left + width.of(words), apart)
        apart = not words
