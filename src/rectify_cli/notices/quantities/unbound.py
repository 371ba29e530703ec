"""What shows that figures are not bound to each other: another scope, number of parts, or figure that is theirs."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations, pairwise

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Claim, Kind
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference, product, ratio, total

_LONGER = lazy("全年|累计(?=[㐀-鿿])|历年|历次")
_TOTAL = lazy("[合总]?[共计]|累计")
_PERIOD = lazy("季|月|年|批|轮|期|次")
_GOES_ON = lazy("等[，,。；）]")
_PARTS = lazy("(?P<number>[两二三四五六七八九十]|[0-9]{1,2})个?(?P<noun>(?![月日年])[㐀-鿿]{2,8})")
_EVERY = lazy("总量|全部|总体|总数|整体")
_BEFORE = 40
_TWO = 2  # a whole and its part
_MOST = 8  # values of a sentence that are tried by twos
_PAIRED, _NEARBY = 14, 40  # figures before a percentage that are tried by twos, of the last of any unit
_STAGE = lazy("首[批评轮次]|第[一二三四五六七八九十][批评轮次]|[两三]轮")
_ROUND, _NEW = lazy("上一?[轮批次]|[往历]年|往轮|前[一几]轮|历史遗留"), lazy("[本今此][轮批次年]|新")
_NESTED = lazy("^(?:的|在)?(?:其中|中(?=有|的|$))")
_EARLIER = lazy("^(?![㐀-鿿]?[月年季底末])[㐀-鿿]{2}前(?![后期列述])")
_TIMES = {"年", "个月", "天", "季"}
_POINT = lazy("[。；][一二三四五六七八九十]{1,3}是(?!否)")
_KINDS = lazy("(?:乡镇?|街道|村|社区|部门|单位|科室|企业|学校)（(?:[㐀-鿿]{1,2}、){0,3}[㐀-鿿]{1,2}）")
_SEVERAL = lazy("(?:多|若干|数)[个件项起条处次]")
_BODY_LEFT = lazy("^其余[㐀-鿿]{1,6}?(?:所|局|站|镇|乡|村|公司|单位|部门|学校|医院)[㐀-鿿]{2}")
_NAMED_SHARE = lazy("^(?P<what>[㐀-鿿]{4,})的占")
_COUNT_CHANGED = lazy("(?P<what>[㐀-鿿]{0,6}(?P<of>[㐀-鿿])数)(?=翻|[增减下上升降][㐀-鿿])")


def several(paragraph: Paragraph, claim: Claim) -> bool:
    """Return True if what is listed is several each (（1）…多件；（2）…多件), or of kinds (22个乡镇（街道、林场）)."""
    start = claim.operands[0].start
    end = paragraph.text.find("。", max(at.end for at in claim.operands))
    if claim.kind is Kind.LISTED and _KINDS.match(paragraph.text, claim.at.end):
        return True
    number = len(_SEVERAL.findall(paragraph.text, start, end if end >= 0 else len(paragraph.text)))
    return claim.kind is Kind.LISTED and number > 1 and claim.equation.endswith(f" {number}")


def otherwise(paragraph: Paragraph, claim: Claim) -> bool:
    """Return True if the words or the other figures of a paragraph say that a claim which fails is none."""
    stated = paragraph.at(claim.at.start)
    operands = [figure for at in claim.operands if (figure := paragraph.at(at.start))]
    if not operands:
        return False
    if stated is not None and _times_a_change(paragraph, stated):
        return True
    if stated is None or claim.kind is Kind.CHANGE:
        return _another_change(paragraph, claim, operands) or (stated is not None and _of_every(stated, operands))
    if claim.kind is Kind.SHARE:
        return (
            _another_share(paragraph, stated, operands)
            or _of_others(paragraph, stated, operands)
            or _of_two_others(paragraph, stated, operands)
            or bool(_POINT.search(paragraph.text, min(figure.end for figure in operands), stated.start))
        )
    if not claim.gap:
        return False
    return (
        _related(paragraph, stated, operands)
        or _longer(paragraph, stated, operands)
        or bool(_GOES_ON.search(paragraph.text, min(operands)[0], stated.start))
        or _of_more(paragraph, stated, operands)
        or _rated(paragraph, stated, operands)
        or _scoped(stated, operands)
        or _staged(paragraph, stated, operands)
        or _carried(stated, operands)
        or _of_some(paragraph, stated, operands)
        or _beside(paragraph, stated, operands)
    )


def _times_a_change(paragraph: Paragraph, stated: Quantity) -> bool:
    """Return True if a figure is a change times a number: 84亩，由220元提高到460元，增收2.016万元."""
    sentence = paragraph.sentence(stated).quantities[:_MOST]
    others = [_printed(figure) for figure in sentence if figure.dimension != stated.dimension]
    values = [figure for figure in sentence if figure.dimension == stated.dimension and figure.start < stated.start]
    changes = (difference(*sorted(pair, key=lambda figure: -figure.value)) for pair in combinations(values, 2))
    return any(product(change, other).meets(stated) for change in changes if change.value for other in others)


def _of_two_others(paragraph: Paragraph, percent: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if a percentage is that of two other figures before it."""
    at = bisect_left(paragraph.quantities, percent.start, key=lambda figure: figure.start)
    nearby = paragraph.quantities[max(0, at - _NEARBY) : at]
    alike = [figure for figure in nearby if figure.dimension == operands[0].dimension][-_PAIRED:]
    own = {figure.value for figure in operands}
    pairs = combinations(sorted({figure.value: figure for figure in alike}.values(), key=lambda each: each.value), 2)
    ratios = (ratio(low, high, 100) for low, high in pairs if {low.value, high.value} != own)
    return any(over is not None and over.meets(percent) for over in ratios)


