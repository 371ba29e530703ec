"""A difference as Markdown, for a merge request: what goes and what comes in tags every forge draws."""

from rectify_cli.core.language import Language
from rectify_cli.screens import Terminal, differing, wording
from rectify_cli.views.diff import Change, Difference
from rectify_cli.views.text_diff import Fate

_TAGS = {Fate.SAME: "{}", Fate.GONE: "<del>{}</del>", Fate.NEW: "<ins>{}</ins>"}


def draw(found: Difference, terminal: Terminal) -> str:
    """Return the difference as Markdown."""
    language = terminal.language
    lines = [f"## {wording.cell(found.figures[1].body)} {wording.cell(differing.heading(found).said(language))}", ""]
    head = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    lines += wording.markdown(head, differing.figures(found, language))
    lines += ["", *(f"{said.said(language)}  " for said in differing.listed(found))]
    for said, moves in differing.moves(found):
        head = terminal.say(wording.ID, wording.ISSUE, wording.STATUS)
        rows = [[differing.number(move.place, language), move.place.title, differing.stood(move)] for move in moves]
        lines += ["", f"### {said.said(language)} {len(moves)}", "", *wording.markdown(head, rows)]
    if found.changed:
        lines += ["", f"### {differing.CHANGED.said(language)}", ""]
        lines += [_change(change, language) for change in found.changed]
    if not found.differs:
        lines += ["", differing.NOTHING.said(language)]
    return "\n".join(line.rstrip() if line.isspace() else line for line in lines)


def _change(change: Change, language: Language) -> str:
    """Write one change as an item of a list."""
    words = "".join(_TAGS[piece.fate].format(wording.cell(piece.text)) for piece in change.pieces)
    place = f"{differing.number(change.place, language)} {change.place.title}".rstrip()
    return f"- {wording.cell(place)} · {differing.field(change, language)}: {words}"
