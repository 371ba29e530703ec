"""The numbers of a notice run in sequence: 一是…, the levels of its headings, its problems."""

import re
from collections.abc import Iterator
from itertools import islice

from rectify_cli.checks.series import DEPTH, Step, level_of, problem_numbers
from rectify_cli.core.chinese.numerals import hanzi
from rectify_cli.core.chinese.ordinals import COUNT, HAN, value
from rectify_cli.core.chinese.sentences import quoted, within
from rectify_cli.core.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Attachment, Heading, Paragraph
from rectify_cli.notices import Extent, Reading

ORDINALS = error(
    "H511",
    Phrase("一是、二是、三是依次排列，不跳号、不重号", "一是, 二是, 三是 run in sequence, with no gaps or repeats"),
    Phrase("更正序号，或补上遗漏的一项", "correct the number, or add the missing item"),
)
LEVELS = warning(
    "H512",
    # GB/T 9704-2012, 7.3.3: 一、（一）1.（1）
    Phrase(
        "一、（一）1.（1）各级序号在上一级之下依次排列", "the numbers of each level run in sequence under their heading"
    ),
    Phrase("更正序号", "correct the number"),
)
PROBLEMS = warning(
    "H513",
    Phrase("所列问题的序号不跳号、不重号", "the numbers of the listed problems have no gaps or repeats"),
    Phrase("更正序号，或补上遗漏的问题", "correct the number, or add the missing problem"),
)

_ORDINAL = re.compile(
    rf"(?:^|(?<=[。；：，！？、”）（—\s]))(?<!是、)(?:(?P<before>第|其)(?P<after>{COUNT})(?=[，：、是](?!{COUNT}))"
    rf"|(?P<number>{COUNT})(?P<behind>是(?!否|非|[一二三][，、。”])|要(?!求|点|素|害|务|件)|来(?![年源自函信个到一天月人往])))"
)
_FRESH = re.compile(
    "(?:[^，。；：]{0,8}(?:整改|措施|计划|情况|成效|进展)[^，。；：]{0,6}：)?"
)  # before a series of its own
_OTHER_FIRST = re.compile("首先|第一|一方面|其一|一要|一来")
_OTHER_STEPS = re.compile("其次|再次|首先")
_ANNEX = re.compile(rf"附件[ ]?(?:{HAN}|[0-9]{{1,2}})?[：:]?\s*")
_PRINTED = ("{}、", "（{}）", "{}.", "（{}）")
_INNER = 2  # levels from here on (1. and （1）) stand within a series as well as above it
_DEPTH = 8  # open series kept: nobody nests deeper


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every number that does not follow the one before it."""
    yield from _ordinals(reading)
    yield from _levels(reading)
    yield from _problems(reading)


def _problem_heads(reading: Reading) -> set[int]:
    return {part.at.block for listed in reading.listed for part in (listed.number, listed.title) if part is not None}


def _ordinals(reading: Reading) -> Iterator[Diagnostic]:
    """Follow each series of 一是 (一要, 第一，, 其一，): a heading ends them all, 一是 opens one, （1） ends none."""
    every: dict[str, list[Step]] = {}
    silent = False
    heads = _problem_heads(reading)
    for index, placed in enumerate(reading.source.blocks):
        text = placed.text
        level = level_of(text)
        if not isinstance(placed.block, Paragraph) or index in heads or (level and level[0] < _INNER):
            every, silent = {}, False
        silent = silent or bool(_OTHER_FIRST.search(text))
        quotes = quoted(text)
        for match in _ORDINAL.finditer(text):
            if within(quotes, match.start()) or (match["before"] and _OTHER_STEPS.search(text)):
                continue
            kind = match["before"] or match["behind"]
            step = Step(value(match["number"] or match["after"]), Extent(index, match.start(), match.end()))
            fresh = step.number == 1 and _FRESH.fullmatch(text, 0, match.start())
            series = [] if fresh else every.get(kind, [])
            excerpt = index == 0 and match.start() == 0  # what was before it is not here
            loose = silent or kind != "是" or excerpt or text[match.start() - 1 : match.start()] in {"，", "、"}
            every[kind], wrong = _next(reading, series, step, loose=loose)
            if wrong:
                yield _ordinal(reading, wrong, every[kind][-1], (match["before"] or "", match["behind"] or ""))


def _next(
    reading: Reading, series: list[Step], step: Step, *, loose: bool
) -> tuple[list[Step], tuple[Step | None] | None]:
    """Return a series with its next step, and the step it does not follow (None for the first) where it does not."""
    follows = next((before for before in reversed(series) if before.leads_to(step.number)), None)
    if follows and follows is not series[-1] and _within_inner(reading, follows, series[-1], step):
        follows = None
    wrong: tuple[Step | None] | None = None
    if follows:
        series = series[: series.index(follows)]
    elif step.number != 1 and (series or not loose):
        before = series[-1] if series else None
        step = step._replace(wanted=before.number + 1 if before else 1)
        wrong, series = (before,), series[:-1]
    return [*series[-_DEPTH:], step], wrong


def _within_inner(reading: Reading, outer: Step, last: Step, here: Step) -> bool:
    """Return True if a step stands in the newer of two lists of a paragraph: it opens behind 。 and ； goes on."""
    if not outer.at.block == last.at.block == here.at.block:
        return False
    text = reading.source.blocks[here.at.block].text
    return text[here.at.start - 1] == text[last.at.start - 1] == "；" and "。" in text[outer.at.end : last.at.start]


def _ordinal(reading: Reading, wrong: tuple[Step | None], here: Step, marks: tuple[str, str]) -> Diagnostic:
    (before,) = wrong

    def printed(number: int) -> str:
        return hanzi(number).join(marks)

    last = before.number if before else 0
    wanted, found = printed(last + 1), printed(here.number)
    message = Phrase(
        f"“{printed(last)}”之后应为“{wanted}”，写作“{found}”" if last else f"第一项应为“{wanted}”，写作“{found}”",
        f"expected {wanted} after {printed(last)}, found {found}"
        if last
        else f"expected {wanted} first, found {found}",
    )
    related = (Related(reading.place(before.at), Phrase("前一项", "the previous item")),) if before else ()
    hint = Phrase(f"如无遗漏，改为“{wanted}”", f"if none is missing, write “{wanted}”")
    return ORDINALS.broken(reading.place(here.at), message, hint, related)


def _levels(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the numbers of each level; under a new heading they begin again, or go on through the whole paper."""
    last: list[Step | None] = [None] * DEPTH
    ever = [0] * DEPTH
    numbers = problem_numbers(reading)
    for index, placed in enumerate(reading.source.blocks):
        if isinstance(placed.block, Attachment) or _ANNEX.fullmatch(placed.text):
            last, ever = [None] * DEPTH, [0] * DEPTH
        if not isinstance(placed.block, Paragraph | Heading) or (numbered := level_of(placed.text)) is None:
            continue
        level, match = numbered
        here = Step(value(match["number"]), Extent(index, match.start(), match.end()))
        before = last[level]
        follows = here.number in {1, ever[level] + 1} or (before and before.leads_to(here.number))
        follows = follows or _printed(level, here.number - 1) in reading.source.blocks[max(0, index - 1)].text
        wrong = not follows and (index, match.start("number")) not in numbers and (ever[level] or level)
        if wrong and (before or not _excerpt(reading)):
            here = here._replace(wanted=before.number + 1 if before else 1)
            yield _out_of_order(reading, level, before, here)
        last[level], ever[level] = here, here.number
        last[level + 1 :] = [None] * (DEPTH - level - 1)