def _related(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if deeds one after the other say that the parts are none: 218处, of it 176 and 42; 224 − 8 + 6."""
    deeds = any(paragraph.pieces[part.piece].mark in {"，", ","} for part in parts[1:])
    if not deeds or not _TWO < len(parts) <= _MOST:
        return False
    values = [part.value for part in parts]
    added = sum(values)
    taken = (2 * sum(minus) for number in range(1, len(values)) for minus in combinations(values, number))
    return added == 2 * values[0] or any(abs(added - less) == whole.value for less in taken)


def _printed(figure: Quantity) -> Interval:
    """Return the number of a quantity as printed, whatever its unit is worth."""
    return Interval(figure.value / figure.size, figure.low / figure.size, figure.high / figure.size)


def _longer(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if a total behind its parts is of a longer time than they are."""
    return (
        whole.start > parts[0].start
        and bool(_LONGER.search(whole.lead))
        and not any(_LONGER.search(part.lead) or _PERIOD.search(part.lead) for part in parts)
        and not lists.counted(paragraph.sentence(parts[0]).quantities, parts)
    )


def _of_more(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if more of what each part is named for are announced than are listed: 五个标段：一标段…；二标段…."""
    if len(parts) < 2:  # noqa: PLR2004 - a pair
        return False
    start = max(0, min(whole.start, parts[0].start) - _BEFORE)
    for match in _PARTS.finditer(paragraph.text, start, max(whole.end, parts[-1].end) + 2):
        own = any(part.start - len(part.lead) - 1 <= match.start() < part.end for part in (whole, *parts))
        noun = match["noun"]
        ended = match.end() == len(paragraph.text) or paragraph.text[match.end()] in "，。；："
        if not own and all(noun[:2] in part.lead or (ended and part.lead.endswith(noun[-1])) for part in parts):
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


def _of_every(stated: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if a later figure is of all (总量), and the first is not."""
    first, *later = sorted((stated, *operands), key=lambda figure: figure.start)
    return not _EVERY.search(first.lead) and any(_EVERY.search(figure.lead) for figure in later)


def _of_others(paragraph: Paragraph, percent: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if a percentage is of what no operand counts: of firms counted in between, of a part of its own."""
    labels = "，".join(figure.label for figure in operands)
    end = max(figure.end for figure in operands)
    between = (figure for figure in paragraph.sentence(percent).quantities if end <= figure.start < percent.start)
    if any((noun := figure.lead[-2:]) and percent.lead.startswith(noun) and noun not in labels for figure in between):
        return True
    named = _NAMED_SHARE.match(percent.lead) if "；" in paragraph.text[end : percent.start] else None
    return named is not None and not _shares(named["what"], labels)


def _another_change(paragraph: Paragraph, claim: Claim, operands: Sequence[Quantity]) -> bool:
    """Return True if a change is of another count than the values (户数 of money), of a part, or between other two."""
    end = max(figure.end for figure in operands)
    start = max(paragraph.text.rfind(mark, 0, claim.at.start) for mark in "，；。：\n") + 1
    clause = paragraph.text[start : claim.at.end]
    if end <= start:
        before = paragraph.text[min(figure.start - len(figure.lead) for figure in operands) : end]
        counted = _COUNT_CHANGED.match(clause)
        other = counted and counted["of"] not in "总次" and counted["of"] not in operands[0].dimension
        if clause.startswith("其中") or (other and counted and not _shares(counted["what"], before)):
            return True
    stated = paragraph.at(claim.at.start)
    if stated and end <= start and _LONGER.search(stated.lead) and _PERIOD.search(operands[0].lead):
        return True  # from quarter to quarter 14 less, 全年共减少26件
    sentence = paragraph.sentence(operands[0]).quantities
    values = [figure for figure in sentence if figure.dimension == operands[0].dimension]
    if stated is None or stated in values or stated.dimension != units.POINTS or len(values) > _MOST:
        return False
    return any(
        difference(*pair).meets(stated) or difference(*pair[::-1]).meets(stated) for pair in combinations(values, 2)
    )


def _staged(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if a stage or a time limits some of the figures: a first batch and the rest do not add."""
    _, *later = sorted([whole, *parts], key=lambda figure: figure.start)  # the first says it of all
    every = all(_STAGE.search(part.lead) for part in parts)
    if any(_STAGE.search(figure.lead) for figure in later) and (not every or _STAGE.search(whole.lead)):
        return True
    behind = whole.start > parts[-1].start
    clause, *others = (
        paragraph.text[paragraph.pieces[figure.piece].start : figure.start] for figure in (whole, *parts)
    )
    return behind and bool(_EARLIER.search(clause)) and not any(_EARLIER.search(other) for other in others)


def _carried(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if one part is of an earlier round (上一轮遗留12个), its whole and the others of none."""
    earlier = [part for part in parts if _ROUND.search(part.lead) and not lists.PARTIAL.match(part.lead)]
    others = [figure for figure in (whole, *parts) if figure not in earlier]
    named = any(_ROUND.search(figure.lead) or _NEW.search(figure.lead) for figure in others[1:])
    return bool(earlier) and whole.start < earlier[0].start and not _ROUND.search(whole.lead) and not named


def _of_some(paragraph: Paragraph, stated: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if what follows a whole is of some of its things: 送审2360万元的12个项目中，已审定9个."""
    first = min((stated, *operands), key=lambda figure: figure.start)
    last = max((stated, *operands), key=lambda figure: figure.end)
    counts = [figure for figure in paragraph.sentence(stated).quantities if first.end <= figure.start < last.start]
    return any(
        of.tail.endswith(("中", "里")) and some.dimension == of.dimension != stated.dimension and some.value < of.value
        for of, some in pairwise(counts)
    )


def _beside(paragraph: Paragraph, stated: Quantity, operands: Sequence[Quantity]) -> bool:
    """Return True if a figure is within another of them, the whole again, another body's, or of a time of its own."""
    first = 1 if stated.start < operands[0].start else _TWO  # the first part is within the whole
    if any(_NESTED.match(figure.lead) for figure in operands[first:]):
        return True
    if any(figure.value == stated.value and _shares(stated.lead[-2:], figure.lead) for figure in operands):
        return True
    own = paragraph.pieces[stated.piece]
    summed = bool(_TOTAL.match(stated.lead))  # 两年共引进博士
    lasting = any(
        figure.dimension in _TIMES and figure.start < stated.start and not (summed and figure.value == len(operands))
        for figure in own.quantities
    )
    apart = (
        lasting
        and len(operands) == _TWO
        and not any(
            figure.piece == stated.piece
            or any(time.dimension in _TIMES for time in paragraph.pieces[figure.piece].quantities)
            for figure in operands
        )
    )
    return bool(_BODY_LEFT.match(stated.lead)) or apart


def _shares(words: str, others: str) -> bool:
    """Return True if two characters that stand together in some words do so in others."""
    return any(words[at : at + 2] in others for at in range(len(words) - 1))
