"""Claims that what a bracket lists makes what stands before it: 井盖95个（铸铁40个、复合55个）."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Stretch, Verdict, added, bare, judged, kind_of
from rectify_cli.notices.quantities.pairs import BY, PAST, YEAR
from rectify_cli.notices.quantities.paragraph import MOST, Paragraph, Piece
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference, total

_TOO_FAR, _LITTLE = Fraction(3, 2), Fraction(5, 4)
_SAME = lazy("^(?:即|折合|合计?|约?合|相当于|换算为?|折算为?|也就是|计)(?:人民币)?$")
_CONVERTED = lazy("^(?:即|合|约合|折合|折|计|亦即|相当于)?$")


def claims_of_brackets(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of the brackets: A件（…）."""
    inside: dict[int, list[Piece]] = {}
    for piece in paragraph.pieces:
        if piece.bracket and piece.anchor >= 0 and len(inside.get(piece.bracket, ())) < MOST:
            inside.setdefault(piece.bracket, []).append(piece)
    for pieces in inside.values():
        for whole in lists.wholes(paragraph.pieces, pieces[0].anchor):
            if whole.exact:
                yield from _bracket(whole, pieces)


def _bracket(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    groups = lists.segments(pieces)
    gathered = [lists.gathered(group, whole.dimension) for group in groups]
    every = lists.gathered(pieces, whole.dimension)
    if every is None or not every[0] or re.search("每|均", whole.lead) or pieces[-1].text.endswith("除外"):
        return
    parts, inner = every
    if len(parts) == 1:
        yield from _single(whole, parts[0], alone=len(pieces) == 1)
        return
    if not lists.fit(parts):
        return
    partial = lists.PARTIAL.match(pieces[0].text) or pieces[-1].text.endswith("等") or not lists.apart(whole, parts)
    if partial and not (lists.REST.match(parts[-1].lead) or lists.complete(parts)):
        yield from at_most(whole, parts)
        yield from about(whole, parts, open_=True)
        return
    ways = [
        added_up(whole, parts),
        *([added_up(whole, [figure for figure in parts if figure not in inner])] if inner else []),
    ]
    split = [group[0] for group in gathered if group and len(group[0]) > 1]
    if len(split) > 1 and len(split) == len(groups):
        if not ways[0].result.meets(whole):
            yield from (judged(kind_of(whole), whole, [added_up(whole, group)], linear=True) for group in split)
        return
    yield judged(kind_of(whole), whole, ways, linear=True)


def _single(whole: Quantity, part: Quantity, *, alone: bool) -> Iterator[Claim]:
    """Yield that an amount in brackets is the same in another unit, or not more than the whole."""
    if alone and _CONVERTED.match(part.lead) and not part.tail and part.unit != whole.unit and part.exact:
        way = Calculation(part.printed, Interval(part.value, part.low, part.high), (part,))
        yield judged(kind_of(whole), whole, [way])
    elif (
        part.lead
        and lists.fit([part])
        and not PAST.search(part.lead)
        and not YEAR.search(part.lead)
        and not BY.search(whole.lead)
    ):
        yield from at_most(whole, [part])


def at_most(whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that no part, and where they are kinds of one thing not all of them, is more than the whole."""
    larger = [part for part in parts if part.low > whole.high]
    chosen = larger[:1] or (list(parts) if lists.apart(whole, parts) and lists.exclusive(parts) else [])
    if not larger and chosen and total(chosen).value > whole.value * _TOO_FAR:
        chosen = []  # so much more is no slip: they are parts of something else
    if chosen:
        summed = total(chosen)
        written = (
            f"{added(chosen, whole.unit)} = {whole.writes(summed.value)}" if len(chosen) > 1 else chosen[0].printed
        )
        verdict = Verdict.FAILS if summed.low > whole.high else Verdict.PROVED
        yield Claim(
            kind_of(whole),
            verdict,
            Stretch(whole.start, whole.end),
            whole.printed,
            f"{written} {'>' if verdict is Verdict.FAILS else '≤'} {whole.printed}",
            whole.writes(summed.value),
            tuple(Stretch(part.start, part.end) for part in chosen),
            summed.value if verdict is Verdict.FAILS else Fraction(0),
        )


def about(whole: Quantity, parts: Sequence[Quantity], *, open_: bool) -> Iterator[Claim]:
    """Yield that parts, which need not be all, come to a little more than their whole, or to its digits turned round.

    Two counts may overlap, and what a list that goes on (`open_`) comes to says nothing of less.
    """
    several = len(parts) > 2  # noqa: PLR2004 - a pair
    summed = total(parts)
    apart = len(parts) > 1 and lists.apart(whole, parts) and not lists.by_deeds(parts)
    fits = max(part.value for part in parts) <= whole.value and summed.value <= whole.value * _LITTLE
    over = summed.low > whole.high and fits and (several or (whole.dimension == units.MONEY and not open_))
    turned = several and summed.high < whole.low and not open_ and lists.swapped(whole, whole.writes(summed.value))
    if turned or (over and apart and not lists.exclusive(parts)):
        yield judged(kind_of(whole), whole, [added_up(whole, parts)], linear=True)._replace(verdict=Verdict.NEAR)


def added_up(whole: Quantity, parts: Sequence[Quantity]) -> Calculation:
    """Return the sum of parts, as a way to compute their whole."""
    return Calculation(added(parts, whole.unit), total(list(parts)), tuple(parts))


def converted(piece: Piece, after: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that an amount is the same in another unit: 612345元，折合61.23万元."""
    pairs = list(pairwise(piece.quantities))
    if after and after[0].quantities and piece.quantities:
        pairs.append((piece.quantities[-1], after[0].quantities[0]))
    for first, then in pairs:
        same = first.dimension == then.dimension and first.unit != then.unit and first.exact and then.exact
        if same and _SAME.match(then.lead) and not first.tail:
            way = Calculation(first.printed, Interval(first.value, first.low, first.high), (first,))
            yield judged(kind_of(then), then, [way])


def in_step(beside: Sequence[Quantity], whole: Quantity, after: Sequence[Piece]) -> bool:
    """Return True if the same list makes another whole in another unit exactly: 23件33人，其中甲3件5人、乙20件28人."""
    for other in beside:
        if other.dimension == whole.dimension or not other.exact:
            continue
        own, same = (
            lists.gathered(lists.run(after, dimension), dimension) for dimension in (other.dimension, whole.dimension)
        )
        if own and same and len(own[0]) == len(same[0]) > 1 and total(own[0]).value == other.value:
            return True
    return False


def left_of_each(stated: Sequence[Quantity]) -> Calculation:
    """Return what is left of several wholes together, the part of each standing behind it."""
    result = difference(total(stated[::2]), total(stated[1::2]))
    written = " + ".join(
        f"({bare(whole, stated[0].unit)} − {bare(part, stated[0].unit)})"
        for whole, part in zip(stated[::2], stated[1::2], strict=True)
    )
    return Calculation(written, result, tuple(stated))


def left_of(whole: Quantity, parts: Sequence[Quantity]) -> Calculation:
    """Return a whole without some of its parts, as a way to compute what is left."""
    summed = total(list(parts))
    written = " − ".join([added([whole], whole.unit), *(added([figure], whole.unit) for figure in parts)])
    result = Interval(whole.value - summed.value, whole.low - summed.high, whole.high - summed.low)
    return Calculation(written, result, (whole, *parts))
