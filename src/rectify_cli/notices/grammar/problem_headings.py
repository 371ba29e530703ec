"""Which lines name a problem: told by their labels where there are any, else by their words, whatever their level."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from rectify_cli.core import status_words
from rectify_cli.core.chinese import ordinals
from rectify_cli.core.chinese.numerals import NUMBER, value
from rectify_cli.core.chinese.sentences import CLOSING_QUOTES, OPENING_QUOTES
from rectify_cli.notices.grammar import labelled_lists, plain_lists
from rectify_cli.notices.grammar.descriptions import DESCRIPTION
from rectify_cli.notices.grammar.labels import SHORT, Label
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine

_LONGEST = 80
_MOST_SENTENCES = 4
_NEAR = 3
_QUOTE = f"[{OPENING_QUOTES}]"
_OPENING = re.compile("[^。：:；;]{2,120}")
_QUOTED = re.compile(f"{_QUOTE}[^{CLOSING_QUOTES}]{{0,60}}[{CLOSING_QUOTES}]")
_TOPIC = re.compile(
    f"(?:在|关于|针对|对于|对|就|围绕)[^。]{{0,6}}{_QUOTE}|(?:关于|针对|对于)[^，。]{{2,80}}(?:的?问题|方面|情况|不[^，。]{{1,8}})"
    "|[^。，；]{2,80}(?:的问题|方面的?问题|问题的整改(?:情况|落实情况)?)$"
)
_ASPECT = re.compile("方面(?:的?(?:问题|情况))?(?:的?整改(?:情况|落实情况|进展情况)?)?$")
_SAYS_PROBLEM = re.compile("问题(?:的?整改(?:情况|落实情况|进展情况)?)?$")
_FRAME = re.compile(
    "组织|领导|部署|总体|基本情况|下一步|下步|今后|打算|安排|后续|巩固|深化|工作成效|主要做法|持续推进|信访件|问题线索|建章立制"
)
_BY_STATE = re.compile(
    f"({status_words.WORD})(?:的|整改)*[^，。；]{{0,16}}(?:事项|问题|任务|部分)(?:[及和][^，。；]{{1,12}})?(?:情况)?$"
)
_PROBLEM = re.compile(ordinals.PROBLEM)
_LISTS = re.compile("问题.{0,4}整改(?:落实|进展)?情况$")
_COUNTED = re.compile(f"({NUMBER})[ ]?[个项条](?:具体|反馈|突出)?问题")
_STATED = (Label.STATE, Label.MEASURES, Label.RESULTS)
_UNDER = {*_STATED, Label.PLAN, Label.INTERNAL}


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines that name a problem, by their place among all lines, and those that group them."""

    problems: tuple[int, ...]
    groups: tuple[int, ...]


def heads(lines: Sequence[NoticeLine], *, immediate: bool = False) -> Heads:
    """Return which lines name a problem and which group several, in a paper of immediate fixes or another."""
    return grouped(
        lines,
        _numbered(lines)
        or _labelled(lines)
        or _stated(lines)
        or _answered(lines)
        or _worded(lines)
        or plain_lists.answers(lines)
        or plain_lists.plain(lines, immediate=immediate),
    )


