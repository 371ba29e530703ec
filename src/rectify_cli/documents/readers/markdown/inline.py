"""The visible words of a line of Markdown: without marks for bold, escapes, links and tags, each at its column.

Every step is linear: 100 000 brackets or stars take no longer than as many letters.
"""

import html
import re
from collections.abc import Iterator

from rectify_cli.documents.notes import is_note_mark
from rectify_cli.documents.source import Stretch

_MARK = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<run>\*+|_+|~~+)"
    r"|(?P<code>`+)"
    r"|!?\[(?P<label>[^\[\]]{0,500})\](?P<target>\([^()\s]{0,500}\))"
    r"|<(?P<link>[a-z]+:[^\s<>]{1,500}|[\w.+-]{1,100}@[\w.-]{1,100})>"
    r"|(?P<tag></?(?P<name>b|i|u|s|strike|em|strong|span|font|center|div|p|sup|sub|a|small|ins|del)(?:\s[^<>]{0,500})?>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,20}|\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6});)",
    re.IGNORECASE,
)
_LONGEST_BOLD = 3
_NEAR = 8
_STRUCK = {"s", "strike", "del"}


def visible(raw: str, start: int, end: int, number: int) -> list[Stretch]:
    """Return what is seen of `raw[start:end]`, line `number` of the file."""
    hidden, replaced = _marks(raw, start, end)
    stretches: list[Stretch] = []
    at = start
    for first, last in sorted(hidden):
        if first > at:
            stretches.append(Stretch(raw[at:first], number, raw, at + 1))
        if first in replaced and first >= at:
            stretches.append(Stretch(replaced[first], number, raw, first + 1))
        at = max(at, last)
    if at < end:
        stretches.append(Stretch(raw[at:end], number, raw, at + 1))
    return stretches


def _marks(raw: str, start: int, end: int) -> tuple[list[tuple[int, int]], dict[int, str]]:
    """Return the stretches of a line that are not seen, and what is seen in their stead."""
    hidden: list[tuple[int, int]] = []
    replaced: dict[int, str] = {}
    runs: list[tuple[int, int]] = []
    codes: list[tuple[int, int]] = []
    tags: list[re.Match[str]] = []
    at = start
    while mark := _MARK.search(raw, at, end):
        at = mark.end()
        kind = "tag" if mark["tag"] else mark.lastgroup
        if kind == "escape":
            hidden.append(mark.span())
            at += 1
        elif kind == "run":
            runs.append(mark.span())
        elif kind == "code":
            codes.append(mark.span())
        elif kind == "target":
            hidden += [(mark.start(), mark.start("label")), (mark.end("label"), mark.end())]
        elif kind == "link":
            hidden += [(mark.start(), mark.start() + 1), (mark.end() - 1, mark.end())]
        elif kind == "tag":
            hidden.append(mark.span())
            tags.append(mark)
        elif html.unescape(mark[0]) != mark[0]:
            hidden.append(mark.span())
            replaced[mark.start()] = html.unescape(mark[0])
    hidden += _pairs(raw, runs, start, end)
    hidden += _pairs(raw, codes, start, end)
    hidden += _struck(raw, runs, start, end)
    hidden += _unread(raw, tags)
    return hidden, replaced


def _struck(raw: str, runs: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is struck out between ~~ and ~~."""
    marks = sorted(_pairs(raw, [run for run in runs if raw[run[0] : run[1]] == "~~"], start, end))
    yield from ((first, last) for (first, _), (_, last) in zip(marks[::2], marks[1::2], strict=True))


def _unread(raw: str, tags: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield what is struck out by tags, and the marks of notes (<sup>3</sup>)."""
    opened: dict[str, re.Match[str]] = {}
    for tag in tags:
        name = tag["name"].lower()
        if not tag[0].startswith("</"):
            opened.setdefault(name, tag)
        elif first := opened.pop(name, None):
            inside = raw[first.end() : tag.start()]
            if name in _STRUCK or (
                name == "sup" and is_note_mark(inside, raw[max(0, first.start() - _NEAR) : first.start()])
            ):
                yield first.start(), tag.end()


def _pairs(raw: str, runs: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of marks that open or close; one without its other half is words."""
    opened: dict[str, tuple[int, int]] = {}
    for first, last in runs:
        run = raw[first:last]
        before = raw[first - 1] if first > start else " "
        after = raw[last] if last < end else " "
        between = run == "*" and _alphanumeric(before) and _alphanumeric(after)
        if run == "****" and "**" in opened:
            # One bold run ends where the next begins: **甲****乙**.
            yield from (opened.pop("**"), (first, last))
            opened["**"] = (last, last)
            continue
        if between or (run[0] in "*_" and len(run) > _LONGEST_BOLD):
            continue
        word = run[0] == "_"
        if run in opened and not before.isspace() and not (word and _alphanumeric(after)):
            yield from (opened.pop(run), (first, last))
        elif not after.isspace() and not (word and _alphanumeric(before)):
            opened[run] = (first, last)


def _alphanumeric(character: str) -> bool:
    return character.isascii() and character.isalnum()
