"""Plain text -> Manuscript: each line that is not blank is a paragraph, unless the lines were wrapped."""

from collections.abc import Iterator

from rectify_cli.core.diagnostics import Unit
from rectify_cli.documents import reflow
from rectify_cli.documents.readers import decoded
from rectify_cli.documents.source import Manuscript, Stretch


def manuscript(content: bytes, file: str) -> Manuscript:
    """Read a paper in plain text."""
    lines = list(_lines(decoded(content, file)))
    return Manuscript(file, Unit.LINE, tuple(reflow.paragraphs(lines)))


def _lines(text: str) -> Iterator[reflow.Line]:
    apart = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.rstrip()
        words = line.lstrip()
        if words:
            indent = len(line) - len(words)
            left = reflow.width(line[:indent])
            yield reflow.Line((Stretch(words, number, raw, indent + 1),), left, left + reflow.width(words), apart)
        apart = not words
