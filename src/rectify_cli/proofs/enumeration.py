"""What is numbered in a notice is numbered one after another: 一是…, the levels of its headings, its problems."""

import re
from collections.abc import Iterator

from rectify_cli.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.document import Attachment, Heading, Paragraph
from rectify_cli.language import Phrase
from rectify_cli.prose import numeral, ordinal, quoted, within
from rectify_cli.reading import Extent, Reading

ORDINALS = error(
    "E511",
    Phrase("一是、二是、三是连着排，不跳号不重号", "一是, 二是, 三是 follow each other without gap or repeat"),
    Phrase("改正序号，或补上漏掉的一项", "correct the number, or add what is missing"),
)
LEVELS = warning(
    "E512",
    # GB/T 9704-2012, 7.3.3: 一、（一）1.（1）
    Phrase(
        "一、（一）1.（1）各级序号在上一级之下连着排", "the numbers of each level follow each other under their heading"
    ),
    Phrase("改正序号", "correct the number"),
)
PROBLEMS = warning(
    "E513",
    Phrase("所列问题的序号不跳号不重号", "the numbers of the problems have no gap and no repeat"),
    Phrase("改正序号，或补上漏掉的问题", "correct the number, or add the problem that is missing"),
)

_DIGITS = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(rf"(?:^|(?<=[。；：，！”）\s]))(?P<number>{_DIGITS})是(?!否|非|[一二三][，、。”])")
_OTHER_FIRST = re.compile("首先|第一|一方面|其一")
_LEVELS = tuple(
    re.compile(rf"\s{{0,4}}{pattern}")
    for pattern in (
        f"(?P<number>{_DIGITS})、",
        f"[（(](?P<number>{_DIGITS})[）)]",
        r"(?P<number>[0-9]{1,3})[.．、](?![0-9])",
        r"[（(](?P<number>[0-9]{1,3})[）)]",
    )
)
_PRINTED = ("{}、", "（{}）", "{}.", "（{}）")
_INNER = 2  # levels from here on (1. and （1）) stand within a series as well as above it
_DEPTH = 8  # open series kept: nobody nests deeper


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every number that does not follow the one before it."""
    yield from _ordinals(reading)
    yield from _levels(reading)
    yield from _problems(reading)


def _level(text: str) -> tuple[int, re.Match[str]] | None:
    """Return the level (from 0) of the number a block begins with."""
    for level, pattern in enumerate(_LEVELS):
        match = pattern.match(text)
        if match:
            return level, match
    return None


def _problem_heads(reading: Reading) -> set[int]:
    return {one.at.block for listed in reading.listed for one in (listed.number, listed.title) if one is not None}


def _ordinals(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the series of 一是…; a heading ends them all, 一是 opens one; （1） within one ends nothing."""
    series: list[tuple[int, Extent | None]] = []
    silent = False
    heads = _problem_heads(reading)
    for index, placed in enumerate(reading.manuscript.blocks):
        text = placed.text
        level = _level(text)
        if not isinstance(placed.block, Paragraph) or index in heads or (level and level[0] < _INNER):
            series, silent = [], False
        silent = silent or bool(_OTHER_FIRST.search(text))
        quotes = quoted(text)
        for match in _ORDINAL.finditer(text):
            if within(quotes, match.start()):
                continue
            number, at = numeral(match["number"]), Extent(index, match.start(), match.end())
            if number == 1 and not match.start():
                series = []
            follows = next((open_ for open_ in reversed(series) if open_[0] + 1 == number), None)
            if follows:
                del series[series.index(follows) :]
            elif number != 1 and (series or not (silent or text[match.start() - 1 : match.start()] == "，")):
                yield _ordinal(reading, at, series[-1] if series else (0, None), number)
                del series[-1:]
            series = [*series[-_DEPTH:], (number, at)]


def _ordinal(reading: Reading, at: Extent, before: tuple[int, Extent | None], number: int) -> Diagnostic:
    last, where = before
    wanted = ordinal(last + 1)
    found = ordinal(number)
    message = Phrase(
        f"{ordinal(last)}是之后应是{wanted}是，写作{found}是" if last else f"第一项应是一是，写作{found}是",
        f"after {ordinal(last)}是 comes {wanted}是, found {found}是" if last else f"the first is 一是, found {found}是",
    )
    related = (Related(reading.place(where), Phrase("前一项", "the one before")),) if where else ()
    hint = Phrase(f"没有漏掉一项的话，改为“{wanted}是”", f"if none is missing, write “{wanted}是”")
    return ORDINALS.broken(reading.place(at), message, hint, related)


def _levels(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the numbers of each level; under a new heading they begin again, or go on through the whole paper."""
    last: list[tuple[int, Extent] | None] = [None] * len(_LEVELS)
    ever = [0] * len(_LEVELS)
    heads = _problem_heads(reading)
    for index, placed in enumerate(reading.manuscript.blocks):
        if isinstance(placed.block, Attachment):
            last, ever = [None] * len(_LEVELS), [0] * len(_LEVELS)
        if not isinstance(placed.block, Paragraph | Heading) or (found := _level(placed.text)) is None:
            continue
        level, match = found
        here = numeral(match["number"]), Extent(index, match.start(), match.end())
        before = last[level]
        broken = here[0] not in {1, before[0] + 1 if before else 1, ever[level] + 1}
        if broken and index not in heads and (ever[level] or level):
            yield _out_of_order(reading, level, before, here)
        last[level], ever[level] = here, here[0]
        last[level + 1 :] = [None] * (len(_LEVELS) - level - 1)


def _out_of_order(
    reading: Reading, level: int, before: tuple[int, Extent] | None, here: tuple[int, Extent]
) -> Diagnostic:
    def printed(value: int) -> str:
        return _PRINTED[level].format(ordinal(value) if level < _INNER else value)

    wanted = printed(before[0] + 1 if before else 1)
    zh, en = "这一级的第一个", "the first of its level is"
    if before:
        zh, en = f"{printed(before[0])}之后", f"after {printed(before[0])} comes"
    return LEVELS.broken(
        reading.place(here[1]),
        Phrase(f"{zh}应是{wanted}，写作{printed(here[0])}", f"{en} {wanted}, found {printed(here[0])}"),
        Phrase(f"没有漏掉的话，改为“{wanted}”", f"if none is missing, write “{wanted}”"),
        (Related(reading.place(before[1]), Phrase("前一个", "the one before")),) if before else (),
    )


def _problems(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the printed numbers of the problems: through the paper, or from 1 under each heading."""
    before: dict[object, tuple[int, Extent]] = {}
    for listed in reading.listed:
        if listed.number is None:
            continue
        number, at = listed.number.value, listed.number.at
        if listed.register in before and number != 1:
            last, where = before[listed.register]
            if number != last + 1:
                zh, en = f"第 {last} 个之后是第 {number} 个", f"no. {last} is followed by no. {number}"
                hint = Phrase(
                    f"没有漏掉问题的话，改为 {last + 1}；中间的不公开的话，写明",
                    f"if none is missing, make it {last + 1}; if some are withheld, say so",
                )
                related = (Related(reading.place(where), Phrase("前一个", "the one before")),)
                yield PROBLEMS.broken(reading.place(at), Phrase(zh, en), hint, related)
        before[listed.register] = (number, at)
