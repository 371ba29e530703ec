"""Plain text -> Manuscript: each line that is not blank is a paragraph, unless the lines were wrapped."""

from collections.abc import Iterator

from rectify_cli import flow
from rectify_cli.core.diagnostics import Unit
from rectify_cli.manuscript import Manuscript, Stretch
from rectify_cli.readers import decoded


def manuscript(content: bytes, file: str) -> Manuscript:
    """Read a paper in plain text."""
    lines = list(_lines(decoded(content, file)))
    return Manuscript(file, Unit.LINE, tuple(flow.paragraphs(lines)))


def _lines(text: str) -> Iterator[flow.Line]:
    apart = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.rstrip()
        words = line.lstrip()
        if words:
            indent = len(line) - len(words)
            left = flow.width(line[:indent])
            yield flow.Line((Stretch(words, number, raw, indent + 1),), left, left + flow.width(words), apart)
        apart = not words
