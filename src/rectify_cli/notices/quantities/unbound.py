"""What shows that figures are not bound to each other: another scope, number of parts, or figure that is theirs."""

from bisect import bisect_left
from collections.abc import Sequence

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Claim, Kind
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity, ratio, total

_LONGER = lazy("全年|累计(?=[㐀-鿿])|历年|历次")
_PERIOD = lazy("季|月|年|批|轮|期")
_GOES_ON = lazy("等[，,。；）]")
_PARTS = lazy("(?P<number>[两二三四五六七八九十]|[0-9]{1,2})个?(?P<noun>(?![月日年])[㐀-鿿]{2})")
_EVERY = lazy("总量|全部|总体|总数|整体")
_BEFORE = 40


def otherwise(paragraph: Paragraph, claim: Claim) -> bool:
    """Return True if the words or the other figures of a paragraph say that a claim which fails is none."""
    stated = paragraph.at(claim.at.start)
    operands = [figure for at in claim.operands if (figure := paragraph.at(at.start))]
    if stated is None or not operands:
        return False
    if claim.kind is Kind.SHARE:
        return _another_share(paragraph, stated, operands)
    if claim.kind is Kind.CHANGE:
        first, *later = sorted((stated, *operands), key=lambda figure: figure.start)
        return not _EVERY.search(first.lead) and any(_EVERY.search(figure.lead) for figure in later)
    if not claim.gap:
        return False
    return (
        _longer(stated, operands)
        or bool(_GOES_ON.search(paragraph.text, min(operands)[0], stated.start))
        or _of_more(paragraph, stated, operands)
        or _rated(paragraph, stated, operands)
        or _scoped(stated, operands)
    )


def _longer(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if a total behind its parts is of a longer time than they are."""
    return (
        whole.start > parts[0].start
        and bool(_LONGER.search(whole.lead))
        and not any(_LONGER.search(part.lead) or _PERIOD.search(part.lead) for part in parts)
    )


def _of_more(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if more of what each part is named for are announced than are listed: 五个标段：一标段…；二标段…."""
    if len(parts) < 2:  # noqa: PLR2004 - a pair
        return False
    start = max(0, min(whole.start, parts[0].start) - _BEFORE)
    for match in _PARTS.finditer(paragraph.text, start, max(whole.end, parts[-1].end) + 2):
        own = any(part.start - len(part.lead) - 1 <= match.start() < part.end for part in parts)
        if not own and all(match["noun"] in part.lead for part in parts):
            number = numerals.value(match["number"].replace("两", "二"))
            return number != len(parts)
    return False


def _rated(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if a percentage of the sentence is that of the parts in the whole: then they are not all of it."""
    over = ratio(total(list(parts)), whole, 100)
    percents = [figure for figure in paragraph.sentence(whole).quantities if figure.dimension == units.PERCENT]
    return over is not None and any(over.meets(figure) for figure in percents)


def _scoped(stated: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if a part and what is left of it are of one scope that the whole has not: 一期已完成…，一期尚差…."""
    whole, *parts = operands
    scope = stated.lead[:2]
    return len(parts) == 1 and len(scope) > 1 and parts[0].lead.startswith(scope) and scope not in whole.label


def _another_share(paragraph: Paragraph, percent: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if another percentage of the sentence is that of the same two values."""
    if len(operands) != 2:  # noqa: PLR2004 - a whole and its part
        return False
    low, high = sorted(operands, key=lambda figure: figure.value)
    over = ratio(low, high, 100)
    same = paragraph.sentence(percent).quantities
    at = bisect_left(same, percent.start, key=lambda figure: figure.start)
    percents = [figure for figure in same[:at] if figure.dimension == units.PERCENT and figure.start > high.start]
    return over is not None and any(over.meets(figure) for figure in percents)