def _excerpt(reading: Reading) -> bool:
    """Return True if a text has one number and no other: what was before it is not here."""
    numbered = (placed for placed in reading.source.blocks if level_of(placed.text))
    return len(list(islice(numbered, 2))) == 1


def _printed(level: int, number: int) -> str:
    return _PRINTED[level].format(hanzi(number) if level < _INNER else number)


def _out_of_order(reading: Reading, level: int, before: Step | None, here: Step) -> Diagnostic:
    wanted = _printed(level, before.number + 1 if before else 1)
    zh, en = "本级第一个序号", "at the start of its level"
    if before:
        zh, en = f"“{_printed(level, before.number)}”之后", f"after {_printed(level, before.number)}"
    return LEVELS.broken(
        reading.place(here.at),
        Phrase(
            f"{zh}应为“{wanted}”，写作“{_printed(level, here.number)}”",
            f"expected {wanted} {en}, found {_printed(level, here.number)}",
        ),
        Phrase(f"如无遗漏，改为“{wanted}”", f"if none is missing, write “{wanted}”"),
        (Related(reading.place(before.at), Phrase("前一个序号", "the previous number")),) if before else (),
    )


def _problems(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the printed numbers of the problems: through the paper, or from 1 under each heading."""
    last: dict[str, Step] = {}
    for listed in reading.listed:
        if listed.number is None:
            continue
        before, here = last.get(listed.register), Step(listed.number.value, listed.number.at)
        anew = here.number == 1 and before is not None and _heading_between(reading, before.at, here.at)
        if before and not anew and not before.leads_to(here.number) and not _run_in(reading, before, here):
            here = here._replace(wanted=before.number + 1)
            yield PROBLEMS.broken(
                reading.place(here.at),
                Phrase(
                    f"第 {before.number} 个问题之后是第 {here.number} 个",
                    f"problem {before.number} is followed by problem {here.number}",
                ),
                Phrase(
                    f"如无遗漏，改为 {here.wanted}；如中间有不予公开的，写明个数",
                    f"if none is missing, change it to {here.wanted}; if some are withheld, say how many",
                ),
                (Related(reading.place(before.at), Phrase("前一个序号", "the previous number")),),
            )
        last[listed.register] = here


def _run_in(reading: Reading, before: Step, here: Step) -> bool:
    """Return True if the missing problem stands in the line of the one before it: 问题1：…。问题2：…."""
    text = "".join(placed.text for placed in reading.source.blocks[before.at.block : here.at.block])
    missing = range(before.number + 1, here.number)
    return bool(missing) and all(re.search(f"问题(?:{number}|{hanzi(number)})(?![0-9])", text) for number in missing)


def _heading_between(reading: Reading, before: Extent, here: Extent) -> bool:
    """Return True if a heading of an outer level stands between two problems."""
    blocks = reading.source.blocks
    own = level_of(blocks[here.block].text)
    between = (level_of(blocks[index].text) for index in range(before.block + 1, here.block))
    return own is None or any(level[0] < own[0] for level in between if level)
