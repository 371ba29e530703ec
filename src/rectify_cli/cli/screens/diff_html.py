"""A difference as a page for a person, which asks for nothing from outside and prints as it stands."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rectify_cli.cli.screens import Terminal, _diff_wording, _wording
from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import pages
from rectify_cli.views.diff import Change, Difference
from rectify_cli.views.text_diff import Piece

_COLON = Phrase("：", ": ")


class _Table(NamedTuple):
    """A table under its title."""

    title: str
    head: list[str]
    rows: list[list[str]]


class _Words(NamedTuple):
    """A field and what became of its words."""

    field: str
    pieces: Sequence[Piece]


def draw(found: Difference, terminal: Terminal) -> str:
    """Return one page."""
    language = terminal.language
    compared = _diff_wording.heading(found).said(language)
    figures = terminal.say(_wording.REGISTER, *_wording.COLUMNS, _wording.RATE)
    return pages.draw(
        "diff",
        language,
        title=f"{found.figures[1].body}  {compared}",
        figures=_Table(compared, figures, _diff_wording.figures(found, language)),
        listed=_diff_wording.listed(found),
        moves=list(_moves(found, terminal)),
        changed=_diff_wording.CHANGED,
        changes=list(_changes(found.changed, language)),
        nothing=None if found.differs else _diff_wording.NOTHING,
    )


def _moves(found: Difference, terminal: Terminal) -> Iterator[_Table]:
    """Yield a table for what moved, what is new, what is gone."""
    language = terminal.language
    for kind, moves in _diff_wording.moves(found):
        rows = [
            [_diff_wording.number(move.place, language), move.place.title, _diff_wording.stood(move)] for move in moves
        ]
        head = terminal.say(_wording.ID, _wording.ISSUE, _wording.STATUS)
        yield _Table(f"{kind.said(language)} {len(moves)}", head, rows)


def _changes(changed: Sequence[Change], language: Language) -> Iterator[tuple[str, list[_Words]]]:
    """Yield the changes of each issue under its title."""
    for place, changes in groupby(changed, key=lambda change: change.place):
        title = f"{_diff_wording.number(place, language)}  {place.title}".rstrip()
        colon = _COLON.said(language)
        yield title, [_Words(f"{_diff_wording.field(change, language)}{colon}", change.pieces) for change in changes]
