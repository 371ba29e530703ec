"""A figure that a notice states twice is the same in both places."""

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rectify_cli.core.chinese.sentences import sentences
from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Claim, Extent, Reading, quantities

if TYPE_CHECKING:
    from rectify_cli.core.terms import Column, Register

TWICE = error(
    "N507",
    Phrase("同一数字前后一致", "a figure is the same wherever it is stated"),
    Phrase("核对哪一处有误", "find out which of the two is wrong"),
)

_FED_BACK = re.compile("反馈|交办|移交")
_SOURCE = re.compile("(?:第[一二三四五六七八九十]+)?(?:巡察|巡视|审计|督察|督查|检查|主题教育)")
_NEAR = 12  # characters before a total that say whose it is
_OTHER = ("其中", "上轮", "上一轮", "上次", "提级", "分别", "余", "专项", "部分共")


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every figure that is stated again as another."""
    yield from _twice(reading)
    yield from _states(reading)
    yield from _again(reading)


def _states(reading: Reading) -> Iterator[Diagnostic]:
    """Yield a status of a whole that is given again, as of the same day, with another number."""
    first: dict[tuple[Register, str, int, dt.date, Column], tuple[int, Extent]] = {}
    days = _days(reading)
    for claim in reading.claims:
        day = _day(days, claim)
        if day is None or not _whole(reading, claim):
            continue
        columns = Counter(share.column for share in claim.shares)
        for share in claim.shares:
            if share.column is None or columns[share.column] > 1:
                continue  # 巡察期间完成4个，反馈后完成1个
            here = share.number.value, share.number.at
            before = first.setdefault((claim.register, claim.unit, claim.total.value, day, share.column), here)
            if before[0] != here[0]:
                label = Phrase(
                    f"{claim.register.label.zh}{share.column.label.zh}",
                    f"{claim.register.label.en} {share.column.label.en}",
                )
                yield _differing(reading, label, before, here)


def _days(reading: Reading) -> dict[int, list[tuple[int, dt.date]]]:
    """Return the days to which the figures of each block are, in order, each with where its words end."""
    days: dict[int, list[tuple[int, dt.date]]] = {}
    for day in reading.dates.cut_off:
        days.setdefault(day.at.block, []).append((day.at.end, day.value))
    return days


def _day(days: Mapping[int, list[tuple[int, dt.date]]], claim: Claim) -> dt.date | None:
    """Return the day the figures of a claim are of: the last that stands before it in its block."""
    at = claim.total.at
    named = days.get(at.block, [])
    index = bisect_right(named, at.start, key=lambda day: day[0])
    return named[index - 1][1] if index else None


def _twice(reading: Reading) -> Iterator[Diagnostic]:
    """Yield a total that is given again as another number, both times as the whole that was fed back."""
    first: dict[tuple[Register, str], Claim] = {}
    for claim in reading.claims:
        if not _whole(reading, claim):
            continue
        before = first.setdefault((claim.register, claim.unit), claim)
        if before.total.value == claim.total.value or _of_others(_source(reading, before), _source(reading, claim)):
            continue
        label = Phrase(f"{claim.register.label.zh}总数", claim.register.label.en)
        yield _differing(reading, label, (before.total.value, before.total.at), (claim.total.value, claim.total.at))


def _of_others(before: str, here: str) -> bool:
    """Return True if two sources, where both are named, are not the same: 审计 and 巡察, 第四巡察 and 第二巡察."""
    return not (before.endswith(here) or here.endswith(before))


def _source(reading: Reading, claim: Claim) -> str:
    """Return who fed a total back, as the words just before it say: 巡察, 审计."""
    at = claim.total.at
    named = _SOURCE.findall(reading.source.blocks[at.block].text[max(0, at.start - _NEAR) : at.start])
    return named[-1] if named else ""


def _differing(
    reading: Reading, what: Phrase, before: tuple[int | str, Extent], here: tuple[int | str, Extent]
) -> Diagnostic:
    first, then = before[0], here[0]
    return TWICE.broken(
        reading.place(here[1]),
        Phrase(f"{what.zh}前文为 {first}，此处为 {then}", f"{what.en}: {first} above, {then} here"),
        Phrase(f"如指同一事项，统一为 {first} 或 {then}", f"if they mean the same, write {first} or {then} in both"),
        (Related(reading.place(before[1]), Phrase("前文在此处", "the earlier figure is here")),),
    )


def _again(reading: Reading) -> Iterator[Diagnostic]:
    """Yield what the notice says again of the same body and thing, or points back to (上述3项), as another figure.

    What the notice as a whole adds up to (累计完善制度12项) is no figure of a single problem.
    """
    start = min((listed.title.at.block for listed in reading.listed), default=0)
    end = max((listed.last_block for listed in reading.listed), default=-1)
    paragraphs = [(block, quantities.read(placed.text)) for block, placed in enumerate(reading.source.blocks)]
    for again in quantities.again(paragraphs):
        within = start <= again.block <= end or start <= again.before <= end
        if again.differs and (again.named or again.near or not within):
            figure, first = again.figure, again.first
            what = again.words
            yield _differing(
                reading,
                Phrase(f"“{what}”", f"“{what}”"),
                (first.printed, Extent(again.before, first.start, first.end)),
                (figure.printed, Extent(again.block, figure.start, figure.end)),
            )


def _whole(reading: Reading, claim: Claim) -> bool:
    """Return True if a claim is the whole of this inspection, not of a part of it or of another one."""
    at = claim.total.at
    starts, told = _told(reading.source.blocks[at.block].text)
    fed_back = told[bisect_right(starts, at.start) - 1]
    return fed_back is not None and fed_back <= at.start and claim.unit != ""


@lru_cache(maxsize=1)
def _told(text: str) -> tuple[list[int], list[int | None]]:
    """Return where each sentence of a block begins, and where the words end that it tells of all that was fed back.

    It tells of no such whole where it names a part or another inspection. Asked once for all claims of a block.
    """
    spans = list(sentences(text))
    ends: list[int | None] = []
    for start, end in spans:
        words = text[start:end]
        match = None if any(word in words for word in _OTHER) else _FED_BACK.search(words)
        ends.append(match and start + match.end())
    return [start for start, _ in spans], ends
