"""What is due as a page, the most urgent first."""

from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.documents import pages
from rectify_cli.documents.board import Board
from rectify_cli.papers import panels
from rectify_cli.views.due import Dues


def draw(dues: Dues, terminal: Terminal) -> str:
    """Return the page."""
    language, edition = terminal.language, terminal.edition.label
    title = Phrase(f"{dues.body}{dues.kind}整改到期情况", f"{dues.body}: what is due")
    line = Phrase(
        f"{edition.zh}\u3000截至 {dues.as_of}\u3000{dues.within} 天内到期的",
        f"{edition.en}, as of {dues.as_of}, due within {dues.within} days",
    )
    board = Board(
        title.in_language(language), (line.in_language(language),), panels=(panels.due_panel(dues, language),)
    )
    return pages.draw_board(board, language)
