"""The figures as a page: completion over time, and a table with bars by each field."""

from collections.abc import Iterator

from rectify_cli.cli.screens import stats_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.documents import pages
from rectify_cli.documents.board import Board, Panel
from rectify_cli.papers import panels
from rectify_cli.views import wording
from rectify_cli.views.stats import Stats


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the page."""
    title = stats_table.heading(stats).in_language(terminal.language)
    board = Board(title, tuple(terminal.say(terminal.edition.label)), panels=tuple(_panels(stats, terminal)))
    return pages.draw_board(board, terminal.language)


def _panels(stats: Stats, terminal: Terminal) -> Iterator[Panel]:
    language = terminal.language
    yield panels.course_panel(stats, language)
    for number, grouping in enumerate(stats.by, start=1):
        yield panels.grouping_panel(grouping, language, number)
    usual = () if stats.by else ((wording.OWNER, stats.owners), (wording.ASPECT, stats.aspects))
    for number, (name, groups) in enumerate(usual, start=1):
        if any(group.name for group in groups):
            yield panels.groups_panel(name.in_language(language), groups, language, f"by-{number}")
