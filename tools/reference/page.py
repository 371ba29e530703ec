"""A page of the reference: title, content, and links to the other pages."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rectify_cli.core.language import Language, Phrase

SUFFIX = {Language.EN: ".md", Language.ZH: ".zh-CN.md"}
TWIN = {Language.EN: Language.ZH, Language.ZH: Language.EN}
NAMES = {Language.EN: "English", Language.ZH: "中文"}
BY_SCRIPT = Phrase("由 `make docs` 生成，请勿手改。", "Written by `make docs`; do not edit it by hand.")


class Page(NamedTuple):
    """One page in one language; `parts` are its blocks, a blank line between them."""

    name: str
    language: Language
    title: str
    parts: Sequence[str]

    @property
    def file(self) -> str:
        """Its file beside the other pages."""
        return self.name + SUFFIX[self.language]

    def markdown(self, siblings: Iterable["Page"]) -> str:
        """Return the Markdown of the page, with links to its twin and its `siblings`."""
        twin = TWIN[self.language]
        others = [page.title if page == self else f"[{page.title}]({page.file})" for page in siblings]
        links = " · ".join([f"[{NAMES[twin]}]({self.name}{SUFFIX[twin]})", *others])
        return "\n\n".join([f"# {self.title}", links, f"*{BY_SCRIPT.in_language(self.language)}*", *self.parts]) + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def fenced(text: str, kind: str = "text") -> str:
    """Return an unchanged text in a fence that it cannot close."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{kind}\n{text.rstrip()}\n{fence}"


def code(text: str) -> str:
    """Return a short text as code."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def plain(text: str) -> str:
    """Return a message as Markdown that shows it unchanged; text between backticks is code already."""
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(piece if piece.startswith("`") else re.sub(r"([*_<\[\\])", r"\\\1", piece) for piece in pieces)