def _stated(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the items under headings of a status, and those like them elsewhere that a heading or their words name."""
    headings = [index for index, line in enumerate(lines) if by_state(line)]
    items = plain_lists.by_state(lines, headings)
    if not items:
        return []
    lists = [
        index
        for index, line in enumerate(lines)
        if index not in headings and line.kind is LineKind.HAN and _LISTS.search(line.text)
    ]
    kinds = {lines[index].kind for index in items}
    others = [index for index in _worded(lines) if lines[index].kind in kinds and index not in headings]
    return sorted({*items, *others, *plain_lists.wrong(lines, plain_lists.by_state(lines, lists))})


def _answered(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the answers (针对“甲”问题。一是…) under headings worded as problems, where they are what the paper counts.

    In 4类7个具体问题 the four are headings, and each has one answer or several right under it.
    """
    topics, answers = _worded(lines), plain_lists.answers(lines)
    if not topics or len(answers) <= len(topics) or not all(topic + 1 in answers for topic in topics):
        return []
    counted = {value(number) for line in lines[: topics[0]] for number in _COUNTED.findall(line.text)}
    return answers if len(answers) in counted else []


def grouped(lines: Sequence[NoticeLine], problems: Sequence[int]) -> Heads:
    """Return the lines that name a problem, with those that group several."""
    if not problems:
        return Heads((), ())
    chosen = set(problems)
    apart = chosen | labelled_lists.points(lines)
    groups = tuple(index for index in range(len(lines)) if index not in apart and _groups(lines, index, chosen))
    return Heads(tuple(sorted(chosen)), groups)


def opening(line: NoticeLine) -> str:
    """Return the words of a line up to its first mark that ends a phrase."""
    phrase = _OPENING.match(line.text)
    return phrase[0].strip() if phrase else line.text


def by_state(line: NoticeLine) -> str | None:
    """Return the status word of a heading that stands over all problems of one status (已完成的整改事项)."""
    bare = re.sub("[（(][^（）()]{0,60}[）)]", "", line.text).rstrip("。")
    if line.kind is None or line.kind is LineKind.SPELLED or len(bare) > _LONGEST:
        return None
    heading = _BY_STATE.search(bare)
    return heading[1] if heading and not re.match("关于|针对|对于", bare) else None


def _numbered(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the lines numbered 问题1, 问题2…; one alone is a coincidence."""
    listed = [index for index, line in enumerate(lines) if line.numbered(LineKind.PROBLEM)]
    numbered = [index for index in listed if _PROBLEM.search(lines[index].printed)]
    # 项目1已建成 is words, unless labels follow such lines.
    after = [lines[index + 1 : index + 1 + _NEAR] for index in listed]
    labelled = sum(any(line.label or line.field for line in near) for near in after)
    if not numbered and labelled * 2 > len(listed):
        numbered = listed
    return numbered if len(numbered) > 1 else []


def _labelled(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the lines that a label (整改结果, 整改情况) follows, and those of their kind that are worded alike."""
    named = [index for index, line in enumerate(lines) if line.label is Label.PROBLEM and line.text]
    points = labelled_lists.points(lines)
    follows = [
        (index, lines[after].label)
        for index, after in pairwise(_public(lines))
        if lines[after].label in _STATED
        and lines[after].kind is not LineKind.HAN
        and _can_head(lines[index])
        and index not in points
    ]
    if not follows:
        return named
    first = follows[0][1]
    follows += _described(lines, points, first, {lines[index].kind for index, _ in follows})
    owners = [
        index
        for index, label in follows
        if label is first or _is_topic(lines[index]) or lines[index + 1].field == DESCRIPTION
    ]
    kind = Counter(lines[index].kind for index in owners).most_common(1)[0][0]
    alike = [
        index
        for index in range(len(lines))
        if lines[index].kind is kind
        and index not in points
        and (index in named or (kind and _is_topic(lines[index]) and not lines[index].label))
    ]
    return sorted({*owners, *alike})


def _described(
    lines: Sequence[NoticeLine], points: set[int], first: Label | None, kinds: set[LineKind | None]
) -> list[tuple[int, Label | None]]:
    """Return the headings of some kinds with sentences between them and the label that follows a heading first."""
    described: list[tuple[int, Label | None]] = []
    for index, line in enumerate(lines):
        if line.kind not in kinds or line.kind is None or index in points or not _can_head(line):
            continue
        end = index + 1
        while end < len(lines) and not (lines[end].kind or lines[end].label or lines[end].field):
            end += 1
        if 1 < end - index <= _MOST_SENTENCES + 1 and end < len(lines) and lines[end].label is first:
            described.append((index, first))
    return described


def _public(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the lines that are not internal: by their label, or as points under one of sentences (原因分析)."""
    public: list[int] = []
    depth, inside = LineKind.HAN, False
    for index, line in enumerate(lines):
        if line.field:
            inside = line.field not in SHORT
            continue
        inside = inside and not line.label and not (line.kind and line.kind <= depth)
        if not inside:
            public.append(index)
            if index + 1 < len(lines) and lines[index + 1].label and _can_head(line):
                depth = line.kind or LineKind.HAN
    return public


def _can_head(line: NoticeLine) -> bool:
    """Return True if a line can name the problem of the label after it."""
    if line.label is Label.PROBLEM:
        return bool(line.text)
    return (
        line.label is None
        and line.kind is not None
        and line.kind is not LineKind.SPELLED
        and len(line.text) <= _LONGEST
    )


def _worded(lines: Sequence[NoticeLine]) -> list[int]:
    """Return the lines whose own words name a problem, but for those that only group deeper ones."""
    topics = [index for index, line in enumerate(lines) if _is_topic(line)]
    problems: list[int] = []
    for index, after in zip_longest(topics, topics[1:]):
        inside = problems and _problem(lines[problems[-1]]) and _deeper(lines[index], lines[problems[-1]])
        grouping = after is not None and _deeper(lines[after], lines[index]) and not _problem(lines[index])
        if not inside and not grouping:
            problems.append(index)
    return problems


def _problem(line: NoticeLine) -> bool:
    """Return True if a heading names a problem itself, so that what stands below it are its points."""
    return bool(_SAYS_PROBLEM.search(opening(line))) and not _ASPECT.search(opening(line))


def _is_topic(line: NoticeLine) -> bool:
    """Return True if a numbered line opens with the words that name a problem or an aspect."""
    if line.kind is None or line.kind is LineKind.SPELLED or line.label in _UNDER:
        return False
    words = opening(line)
    return bool(len(words) <= _LONGEST and _TOPIC.search(words) and not _frame(line))


def _frame(line: NoticeLine) -> bool:
    """Return True if a line is a heading of the paper's frame, such as 下一步工作安排."""
    bare = _QUOTED.sub("", opening(line))
    return bool(_FRAME.search(bare)) and not re.match("关于|针对|对于|在", bare)


def _deeper(line: NoticeLine, than: NoticeLine) -> bool:
    return (line.kind or LineKind.SPELLED) > (than.kind or LineKind.SPELLED)


def _groups(lines: Sequence[NoticeLine], index: int, problems: set[int]) -> bool:
    """Return True if a line is a heading that stands over problems."""
    line = lines[index]
    if line.label in _UNDER or len(line.text) > _LONGEST:
        return False
    after = index + 1
    if by_state(line) or line.label is Label.PROBLEM:
        return True
    if line.kind is None:
        over = lines[after] if after in problems else None
        return (
            over is not None and over.label is Label.PROBLEM and not over.ordinals and line.text[-1:] not in "。；：，"
        )
    if line.kind in {LineKind.HAN, LineKind.HAN_BRACKET} and "。" not in line.text.rstrip("。"):
        return line.kind is LineKind.HAN or bool(_is_topic(line) or _ASPECT.search(opening(line)) or after in problems)
    return _is_topic(line) and "。" not in line.text.rstrip("。") and _heads_a_problem(lines, after, problems)


def _heads_a_problem(lines: Sequence[NoticeLine], after: int, problems: set[int]) -> bool:
    """Return True if the next heading below is a problem, with nothing but headings between."""
    while after < len(lines) and after not in problems and _is_topic(lines[after]):
        after += 1
    return after in problems
