"""A percentage as a part divided by a whole: which readings there are, and what comes of them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Verdict, bare, judged
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference, ratio, total

_JOINED = lazy("(?:合计|共计?|累计|总共|一共)?占")
_DIFFERENCE = lazy("(?:较|比)[^，]*[高低多少超增减长降缩差][㐀-鿿]?$|[高低多少超](?:出|于|过)[^，]*$")
HUNDRED = Interval(Fraction(100), Fraction(100), Fraction(100))
NO_PART = {*units.RATES, units.BARE}
MOST = 10  # quantities of one unit looked at


def before_it(paragraph: Paragraph, percent: Quantity) -> list[Quantity]:
    """Return the exact quantities before a percentage in its paragraph that are none themselves, the nearest last."""
    known = [figure for figure in paragraph.before(percent) if figure.exact and figure.dimension not in NO_PART]
    return [figure for figure in known if not _of_parts(figure, percent)]


def levels_before(paragraph: Paragraph, percent: Quantity) -> list[Quantity]:
    """Return the quantities before a percentage that are no differences from others: 较目标高出8.6分."""
    return [figure for figure in before_it(paragraph, percent) if not _DIFFERENCE.search(figure.lead)]


def clause(paragraph: Paragraph, percent: Quantity) -> str:
    """Return the words before a percentage, with the number of the parts that it is of: 两类合计占."""
    before = [figure for figure in paragraph.before(percent)[-1:] if _of_parts(figure, percent)]
    return f"{before[0].printed}{percent.lead}" if before else percent.lead


def _of_parts(number: Quantity, percent: Quantity) -> bool:
    """Return True if a number only says how many parts a percentage is of: 两类合计占64%."""
    joined = number.tail == percent.lead and not number.lead and _JOINED.match(percent.lead)
    return bool(joined) and number.piece == percent.piece and 1 < number.value < 6  # noqa: PLR2004 - a few


def share_of(
    percent: Quantity, part: Quantity, wholes: Sequence[Quantity], alike: Sequence[Quantity], *, joined: bool = False
) -> Iterator[Claim]:
    """Yield the claim, every part over every whole being a reading of it; the likeliest is shown."""
    within = (
        wholes[-1] if lists.PARTIAL.match(part.lead) else max(wholes, key=lambda figure: (figure.value, -figure.start))
    )
    first = division([part], within)
    if first and first.result.meets(percent):
        yield rounded(percent, [first])
        return
    runs = [
        [figure for figure in alike if start.start <= figure.start <= part.start]
        for start in alike
        if start.start < part.start
    ]
    parts = [[part], *(run for run in runs if within not in run)]
    if joined:
        parts.sort(key=len, reverse=True)
    chosen = [
        *((run, within) for run in parts),
        *((run, whole) for run in parts for whole in alike if whole not in run),
    ]
    among = lists.PARTIAL.match(part.lead) or within.tail.endswith("中")
    both = [] if among else [(part, figure) for figure in alike if figure is not part]
    chosen += [
        ([figure], whole) for figure in alike for whole in alike if figure is not whole and figure.value <= whole.value
    ]
    ways = [way for run, whole in chosen if (way := division(run, whole))]
    for figure, other in both:  # 50 done in time and 6 late: 50 ÷ (50 + 6)
        over = ratio(figure, total([figure, other]), 100)
        if over:
            ways.append(Calculation(f"{bare(figure)} ÷ ({bare(figure)} + {bare(other)})", over, (figure, other)))
    rest = [difference(HUNDRED, way.result) for way in ways[:1]]
    if ways:
        yield rounded(percent, [*ways, *(ways[0]._replace(result=result) for result in rest)])


def rounded(percent: Quantity, ways: Sequence[Calculation]) -> Claim:
    """Return the verdict; a percentage cut off instead of rounded is near."""
    claim = judged(Kind.SHARE, percent, ways, places=percent.places)
    first = ways[0].result.value
    if claim.verdict is Verdict.FAILS and percent.unit == "%" and percent.value <= first < percent.value + percent.step:
        return claim._replace(verdict=Verdict.NEAR)
    return claim


def division(parts: Sequence[Quantity], whole: Quantity) -> Calculation | None:
    """Return parts over a whole as a percentage; None where the whole may be nothing."""
    summed = total(list(parts))
    result = ratio(summed, whole, 100)
    if result is None:
        return None
    written = (
        bare(parts[0], whole.unit)
        if len(parts) == 1
        else f"({' + '.join(bare(figure, whole.unit) for figure in parts)})"
    )
    return Calculation(f"{written} ÷ {bare(whole, whole.unit)}", result, (whole, *parts))


def other_thing(part: Quantity, wholes: Sequence[Quantity], word: str) -> bool:
    """Return True if a rate is of something else: 有效 of what came back, 本金 of what is 本息."""
    labels = "，".join(figure.label for figure in wholes if figure is not part)
    if "有效" in word and not re.search("回收|收回", labels):
        return True
    return "本息" in part.label and "本息" not in labels


def bound(percent: Quantity, known: Sequence[Quantity], word: str) -> Iterator[Claim]:
    """Yield the rate of a part that its words bind to the whole before it: 420批，其中重复来访63批，重访率."""
    for whole, part in pairwise(known):
        if whole.dimension != part.dimension or whole.value < part.value or part is not known[-1]:
            continue
        of = whole.tail.endswith("中")
        among = (
            lists.PARTIAL.match(part.lead)
            and any(letter in part.label for letter in word)
            and not re.search("[不未非无]", part.label)
        )
        named = len(part.lead) > 2 and part.lead in word  # noqa: PLR2004 - 本科以上占比92%（教师500人，本科以上460人）
        if of or among or named:
            yield from share_of(percent, part, [whole], [whole, part])
