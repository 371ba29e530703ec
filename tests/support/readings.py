"""Small notices as readings: one paragraph per line."""

from collections.abc import Iterator
from itertools import groupby

from rectify_cli.core.diagnostics import Unit
from rectify_cli.documents import paragraph
from rectify_cli.documents.source import Piece, Placed, SourceDocument, Stretch, tabled
from rectify_cli.notices import Reading, grammar


def source(text: str, file: str = "notice.md") -> SourceDocument:
    """Return a paper of one paragraph per line that is not blank; lines between bars are the rows of a table."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    blocks: list[Placed] = []
    for is_row, group in groupby(lines, lambda line: line[1].startswith("|")):
        rows = list(group)
        if not is_row:
            blocks += [Placed(paragraph(line), (Piece(0, number, line),)) for number, line in rows]
        elif table := tabled([list(_cells(number, line)) for number, line in rows]):
            blocks.append(table)
    return SourceDocument(file, Unit.LINE, tuple(blocks))


def _cells(number: int, line: str) -> Iterator[list[Stretch]]:
    start = 1
    for cell in line.strip().strip("|").split("|"):
        yield [Stretch(cell, number, line, start + 1)]
        start += len(cell) + 1


def reading(text: str, file: str = "notice.md") -> Reading:
    """Read a paper of one paragraph per line."""
    return grammar.read(source(text, file))
