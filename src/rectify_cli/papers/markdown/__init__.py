"""Markdown -> Document: plain lines as they stand, all else by the parser; the parts of a paper by their place."""

import re
from collections.abc import Iterator

from rectify_cli.documents import Block, Document, Paragraph, Span
from rectify_cli.papers.markdown.headings import heading
from rectify_cli.papers.markdown.official_parts import Rule, recognised

DRAFT = "草稿"

# What a mark in one place can change in another: fences and HTML, which go on over blank lines, and link definitions.
_FAR = re.compile(r"```|~~~|\]:|(?<!\\)<")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# A heading or paragraph of one line in which nothing is a mark, or is one only behind a backslash.
_UNMARKED = re.compile(
    r"(?:(#{1,6}) |(?!\d+[.)])(?![,.:;/()%'\"+=@-]))(?=\S)"
    r"((?:[0-9A-Za-z ,.:;/()%'\"+=@\u00b7-\ud7ff\ue000-\U0010ffff-]|\\[!-/:-@\[-`{-~])+)(?<=\S)"
)
_ESCAPED = re.compile(r"\\(.)")


def read(text: str) -> Document:
    """Read a paper; what stands indented is a paragraph, never code."""
    blocks = list(_blocks(text))
    draft = next((block.text for block in blocks[:1] if not isinstance(block, Rule)), "")
    if not draft.startswith(DRAFT):
        return Document(recognised(blocks))
    return Document(recognised(blocks[1:]), draft)


def _blocks(text: str) -> Iterator[Block | Rule]:
    """Yield the blocks: those without marks at once, for the parser takes ten times as long."""
    waiting: list[str] = []
    for part in [text] if _FAR.search(text) else _BLANK_LINES.split(text.strip("\n")):
        plain = list(_plain(part))
        # What follows marks is read with them: an empty item of a list gives it its number.
        if plain and not waiting:
            yield from plain
            continue
        waiting.append(part)
        if plain:
            yield from _marked(waiting)
            waiting = []
    if waiting:
        yield from _marked(waiting)


def _plain(part: str) -> Iterator[Block]:
    """Yield the heading or the paragraphs of a part without marks, nothing where it may hold one."""
    found = [_UNMARKED.fullmatch(line) for line in part.split("\\\n")]
    if len(found) == 1 and found[0] and found[0][1]:
        yield heading(len(found[0][1]), _ESCAPED.sub(r"\1", found[0][2]))
    elif all(one and not one[1] for one in found):
        yield from (Paragraph((Span(_ESCAPED.sub(r"\1", one[2])),)) for one in found if one)


def _marked(parts: list[str]) -> Iterator[Block | Rule]:
    from rectify_cli.papers.markdown import marked  # noqa: PLC0415 - it imports a parser that few papers need

    return marked.blocks("\n\n".join(parts))
