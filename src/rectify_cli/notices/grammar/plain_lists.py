"""Problems that no label follows: listed under a heading of their status, by the words 针对…问题, or as plain items."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from rectify_cli.core.chinese.sentences import CLOSING_QUOTES, OPENING_QUOTES
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine

_FEWEST = 2
_SHARE = 0.7
_QUOTE, _UNQUOTE = f"[{OPENING_QUOTES}]", f"[{CLOSING_QUOTES}]"
_TARGETED = re.compile(
    f"(?:针对|聚焦|围绕|对照)(?:[^，。；：{OPENING_QUOTES}]{{0,16}}{_QUOTE}((?:[^。{CLOSING_QUOTES}‘’]|‘[^。’]{{1,40}}’){{2,80}}){_UNQUOTE}(?:的|等)?"
    "|([^，。；：“]{4,80}?)的?)(?:具体|突出|主要)?问题[，：。]"
)
_ANSWER = re.compile("(?:^|(?<=[。；]))(?=针对|聚焦|围绕|对照)")
_OPENING = re.compile("[^。：:；;]{2,80}")
_SENTENCE = re.compile("[。；]")
_ASPECT = re.compile("方面(?:的?(?:问题|情况))?[。：]?$|(?:问题|情况)[。：]?$")
_FRAME = re.compile("下一步|下步|今后|打算|组织|领导|部署|总体|基本情况|意见|建议|要求|保障|安排")
WRONG = (
    "不|未|缺|欠|差|弱|[偏较过]少|较?慢|滞后|违|偏|虚|松|漏|低|问题|拖|假|空白|脱节|隐患|短板|难|滥|乱|超|错|多发|"
    "挤占|挪用|截留|长期|闲置|流失|损失|浪费|形式|走过场|突出|有限|单一"
)
"""A pattern of words that say that something is wrong."""

_WRONG = re.compile(WRONG)


def targeted(line: NoticeLine) -> tuple[int, int, int] | None:
    """Return where the problem that a line answers (针对“甲”问题，…) starts and ends, and where the answer begins."""
    match = _TARGETED.match(line.text)
    if match is None or not (match[1] or _WRONG.search(match[2])):
        return None
    start, end = match.span(1 if match[1] else 2)
    return start, end, match.end()


def answers(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the lines that each answer a problem; one alone is a way of speaking."""
    found = [
        index
        for index, line in enumerate(lines)
        if not line.label and not line.field and _SENTENCE.search(line.text) and targeted(line)
    ]
    return found if len(found) >= _FEWEST else []


def split(lines: Sequence[NoticeLine]) -> list[NoticeLine]:
    """Return the lines, each answer to a problem (；针对…问题，) as a line of its own."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: NoticeLine) -> Iterator[NoticeLine]:
    cuts = [match.start() for match in _ANSWER.finditer(line.text) if _TARGETED.match(line.text, match.start())]
    if not cuts or (line.kind and not cuts[0]):
        yield line
        return
    for start, end in pairwise([0, *(cut for cut in cuts if cut), len(line.text)]):
        at = line.start + start
        text = line.text[start:end]
        yield NoticeLine(line.block, at, at, at + len(text), text, printed=text)


def items(lines: Sequence[NoticeLine], within: Iterable[int], *, spelled: bool = False) -> Iterator[int]:
    """Yield the items among some lines: the outermost numbered ones that are more than a heading over others.

    What counts 一是, 二是 is an item only where it is asked for, `spelled`; elsewhere it is part of one.
    """
    counted = {None} if spelled else {None, LineKind.SPELLED}
    numbered = [index for index in within if lines[index].kind not in counted and not lines[index].field]
    current: LineKind | None = None
    for index, after in zip_longest(numbered, numbered[1:]):
        kind = lines[index].kind or LineKind.SPELLED
        next_kind = lines[after].kind if after is not None else None
        if next_kind and next_kind > kind and _is_group(lines[index], next_kind):
            current = None
        elif current is None or kind <= current:
            current = kind
            yield index


def by_state(lines: Sequence[NoticeLine], headings: Sequence[int]) -> list[int]:
    """Return the items under headings that name a status, each up to the next heading of its level."""
    chosen: list[int] = []
    for heading in headings:
        kind = lines[heading].kind or LineKind.HAN
        end = next(
            (at for at in range(heading + 1, len(lines)) if (lines[at].kind or LineKind.SPELLED) <= kind), len(lines)
        )
        chosen += items(lines, range(heading + 1, end))
    return chosen


def plain(lines: Sequence[NoticeLine], *, immediate: bool) -> list[int]:
    """Return the items that say what is wrong, where most do; in a paper of immediate fixes all."""
    found = [
        index
        for index in items(lines, range(len(lines)))
        if lines[index].kind is not LineKind.SPELLED
        and not _FRAME.search(opening(lines[index]))
        and _has_text(lines, index)
    ]
    return found if immediate else wrong(lines, found)


def wrong(lines: Sequence[NoticeLine], found: Sequence[int]) -> list[int]:
    """Return the items that say what is wrong, where most do."""
    chosen = [index for index in found if _WRONG.search(opening(lines[index]))]
    return chosen if len(chosen) >= max(_FEWEST, _SHARE * len(found)) else []


def opening(line: NoticeLine) -> str:
    """Return the words of a line up to its first mark that ends a phrase."""
    phrase = _OPENING.match(line.text)
    return phrase[0].strip() if phrase else line.text


def is_aspect(line: NoticeLine) -> bool:
    """Return True if a numbered line opens with an aspect (党的建设方面) rather than a problem."""
    return line.kind is not None and _ASPECT.search(opening(line)) is not None


def _is_group(line: NoticeLine, under: LineKind) -> bool:
    """Return True if a numbered line only stands over those `under` it: as an aspect, or without a sentence of its own.

    A heading that says what is wrong is an item, though its details are counted 一是, 二是.
    """
    alone = len(line.text.rstrip("。：")) <= len(opening(line)) + 1
    item = under is LineKind.SPELLED and _WRONG.search(opening(line)) is not None
    return is_aspect(line) or (alone and not item)


def _has_text(lines: Sequence[NoticeLine], index: int) -> bool:
    """Return True if a line says more than its first phrase, or an unnumbered one follows it."""
    line = lines[index]
    if len(line.text.rstrip("。：")) > len(opening(line)):
        return True
    return index + 1 < len(lines) and lines[index + 1].kind is None
