"""Markdown with marks -> paragraphs, lists, tables, rules, by CommonMark except for bold text in Chinese."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from rectify_cli.core.chinese import dates
from rectify_cli.documents import Block, Paragraph, Span, Table
from rectify_cli.papers.markdown.headings import heading
from rectify_cli.papers.markdown.official_parts import Rule

_BREAK = re.compile(r"<br ?/?>")
"""A line break of HTML: all that a cell of a table can have. In a text of the data its < is escaped."""


def blocks(text: str) -> Iterator[Block | Rule]:
    """Yield the blocks of Markdown as the full parser reads it."""
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.inline.ruler.at("emphasis", _emphasis)
    yield from _blocks(parser.parse(text))


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of markdown-it
    """Read * as CommonMark does, except beside punctuation, where **责任部门：**某处 would not be bold.

    CommonMark tells an opening mark from a closing one by the spaces around punctuation; Chinese
    is written without them.
    """
    mark = state.src[state.pos]
    if silent or mark not in "*_":
        return False
    scanned = state.scanDelims(state.pos, mark == "*")
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1] or " "
    opens, closes = scanned.can_open, scanned.can_close
    if mark == "*":
        opens, closes = not after.isspace(), not before.isspace()
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = mark
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(mark), scanned.length, at, -1, opens, closes))
    state.pos += scanned.length
    return True


def _blocks(tokens: Sequence[Token]) -> Iterator[Block | Rule]:
    """Yield a block for each inline token, by the token that opens it; a list item keeps its number."""
    number = ""
    rows: list[list[str]] = []
    for opener, token in pairwise([Token("", "", 0), *tokens]):
        if opener.type == "list_item_open":
            number = f"{opener.info}{opener.markup}" if opener.info else ""
        elif opener.type == "tr_open":
            rows.append([])
        if token.type == "hr":
            yield Rule()
        elif token.type == "table_close":
            header, *body = (tuple(row) for row in rows)
            yield Table(header, tuple(body))
            rows = []
        elif token.type == "inline" and opener.type in {"th_open", "td_open"}:
            rows[-1].append("\n".join("".join(span.text for span in line) for line in _lines(token)))
        elif token.type in {"inline", "fence"}:
            yield from _text(opener, token, number)
            number = ""


def _text(opener: Token, token: Token, number: str) -> Iterator[Block]:
    """Yield the heading or the paragraphs of one token."""
    if opener.type == "heading_open":
        yield heading(int(opener.tag[1:]), _plain(token))
    elif token.type == "fence":
        yield from (Paragraph((Span(line),)) for line in token.content.split("\n") if line)
    else:
        first, *rest = _lines(token)
        yield from (Paragraph(line) for line in (_numbered(number, first), *rest) if line)


def _plain(token: Token) -> str:
    return "".join(span.text for line in _lines(token) for span in line)


def _numbered(number: str, line: tuple[Span, ...]) -> tuple[Span, ...]:
    spans = [Span(number)] if number else []
    for span in line:
        _add(spans, span)
    return tuple(spans)


def _lines(token: Token) -> list[tuple[Span, ...]]:
    """Return the spans of each line; a soft break joins two lines, as Chinese is written without spaces.

    A date on a line of its own keeps its line: it belongs under a signature.
    """
    lines: list[list[Span]] = [[]]
    bold = 0
    children = token.children or []
    for index, child in enumerate(children):
        bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        dated = child.type == "softbreak" and dates.alone(children[index + 1].content)
        if child.type == "hardbreak" or dated or _BREAK.fullmatch(child.content):
            lines.append([])
        elif child.content:
            _add(lines[-1], Span(child.content, bold > 0))
    return [tuple(line) for line in lines]


def _add(line: list[Span], span: Span) -> None:
    """Add a span to a line, merged with the one before if both are bold or neither is."""
    if line and line[-1].bold == span.bold:
        span = Span(line.pop().text + span.text, span.bold)
    line.append(span)
