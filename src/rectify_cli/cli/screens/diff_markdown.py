"""A difference as Markdown, for a merge request: deletions and insertions in tags that every forge shows."""

from rectify_cli.cli.screens import _diff_wording, _wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import COLON, Language
from rectify_cli.core.text_diff import Fate
from rectify_cli.views import wording
from rectify_cli.views.diff import Change, Difference

_TAGS = {Fate.SAME: "{}", Fate.GONE: "<del>{}</del>", Fate.NEW: "<ins>{}</ins>"}


def draw(difference: Difference, terminal: Terminal) -> str:
    """Return the difference as Markdown."""
    language = terminal.language
    heading = _diff_wording.heading(difference).in_language(language)
    lines = [
        f"## {_wording.cell(difference.figures[1].body)} {_wording.cell(heading)}",
        "",
    ]
    head = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    lines += _wording.markdown(head, _diff_wording.figures(difference, language))
    lines += ["", *(f"{line.in_language(language)}  " for line in _diff_wording.listed(difference))]
    for kind, moves in _diff_wording.moves(difference):
        head = terminal.say(wording.ID, wording.ISSUE, wording.STATUS)
        rows = [
            [_diff_wording.number(move.place, language), move.place.title, _diff_wording.stood(move)] for move in moves
        ]
        lines += ["", f"### {kind.in_language(language)} {len(moves)}", "", *_wording.markdown(head, rows)]
    if difference.changed:
        lines += ["", f"### {_diff_wording.CHANGED.in_language(language)}", ""]
        lines += [_change(change, language) for change in difference.changed]
    if not difference.differs:
        lines += ["", _diff_wording.NOTHING.in_language(language)]
    return "\n".join(line.rstrip() if line.isspace() else line for line in lines)


def _change(change: Change, language: Language) -> str:
    """Write one change as an item of a list."""
    words = "".join(_TAGS[piece.fate].format(_wording.cell(piece.text)) for piece in change.pieces)
    place = f"{_diff_wording.number(change.place, language)} {change.place.title}".rstrip()
    return f"- {_wording.cell(place)} · {_diff_wording.field(change, language)}{COLON.in_language(language)}{words}"
