"""A paper that stands in one line, as text recognition and databases leave it -> its paragraphs."""

import itertools
import re
from collections.abc import Iterator, Sequence

from rectify_cli.core.chinese import dates, ordinals
from rectify_cli.documents.document import Paragraph
from rectify_cli.documents.source import Placed, Stretch, placed

_SHARE = 0.8
_SHORTEST = 120
"""A shorter line can be a paragraph as it is."""
_FEWEST = 3
_LONGEST_HEADING = 40

_TITLE = re.compile(r"^[^。；]{4,80}?(?:通报|公告|公示|报告)(?=[\s　]|2[0-9]{3}年|根据|按照)")
_RUN = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"(?<!反馈)(?<!具体)问题[0-9]{{1,3}}[：:]|{_RUN}、|[（(]{_RUN}[）)]"
    r"|(?<![0-9.．第])[0-9]{1,2}(?:[．、]|\.(?![0-9]))(?![0-9])"
)
_FIRST_POINT = re.compile("(?<=[㐀-鿿])(?<![万之其同不统唯单第专逐任某])[ 　]?一是(?!否)")
_BEFORE = tuple("。；！？：:”）) \t　\u00a0")
_SIGNED = re.compile(r"[。！][\s　]*([^。；，：\s　]{4,40}[\s　]*)$")


def unfolded(blocks: Sequence[Placed]) -> list[Placed]:
    """Return the paragraphs of a paper that stands in one line; any other paper as it is."""
    whole = sum(len(block.text) for block in blocks)
    return [
        part
        for block in blocks
        for part in (
            _parts(block)
            if isinstance(block.block, Paragraph) and len(block.text) > max(_SHORTEST, _SHARE * whole)
            else (block,)
        )
    ]


def _parts(block: Placed) -> Iterator[Placed]:
    """Yield a line cut before each heading and the signature, and behind the title; whole with too few headings."""
    text = block.text
    headings = list(_headings(text))
    if len(headings) < _FEWEST:
        yield block
        return
    cuts = {0, len(text), *headings, *(mark.start() for mark in _FIRST_POINT.finditer(text))}
    if title := _TITLE.match(text):
        cuts.add(title.end())
    last = max(dates.written(text), key=lambda day: day.end, default=None)
    if last and not text[last.end :].strip("。 　"):
        cuts.add(last.start)
        if signed := _SIGNED.search(text, 0, last.start):
            cuts.add(signed.start(1))
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        if text[start:end].strip():
            yield placed(_cut(block, start, end))


def _headings(text: str) -> Iterator[int]:
    """Yield where a heading begins: behind a mark that ends something, close behind another heading, or as 问题1：."""
    last = -_LONGEST_HEADING
    for mark in _HEADING.finditer(text):
        start = mark.start()
        near = start - last <= _LONGEST_HEADING and not re.search("[，。；]", text[max(0, last) : start])
        begins = near or text[start - 1 : start].startswith(_BEFORE) or mark[0].startswith("问题")
        if start and begins and ordinals.leading(text[start : start + _LONGEST_HEADING]):
            last = start
            yield last


def _cut(block: Placed, start: int, end: int) -> Iterator[Stretch]:
    """Yield what stands from `start` to `end` of a block, without the blanks round it."""
    text = block.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    at = 0
    for stretch in block.stretches:
        first, last = max(start - at, 0), min(end - at, len(stretch.text))
        if first < last:
            yield stretch.part(first, last)
        at += len(stretch.text)
