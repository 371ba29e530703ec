"""A difference as a self-contained page that can be printed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rectify_cli.cli.screens import _diff_wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import COLON, Language
from rectify_cli.core.text_diff import Piece
from rectify_cli.documents import pages
from rectify_cli.views import wording
from rectify_cli.views.diff import Change, Difference


class _Table(NamedTuple):
    """A table under its title."""

    title: str
    head: list[str]
    rows: list[list[str]]


class _Words(NamedTuple):
    """A field and the changes of its text."""

    field: str
    pieces: Sequence[Piece]


def draw(difference: Difference, terminal: Terminal) -> str:
    """Return one page."""
    language = terminal.language
    compared = _diff_wording.heading(difference).in_language(language)
    figures = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    return pages.draw(
        "diff",
        language,
        title=f"{difference.figures[1].body}  {compared}",
        figures=_Table(compared, figures, _diff_wording.figures(difference, language)),
        listed=_diff_wording.listed(difference),
        moves=list(_moves(difference, terminal)),
        changed=_diff_wording.CHANGED,
        changes=list(_changes(difference.changed, language)),
        nothing=None if difference.differs else _diff_wording.NOTHING,
    )


def _moves(difference: Difference, terminal: Terminal) -> Iterator[_Table]:
    """Yield a table for each kind of move."""
    language = terminal.language
    for kind, moves in _diff_wording.moves(difference):
        rows = [
            [_diff_wording.number(move.place, language), move.place.title, _diff_wording.stood(move)] for move in moves
        ]
        head = terminal.say(wording.ID, wording.ISSUE, wording.STATUS)
        yield _Table(f"{kind.in_language(language)} {len(moves)}", head, rows)


def _changes(changed: Sequence[Change], language: Language) -> Iterator[tuple[str, list[_Words]]]:
    """Yield the changes of each issue under its title."""
    for place, changes in groupby(changed, key=lambda change: change.place):
        title = f"{_diff_wording.number(place, language)}  {place.title}".rstrip()
        colon = COLON.in_language(language)
        yield title, [_Words(f"{_diff_wording.field(change, language)}{colon}", change.pieces) for change in changes]
