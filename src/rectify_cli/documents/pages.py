"""The HTML pages: shipped Jinja templates with one style sheet, into which a workspace's own templates cannot reach."""

import base64
import hashlib
from functools import cache
from operator import methodcaller
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rectify_cli.core.chinese import width
from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import board as boards
from rectify_cli.documents.resources import shipped_templates

Kind = Literal["paper", "fragment", "report", "diff", "board"]
"""A page, by the name of its template; the style sheet has a section for each."""

Picture = Literal["chart", "stats"]
"""A picture, by the name of its template."""

_SCRIPT = "board.js"
"""The one script of a page, which sorts and searches; a page allows it by its hash and no other."""

_FINDER, _EVERY = Phrase("查找", "find"), Phrase("显示全部", "show all")
_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}


def draw(kind: Kind, language: Language, **words: object) -> str:
    """Return the page of a kind, with no line end after it.

    Whatever is drawn is escaped, a name that a template lacks is an error; `say` writes a phrase in `language`.
    """
    template = _environment().get_template(f"{kind}.html.j2")
    say = methodcaller("in_language", language)
    return template.render(words, kind=kind, lang=_LANG[language], say=say).rstrip("\n")


def draw_board(board: boards.Board, language: Language) -> str:
    """Return the page of a board."""
    finder, every = _FINDER.in_language(language), _EVERY.in_language(language)
    return draw("board", language, title=board.title, board=board, finder=finder, every=every, hash=_hash())


def draw_picture(kind: Picture, **words: object) -> str:
    """Return an SVG of a kind, with no line end after it."""
    return _environment().get_template(f"{kind}.svg.j2").render(words, alone=True).rstrip("\n")


def _hash() -> str:
    """Return the hash of the script, as a content security policy names it."""
    script = _environment().get_template(_SCRIPT).render()
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(shipped_templates() / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {"inks": boards.INKS, "heights": boards.HEIGHTS}
    environment.filters |= {"width": width.of, "css": _css}
    return environment


def _css(text: str) -> str:
    """Write a text for a string of the style sheet: every character as its number."""
    return "".join(f"\\{ord(character):06x}" for character in text)
