"""The HTML pages: shipped Jinja templates with one style sheet, into which a workspace's own templates cannot reach."""

from functools import cache
from operator import methodcaller
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rectify_cli.core.chinese import width
from rectify_cli.core.language import Language
from rectify_cli.documents.resources import shipped_templates

Kind = Literal["paper", "fragment", "report", "diff"]
"""A page, by the name of its template; the style sheet has a section for each."""

_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}


def draw(kind: Kind, language: Language, **words: object) -> str:
    """Return the page of a kind, with no line end after it.

    Whatever is drawn is escaped, a name that a template lacks is an error; `say` writes a phrase in `language`.
    """
    template = _environment().get_template(f"{kind}.html.j2")
    say = methodcaller("in_language", language)
    return template.render(words, kind=kind, lang=_LANG[language], say=say).rstrip("\n")


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
    environment.filters |= {"width": width.of, "css": _css}
    return environment


def _css(text: str) -> str:
    """Write a text for a string of the style sheet: every character as its number."""
    return "".join(f"\\{ord(character):06x}" for character in text)
