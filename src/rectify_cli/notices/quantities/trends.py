"""Claims of the way that values go: year by year, and from the one to the other by a rate."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, bare, judged
from rectify_cli.notices.quantities.pairs import BY, DOWN, OWN, PAST, UP, YEAR, subject_told
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference

_TREND = lazy(
    f"(?P<word>(?:逐年|连年|持续|连续[两三四五][年季]|连续)(?:呈|有所|在|大幅|明显|稳步)?(?:(?P<up>{UP})|(?P<down>{DOWN})))(?![㐀-鿿]{{0,3}}[目计])"
)
_REACHED = lazy("^(?:[升增涨降减]?至|[升增涨降减]?到|达到?|为)$")
_OBJECT = lazy(f"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?P<what>[㐀-鿿]{{2,8}})$")
_AGREES = lazy("^[由从]$")
_REFORMED = lazy("(?P<stem>[㐀-鿿]{2})前 (?P=stem)后")
_YEARS = lazy("^20[0-9]{2}年(?!.*(?:半年|季度))[㐀-鿿]{0,6}$")


def claims(text: str, values: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield the claims of one sentence."""
    yield from _yearly(text, values)
    for at, figure in enumerate(values):
        if 0 < at < len(values) - 1:
            own = subject_told(figure, values)
            yield from _grown(values[at - 1], figure, values[at + 1]) if own else ()
        if at + 2 < len(values):
            yield from _ahead(figure, values[at + 1], values[at + 2], text)


def dated(values: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Return the values of one unit that stand beside each other, each with its year and the earlier first."""
    years = [(figure, match[1]) for figure in values if figure.exact and (match := YEAR.search(figure.lead))]
    return [
        (before, after)
        for (before, first), (after, then) in pairwise(years)
        if first < then and before.dimension == after.dimension
    ]


def _yearly(text: str, values: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that each year's value goes the way that is said of all: 2022年142万元，2023年120万元，逐年增加."""
    values = [figure for figure in values if figure.dimension != "年"]
    dated = [(figure, match[1]) for figure in values if (match := YEAR.search(figure.lead))]
    if len(dated) < 2 or len(dated) != len(values) or not all(_YEARS.match(figure.lead) for figure, _ in dated[1:]):  # noqa: PLR2004 - a pair
        return
    start, end = text.rfind("。", 0, values[0].start) + 1, text.find("。", values[-1].end)
    trend = _TREND.search(text, start, end if end >= 0 else len(text))
    alike = len({figure.dimension for figure in values}) == 1 and all(figure.exact for figure in values)
    if trend is None or not alike or (trend.start() > values[0].start and not named(text[start : trend.start()])):
        return
    for (before, first), (after, then) in pairwise(dated):
        wrong = after.high < before.low if trend["up"] else after.low > before.high
        if int(then) == int(first) + 1 and wrong:
            sign = "<" if trend["up"] else ">"
            written = f"{after.printed} {sign} {before.printed}"
            operands = (Stretch(before.start, before.end),)
            at = Stretch(after.start, after.end)
            yield Claim(Kind.CHANGE, Verdict.FAILS, at, trend["word"], written, "", operands)
            return


def named(before: str) -> bool:
    """Return True if what is said to go one way is what the words before it named, or nothing else."""
    *others, clause = re.split("[，。；：]", before)
    subject = YEAR.sub("", OWN.sub("", clause))
    return len(subject) < 2 or any(subject[at : at + 2] in "，".join(others) for at in range(len(subject) - 1))  # noqa: PLR2004 - a word


def _grown(before: Quantity, rate: Quantity, after: Quantity) -> Iterator[Claim]:
    """Yield that a value is one before it changed by a rate: 去年1600万元，今年增长25%，达2000万元."""
    by = BY.search(rate.lead)
    beside = after.piece - rate.piece <= 1 and rate.piece - before.piece <= 1
    alike = before.dimension == after.dimension and before.dimension not in units.RATES
    exact = before.exact and rate.exact and after.exact
    if not (
        by
        and beside
        and alike
        and exact
        and (PAST.search(before.lead) or YEAR.search(before.lead))
        and _REACHED.match(after.lead)
    ):
        return
    if rate.dimension != units.PERCENT or re.search("年均|平均", rate.lead):
        return
    low, high = (100 - rate.high, 100 - rate.low) if by["down"] else (100 + rate.low, 100 + rate.high)
    value = 100 - rate.value if by["down"] else 100 + rate.value
    result = Interval(before.value * value / 100, before.low * low / 100, before.high * high / 100)
    written = f"{bare(before, after.unit)} × (1 {'−' if by['down'] else '+'} {rate.printed})"
    yield judged(Kind.CHANGE, after, [Calculation(written, result, (before, rate))])


def _ahead(change: Quantity, before: Quantity, after: Quantity, text: str) -> Iterator[Claim]:
    """Yield that a change is that of the two values behind it: 共减少报表13张，从23张减至10张."""
    stem = _REFORMED.fullmatch(f"{before.lead} {after.lead}")
    by = BY.search(change.lead) if stem else _OBJECT.search(change.lead)
    alike = change.dimension == before.dimension == after.dimension and change.exact and before.exact and after.exact
    pieces = before.piece + bool(stem)
    follows = before.piece == change.piece + 1 and after.piece == pieces and not change.tail and not after.tail
    between = text[before.end : after.start]
    reached = re.fullmatch(f"(?:{UP}|{DOWN})?[至到]", between)
    if not (by and alike and follows and (stem or (reached and _AGREES.match(before.lead)))):
        return
    low, high = (after, before) if by["down"] else (before, after)
    way = Calculation(f"{bare(high)} − {bare(low)}", difference(high, low), (before, after))
    yield judged(Kind.CHANGE, change, [way], linear=True)
