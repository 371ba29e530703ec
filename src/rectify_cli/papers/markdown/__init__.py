"""Markdown -> Document: plain lines directly, the rest by the parser; then the parts of an official paper."""

import re
from collections.abc import Iterator

from rectify_cli.documents import Block, Document, Paragraph, Span
from rectify_cli.papers.markdown.headings import heading
from rectify_cli.papers.markdown.official_parts import Rule, recognise

DRAFT = "草稿"

# Marks with effects elsewhere: fences and HTML, which continue over blank lines, and link definitions.
_FAR = re.compile(r"```|~~~|\]:|(?<!\\)<(?!br>)")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# A heading or paragraph on one line, in which every character is plain or escaped by a backslash.
_UNMARKED = re.compile(
    r"(?:(#{1,6}) |(?!\d+[.)])(?![,.:;/()%'\"+=@-]))(?=\S)"
    r"((?:[0-9A-Za-z ,.:;/()%'\"+=@\u00b7-\ud7ff\ue000-\U0010ffff-]|\\[!-/:-@\[-`{-~])+)(?<=\S)"
)
_ESCAPED = re.compile(r"\\(.)")


def read(text: str) -> Document:
    """Read a paper; indented text is a paragraph, never code."""
    blocks = list(_blocks(text))
    draft = next((block.text for block in blocks[:1] if not isinstance(block, Rule)), "")
    if not draft.startswith(DRAFT):
        return Document(recognise(blocks))
    return Document(recognise(blocks[1:]), draft)


def _blocks(text: str) -> Iterator[Block | Rule]:
    """Yield the blocks: those without marks directly, because the parser takes ten times as long."""
    waiting: list[str] = []
    for part in [text] if _FAR.search(text) else _BLANK_LINES.split(text.strip("\n")):
        plain = list(_plain(part))
        # A part after marks is read with them: an empty list item gives it its number.
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
    """Yield the heading or the paragraphs of a part without marks; nothing if it may contain one."""
    matches = [_UNMARKED.fullmatch(line) for line in part.split("\\\n")]
    if len(matches) == 1 and matches[0] and matches[0][1]:
        yield heading(len(matches[0][1]), _ESCAPED.sub(r"\1", matches[0][2]))
    elif all(match and not match[1] for match in matches):
        yield from (Paragraph((Span(_ESCAPED.sub(r"\1", match[2])),)) for match in matches if match)


def _marked(parts: list[str]) -> Iterator[Block | Rule]:
    from rectify_cli.papers.markdown import marked  # noqa: PLC0415 - imports a parser that few papers need

    return marked.blocks("\n\n".join(parts))
