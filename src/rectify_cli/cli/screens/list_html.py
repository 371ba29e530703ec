"""A list of entries as a page."""

from collections.abc import Sequence

from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.documents import pages
from rectify_cli.documents.board import Board
from rectify_cli.ledger import filters
from rectify_cli.ledger.filters import Field
from rectify_cli.papers import panels
from rectify_cli.views import wording
from rectify_cli.views.listing import ListView, Row

_USUAL = ("id", "title", "label", "owner", "due", "days_left")


def draw(view: ListView, terminal: Terminal) -> str:
    """Return the page: a table of the chosen fields, or of the usual ones that are not empty, for each group."""
    language, label = terminal.language, view.register.label
    words = Phrase(f"{view.body}{label.zh}", f"{view.body}: {label.en}")
    number = len(view.rows)
    day = Phrase(
        f"{terminal.edition.label.zh}\u3000截至 {view.as_of}\u3000共 {number} 条",
        f"{terminal.edition.label.en}, as of {view.as_of}, {number} found",
    )
    fields = view.columns or _usual(view.rows, view.fields)
    drawn = []
    for index, (name, rows) in enumerate(view.groups(), start=1):
        title = (
            f"{name or wording.NAMELESS.in_language(language)} {len(rows)}" if view.by else label.in_language(language)
        )
        drawn.append(panels.list_panel(title, rows, fields, language, f"list-{index}"))
    board = Board(words.in_language(language), (day.in_language(language),), panels=tuple(drawn))
    return pages.draw_board(board, language)


def _usual(rows: Sequence[Row], known: Sequence[Field]) -> list[Field]:
    """Return the usual fields but those in which nothing stands."""
    usual = [filters.find(key, known) for key in _USUAL]
    return [field for field in usual if any(filters.holds(field, row.values) for row in rows)]
