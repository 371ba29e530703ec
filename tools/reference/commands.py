"""The page of the commands: each with its options, as `--help` prints them."""

import re

from rectify_cli.cli.commands import COMMANDS, GROUPS
from rectify_cli.core.language import Language, Phrase
from reference.page import Page, code, fenced, table
from reference.runs import help_of

TITLE = Phrase("命令", "Commands")
LEAD = Phrase(
    "每条命令的用法、参数和选项，与 `rectify help 命令` 所显示的一致。"
    "`-C`、`--lang`、`-q`、`-v` 对所有命令都有效，写在命令前后都行。",
    "How each command is called, with its arguments and options, exactly as `rectify help COMMAND` prints them. "
    "`-C`, `--lang`, `-q` and `-v` work with every command, before it or after it.",
)
HEAD = Phrase("命令|用途", "command|what it does")
# A command in the list below “Commands:”, with its purpose, which may be wrapped over several lines.
_LISTED = re.compile(r"^  (?P<name>[a-z][\w-]*)  +(?P<purpose>\S.*(?:\n {6,}\S.*)*)", re.MULTILINE)


def page(language: Language) -> Page:
    """Return the page of the commands."""
    pages = help_pages(language)
    purposes = {name: _purpose(text) for name, text in pages.items() if name}
    rows = [[f"[{code(f'rectify {name}')}](#{_anchor(name)})", purpose] for name, purpose in purposes.items()]
    contents = table(HEAD.in_language(language).split("|"), rows)
    parts = [LEAD.in_language(language), contents, fenced(pages[""])]
    for name in purposes:
        parts += [f"## rectify {name}", fenced(pages[name])]
    return Page("commands", language, TITLE.in_language(language), parts)


def help_pages(language: Language) -> dict[str, str]:
    """Return the help page of the tool (under the empty name), of each command, and of each command of a group."""
    top = help_of(language, ("", *COMMANDS, *GROUPS))
    inner = tuple(f"{group} {name}" for group in GROUPS for name in _inner(top[group]))
    pages = top | help_of(language, inner)
    return {name: pages[name] for name in sorted(pages, key=lambda name: list(top).index(name.partition(" ")[0]))}


def _inner(text: str) -> list[str]:
    """Return the commands listed on the help page of a group."""
    return [match["name"] for match in _LISTED.finditer(text)]


def _purpose(text: str) -> str:
    """Return the purpose of a command from its help page: the paragraph after its usage."""
    lines = text.split("\n\n")[1].splitlines()
    joined = lines[0].strip()
    for line in lines[1:]:
        joined += (" " if joined[-1].isascii() or line.strip()[0].isascii() else "") + line.strip()
    return joined


def _anchor(name: str) -> str:
    return f"rectify-{name.replace(' ', '-')}"
