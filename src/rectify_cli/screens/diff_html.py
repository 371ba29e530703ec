"""A difference as a page for a person, which asks for nothing from outside and prints as it stands."""

from collections.abc import Iterator, Sequence
from html import escape

from rectify_cli.core.language import Language
from rectify_cli.screens import Terminal, differing, wording
from rectify_cli.views.diff import Change, Difference, Place
from rectify_cli.views.text_diff import Fate, Piece

_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}
_TAGS = {Fate.SAME: "{}", Fate.GONE: "<del>{}</del>", Fate.NEW: "<ins>{}</ins>"}
_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1c1c1c; background: #fff;
  font: 1rem/1.75 "Noto Serif CJK SC", "SimSun", serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 1rem 0 0; }
table { border-collapse: collapse; } th, td { border: 1px solid #767676; padding: .2rem .6rem; text-align: left; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; } td.moved { background: #fdf0cf; }
p { margin: .3rem 0; overflow-wrap: anywhere; } .field { color: #454545; }
del { background: #fde2df; color: #8c1d18; } ins { background: #d9f0dd; color: #11502a; }
@media print { h2, h3 { break-after: avoid; } }
"""


def draw(found: Difference, terminal: Terminal) -> str:
    """Return one page."""
    language = terminal.language
    title = escape(f"{found.figures[1].body}  {differing.heading(found).said(language)}")
    head = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    body = [
        f"<h1>{title}</h1>",
        _table(head, differing.figures(found, language), figures=True),
        *(f"<p>{escape(said.said(language))}</p>" for said in differing.listed(found)),
    ]
    for said, moves in differing.moves(found):
        rows = [[differing.number(move.place, language), move.place.title, differing.stood(move)] for move in moves]
        body.append(f"<h2>{escape(said.said(language))} {len(moves)}</h2>")
        body.append(_table(terminal.say(wording.ID, wording.ISSUE, wording.STATUS), rows, figures=False))
    if found.changed:
        body += [f"<h2>{escape(differing.CHANGED.said(language))}</h2>", *_changes(found.changed, language)]
    if not found.differs:
        body.append(f"<p>{escape(differing.NOTHING.said(language))}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANG[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>"
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, figures: bool) -> str:
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    lines = "".join(f"<tr>{''.join(_cell(cell, figures=figures) for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(text: str, *, figures: bool) -> str:
    number = figures and (text[0].isdigit() or text[0] == "-")
    kinds = " ".join([*(["figure"] if number else []), *(["moved"] if number and "→" in text else [])])
    return f'<td class="{kinds}">{escape(text)}</td>' if kinds else f"<td>{escape(text)}</td>"


def _changes(changed: Sequence[Change], language: Language) -> Iterator[str]:
    """Yield each change under the title of its issue."""
    spoken: Place | None = None
    for change in changed:
        if change.place != spoken:
            spoken = change.place
            yield f"<h3>{escape(f'{differing.number(spoken, language)}  {spoken.title}'.rstrip())}</h3>"
        words = "".join(map(_piece, change.pieces))
        yield f'<p><span class="field">{escape(differing.field(change, language))}:</span> {words}</p>'


def _piece(piece: Piece) -> str:
    return _TAGS[piece.fate].format(escape(piece.text))
