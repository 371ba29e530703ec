"""The board (看板): its view -> its panels in the language of the reader, as a page or a PDF."""

import unicodedata

from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import board as boards
from rectify_cli.documents import pages, search
from rectify_cli.documents.writers import pdf
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.withheld import withheld
from rectify_cli.papers.board.entries import entries, moved, petitions
from rectify_cli.papers.board.figures import figures, groupings
from rectify_cli.papers.board.page import Page, Sets
from rectify_cli.papers.board.tiles import tiles
from rectify_cli.views import Request, wording
from rectify_cli.views import board as view

NAME = "board"
NAMES = (NAME, "看板", "整改看板")
TITLE = Phrase("看板，给领导看的一页图表", "the board: every figure on one page, for whoever leads the work")
FORMS = ("html", "pdf")
"""The formats of a board, the first by default."""


def is_called(typed: str) -> bool:
    """Return True if a person calls the board so, in English or in Chinese."""
    return "".join(unicodedata.normalize("NFKC", typed).lower().split()) in NAMES


def build(board: view.Board, language: Language, draft: str | None = None) -> boards.Board:
    """Return the board in words; with the mark of a draft if it is one."""
    page = Page(board, language, Sets(language))
    # What leads to a set comes first: the list is told last which entries are in which.
    shown = (*tiles(page),)
    narrow = (*figures(page), *groupings(page))
    listed = (moved(page), entries(page), *petitions(page))
    inspection = board.inspection
    title = Phrase(f"{inspection.body}{inspection.kind.label.zh}整改看板", f"{inspection.body}: rectification board")
    line = Phrase(
        f"{board.edition.label.zh}　截至 {board.as_of}　{inspection.feedback} 反馈",
        f"{board.edition.label.en}, as of {board.as_of}, feedback on {inspection.feedback}",
    )
    lines = [line, *([wording.plan_due(board.plan, board.as_of)] if board.plan else [])]
    return boards.Board(page.say(title), tuple(map(page.say, lines)), shown, (*narrow, *listed), draft)


def render(ledger: Ledger, request: Request, form: str, language: Language, draft: str | None = None) -> bytes:
    """Return the finished file in one of FORMS.

    Raises DataError if any part of it contains a text that its edition may not print, and as the writers do.
    """
    board = build(view.build(ledger, request), language, draft)
    if form == "pdf":
        content = pdf.write_board(board, language, request.today)
    else:
        content = f"{pages.draw_board(board, language)}\n".encode()
    return search.refuse_withheld(content, form, withheld(ledger, request.edition))
