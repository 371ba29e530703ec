"""A percentage in the text is its part divided by its whole."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import NamedTuple

from rectify_cli.core.chinese.sentences import HAN, quoted, sentences, within
from rectify_cli.core.diagnostics import Diagnostic, Related, Rule, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading

WRONG = error(
    "N505",
    Phrase("百分比等于同一句中的部分除以整体", "a percentage is its part divided by its whole"),
    Phrase("按部分和整体重新计算", "recalculate it from the part and the whole"),
)
CUT = warning(
    "N508",
    Phrase("百分比四舍五入，不直接舍去", "a percentage is rounded, not truncated"),
    Phrase("末位四舍五入", "round the last digit"),
)

_UNIT = "批次|人次|件|个|项|起|人|条|份|名|次|处|笔|户|宗|家|例|台|辆|所|篇|场|期|批"
_QUANTITY = re.compile(rf"(?<![0-9.,第约近超])(?<![0-9]，)(?P<number>[0-9]{{1,12}})(?P<unit>{_UNIT})(?![余多以])")
_PERCENT = re.compile(r"(?<![0-9.约近超达过])(?:达到|达)?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,4})?)[%％](?!以|左|多)")
_ANY_PERCENT = re.compile("[%％‰]|百分|成以上")
# The whole is what stands before in the sentence only where these words say so: 占全院的… has another.
_RATE = re.compile(rf"(?P<word>[{HAN}]{{2}})率(?:为|达到|达|是|：)?$")
_SHARE = re.compile(r"(?:占比(?:为|达到|达|是)?|占(?:总数|总量|全部|其)的?)$")
_DONE_RATES = {"完成", "整改", "办结", "销号", "到位", "化解"}
_DONE = re.compile(r"(?<!阶段性)(?<!未)(?<!基本)(?<!部分)(?:完成整改|完成|办结|整改到位|销号|化解)(?:了|的)?$")
_COMPARED = re.compile(
    "同比|环比|增长|下降|提高|上升|降低|减少|增加|百分点|较|比上|平均|分别|约|以上|以下|超过|左右|余|年均"
)
_BRACKET = re.compile(r"（[^（）]{0,200}）")
_NAME = 12  # characters before a quantity that may name it
_AT_MOST = 8  # quantities of one sentence: in more, nobody can tell which is meant


class Quantity(NamedTuple):
    """A number of things, and where in the text of its block it is written."""

    value: int
    start: int
    end: int


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every percentage that no figures of its sentence give."""
    for index, placed in enumerate(reading.source.blocks):
        if "%" not in placed.text and "％" not in placed.text:
            continue
        quotes = quoted(placed.text)
        for start, end in sentences(placed.text):
            yield from _sentence(reading, index, (start, _plain(placed.text[start:end])), quotes)


def _plain(text: str) -> str:
    """Blank out what stands in brackets: its figures are of another breakdown."""
    return _BRACKET.sub(lambda match: " " * len(match[0]), text)


def _sentence(
    reading: Reading, block: int, sentence: tuple[int, str], quotes: list[tuple[int, int]]
) -> Iterator[Diagnostic]:
    """Prove the only percentage of a sentence against its part and its whole, where both are clear."""
    offset, text = sentence
    percent = _PERCENT.search(text)
    if percent is None or len(_ANY_PERCENT.findall(text)) != 1 or _COMPARED.search(text):
        return
    before = text[: percent.start()]
    amounts = [match for match in _QUANTITY.finditer(before) if not within(quotes, offset + match.start())]
    if not 2 <= len(amounts) <= _AT_MOST or len({match["unit"] for match in amounts}) > 1:  # noqa: PLR2004 - part and whole
        return
    part = _part(before, amounts)
    printed = Decimal(percent["number"])
    if part is None or _fits(amounts, printed, (ROUND_HALF_UP, ROUND_HALF_EVEN)):
        return
    rule = CUT if _fits([amounts[0], part], printed, (ROUND_DOWN,)) else WRONG
    if rule is WRONG and _fits(amounts, printed, (ROUND_DOWN,)):
        return
    pair = [
        Quantity(int(amount["number"]), offset + amount.start(), offset + amount.end()) for amount in (amounts[0], part)
    ]
    at = Extent(block, offset + percent.start("number"), offset + percent.end())
    yield _wrong(reading, rule, at, pair)


def _part(before: str, amounts: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the part that the percentage is of; the whole is the first quantity."""
    whole, *rest = amounts
    if _SHARE.search(before):
        parts = rest if len(rest) == 1 else []
    elif rate := _RATE.search(before):
        names = [before[max(0, amount.start() - _NAME) : amount.start()] for amount in rest]
        parts = [amount for amount, name in zip(rest, names, strict=True) if _names(name, rate["word"])]
    else:
        return None
    smaller = [part for part in parts if 0 < int(part["number"]) <= int(whole["number"])]
    return smaller[0] if len(smaller) == 1 else None


def _names(name: str, word: str) -> bool:
    """Return True if the words before a quantity name what the rate counts: 规范88份 … 规范率."""
    if word in _DONE_RATES and _DONE.search(name):
        return True
    return name.endswith(word) and not name.endswith(
        tuple(f"{no}{word}" for no in ("不", "未", "非", "性", "基本", "部分"))
    )


def _fits(amounts: list[re.Match[str]], printed: Decimal, ways: tuple[str, ...]) -> bool:
    """Return True if some of the quantities, added up, are the printed percentage of another one."""
    values = [int(amount["number"]) for amount in amounts]
    sums = {sum(chosen) for size in range(1, len(values) + 1) for chosen in combinations(values, size)}
    return any(
        _rounded(part, whole, printed, way) == printed for part in sums for whole in values if whole for way in ways
    )


def _rounded(part: int, whole: int, printed: Decimal, way: str) -> Decimal:
    """Return the percentage to as many digits as are printed."""
    return (Decimal(100 * part) / whole).quantize(printed, way)


def _wrong(reading: Reading, rule: Rule, at: Extent, pair: list[Quantity]) -> Diagnostic:
    whole, part = pair
    printed = Decimal(reading.text(at).rstrip("%％"))
    right = _rounded(part.value, whole.value, printed, ROUND_HALF_UP)
    return rule.broken(
        reading.place(at),
        Phrase(
            f"写作 {printed}%，而 {part.value} ÷ {whole.value} = {right}%",
            f"found {printed}%, but {part.value} ÷ {whole.value} = {right}%",
        ),
        Phrase(f"如部分和整体无误，改为“{right}%”", f"if both numbers are correct, write “{right}%”"),
        (
            Related(reading.place(Extent(at.block, whole.start, whole.end)), Phrase("整体", "the whole")),
            Related(reading.place(Extent(at.block, part.start, part.end)), Phrase("部分", "the part")),
        ),
    )
