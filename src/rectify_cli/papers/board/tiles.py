"""The figures of a board that stand out, each with how it is counted."""

from collections.abc import Iterator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register
from rectify_cli.documents.board import Tile
from rectify_cli.papers.board.page import Page
from rectify_cli.views import wording
from rectify_cli.views.board import Figure


def tiles(page: Page) -> Iterator[Tile]:
    """Yield the figures that stand out, each with how it is counted."""
    board = page.board
    issues = next(each for each in board.registers if each.register is Register.ISSUES)
    tally, done = issues.tally, issues.columns[Column.COMPLETED]
    rate = Phrase("反馈问题完成率", "issues completed")
    note = Phrase(f"完成 {tally.completed} ÷ 总数 {tally.total}", f"{tally.completed} completed of {tally.total}")
    to = page.sets.link(page.say(rate), done.number, done.entries)
    yield Tile(page.say(rate), wording.rate(tally), page.say(note), to)
    open_ = sorted({*issues.columns[Column.STAGED].entries, *issues.columns[Column.UNFINISHED].entries})
    left = Figure(tally.staged + tally.unfinished, tuple(open_))
    note = Phrase(
        f"阶段性完成 {tally.staged}、未完成 {tally.unfinished}", f"{tally.staged} staged, {tally.unfinished} unfinished"
    )
    yield _tile(page, Phrase("反馈问题尚未完成", "issues still open"), left, note)
    fixes = Phrase("含立行立改", "immediate fixes included")
    late = Phrase(f"已过时限仍未完成，{fixes.zh}", f"past the deadline and open, {fixes.en}")
    yield _tile(page, Phrase("逾期", "overdue"), board.overdue, late, pressing=board.overdue.number > 0)
    soon = Phrase(f"{board.within} 天内到期", f"due within {board.within} days")
    yield _tile(page, soon, board.soon, Phrase(f"未完成，{fixes.zh}", f"open, {fixes.en}"))
    undated = Phrase("未定时限", "no deadline")
    yield _tile(page, undated, board.undated, Phrase(f"未完成，{fixes.zh}", f"open, {fixes.en}"))
    days = (board.as_of - board.inspection.feedback).days
    yield Tile(
        page.say(Phrase("距反馈", "since the feedback")),
        page.say(Phrase(f"{days} 天", f"{days} days") if days >= 0 else Phrase("尚未反馈", "not yet")),
        page.say(Phrase(f"从 {board.inspection.feedback} 算起", f"from {board.inspection.feedback}")),
    )


def _tile(page: Page, name: Phrase, figure: Figure, note: Phrase, *, pressing: bool = False) -> Tile:
    words = page.say(name)
    to = page.sets.link(words, figure.number, figure.entries)
    return Tile(words, str(figure.number), page.say(note), to, "red" if pressing else "")
