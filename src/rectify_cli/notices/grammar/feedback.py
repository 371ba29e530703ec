"""A paper that feeds back what was found (反馈意见): its problems, by aspects, before anything was done about them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rectify_cli.notices.grammar import plain_lists, problem_bodies
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine, Ordinal
from rectify_cli.notices.reading import Extent, Quoted

_TITLE = re.compile("反馈.{0,30}(?:意见|情况|问题|结果)|反馈意见|反馈会|反馈$")
_ANSWER = re.compile("整改|落实|办理|回应|回复|答复")
_FOUND = re.compile(
    "(?:存在|发现|反馈|指出|查出).{0,6}问题|^(?:[一二三四五六七八九十]、)?(?:存在的?)?(?:主要|突出|具体)?问题"
)
_ADVICE = re.compile(
    "(?:意见|建议|要求)(?:[和与及](?:意见|建议|要求))?(?:如下)?[：:。]?$"
    "|^[^。；]{0,24}(?:提出|要求)[^。；]{0,12}(?:意见|建议|要求)[^。；]{0,6}[：:]"
    "|^(?:巡[察视]组|会议|会上)[^。；，]{0,16}(?:要求|强调|建议)[，：]"
)
_FED_BACK = re.compile("反馈[^，。；]{0,12}(?:意见|情况)(?:如下)?[：:。]?$")
_IN_ONE = re.compile("问题(?:主要)?(?:是|有|为|包括)?：([^。；：]{2,80}；[^。：]{2,400})")
_NEXT = re.compile("；")
_LONGEST_HEADING = 60


def is_one(title: str) -> bool:
    """Return True if a title is that of a paper which feeds back, and does not answer one."""
    return bool(_TITLE.search(title)) and not _ANSWER.search(title)


def pointed(lines: Sequence[NoticeLine]) -> tuple[list[NoticeLine], list[int], int]:
    """Return the lines with 一是…；二是… as lines of their own, which of them name a problem, and where these end."""
    found, end = _between(lines)
    first = found or 0
    parts = [part for line in lines[first:end] for part in _points(line)]
    cut = [*lines[:first], *parts, *lines[end:]]
    last = first + len(parts)
    items = list(plain_lists.items(cut, range(first, last), spelled=True))
    return cut, items if found else plain_lists.wrong(cut, items), last


def _between(lines: Sequence[NoticeLine]) -> tuple[int | None, int]:
    """Return where the problems begin and end: behind a heading that says so, if any, and before that of the advice."""
    headings = [index for index, line in enumerate(lines) if index and _is_heading(line)]
    found = next((index for index in headings if _FOUND.search(lines[index].text or lines[index].printed)), None)
    first = 0 if found is None else found + 1
    advice = (at for at in range(max(first, 1), len(lines)) if _advises(lines[at]))
    end = next(advice, len(lines))
    return None if found is None else min(first, end), end


def _advises(line: NoticeLine) -> bool:
    """Return True if the advice begins at a line; a sentence about what was fed back introduces the problems."""
    return _ADVICE.search(line.text) is not None and not (line.kind is None and _FED_BACK.search(line.text))


def _is_heading(line: NoticeLine) -> bool:
    return len(line.text) <= _LONGEST_HEADING and "。" not in line.text.rstrip("。")


def _points(line: NoticeLine) -> Iterator[NoticeLine]:
    """Yield the points that an unnumbered line or an aspect counts, each as a line; another line as it is."""
    spelled = line.kind is LineKind.SPELLED
    marks = [mark.span() for mark in problem_bodies.SPELLED.finditer(line.text)]
    if not marks and line.kind is None and (named := _IN_ONE.search(line.text)):
        line = replace(line, end=line.start + named.end(), text=line.text[: named.end()])
        marks = [
            (at, at) for at in (named.start(1), *(mark.end() for mark in _NEXT.finditer(line.text, named.start(1))))
        ]
    starts = [(0, 0), *marks] if spelled else marks
    if len(starts) < 2 or not (line.kind is None or spelled or plain_lists.is_aspect(line)):  # noqa: PLR2004 - a list
        yield line
        return
    first = starts[0][0]
    if first:
        yield replace(line, end=line.start + first, text=line.text[:first])
    ends = [*(start for start, _ in starts[1:]), len(line.text)]
    for number, ((start, begin), end) in enumerate(zip(starts, ends, strict=True), start=1):
        text = line.text[begin:end].rstrip()
        at = line.start + begin
        ordinal = Ordinal(LineKind.SPELLED, Quoted(number, Extent(line.block, line.start + start, at)))
        yield NoticeLine(
            line.block, line.start + start, at, at + len(text), text, (ordinal,), printed=line.text[start:end].strip()
        )
