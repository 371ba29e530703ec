"""Claims that parts make a whole: in a list behind or before it, by what is left."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import totals
from rectify_cli.notices.quantities.brackets import (
    about,
    added_up,
    at_most,
    claims_of_brackets,
    converted,
    in_step,
    left_of,
    left_of_each,
)
from rectify_cli.notices.quantities.claims import Calculation, Claim, Verdict, judged, kind_of
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece, levels
from rectify_cli.notices.quantities.quantity import Quantity, total

_INTRODUCED = lazy("^(?:[^，。；：0-9]{0,8}分别(?:是|为|有|达)|分别是|分别为|分别有|即|分为|分成|由)")
_TOLD = lazy("(?:[为是]|如下|来源|构成|组成|去向|用于|明细)$")
_SPLIT = lazy(
    "^(?:若)?(?:按照?|从|以)[^，。；]{1,14}?(?:分类?|划分|看|来看|统计|计)(?:的话)?(?:，|：|为|有|$|(?=[㐀-鿿]))"
)
_SORTED = lazy("梳理|归并|归纳|分类|归类|统计")
_WHOLE = lazy("共|总|全|发现|受理|查处|办理|收到|发放|检测|清理|排查|现有|问题|案件|整改|拥有|完成|建成|新增")
_ABOUT = {False: (Fraction(4, 5), Fraction(5, 4)), True: (Fraction(9, 10), Fraction(5, 4))}
_LACKS = lazy("缺口|差额|差距|净|结余|盈余|[顺逆]差|增量|相差|缺额")
_ROW = lazy("分别|依次")  # the first of several
_MOST = 7  # parts whose every subset is tried


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of sums in one paragraph."""
    yield from claims_of_brackets(paragraph)
    for sentence in paragraph.sentences():
        for level in levels(sentence.pieces):
            if sum(len(piece.quantities) for piece in level) > 1:
                yield from _level(level)


def _level(pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the claims of one sentence outside of its brackets, or of the inside of one."""
    yield from totals.with_more(pieces)
    split = False
    for number, piece in enumerate(pieces):
        split = split or bool(_SPLIT.match(piece.text))
        if not piece.quantities:
            continue
        if not split and number + 1 < len(pieces):
            yield from _wholes(pieces[:number], piece, pieces[number + 1 :])
        yield from converted(piece, pieces[number + 1 :])
        yield from _made_of(piece, pieces[number:])
        for quantity in piece.quantities:
            if quantity.exact and totals.TOTALLED.match(quantity.lead):
                yield from totals.before(quantity, pieces[: number + 1])
            elif quantity.exact and lists.LEFT.match(quantity.lead):
                yield from _rest(quantity, pieces[: number + 1], pieces[number + 1 :])


def _wholes(before: Sequence[Piece], piece: Piece, after: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the claims of the lists behind what ends a piece."""
    beside = [figure for other in before for figure in other.quantities]
    for whole in lists.wholes([*before, piece], len(before)):
        if whole.exact and not _ROW.search(whole.lead):
            more = sum((figure.value for figure in beside if figure.dimension == whole.dimension), Fraction(0))
            if in_step([*beside, *piece.quantities], whole, after):
                yield from _list(whole, lists.run(after, whole.dimension))
            for claim in _behind(whole, piece, after):
                if not (claim.exceeds and more and claim.exceeds <= whole.value + more):
                    yield claim  # 其中 may be among all that stands before it


def _behind(whole: Quantity, piece: Piece, after: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that the list behind a whole makes it, where its first words say that it is complete."""
    if not any(figure.dimension == whole.dimension for other in after for figure in other.quantities):
        return
    opening = after[0].text
    told = not after[0].quantities and after[0].closer in "：:" and bool(_TOLD.search(opening))
    split = _SPLIT.match(opening)
    colon = piece.closer in "：:" and piece.closer != ""
    if opening.startswith("涉及"):
        listed = lists.run(after, whole.dimension)
        ended = any(lists.REST.match(figure.lead) for figure in listed[-1].quantities) if listed else False
        yield from _among(whole, listed if ended else after[:1])  # one thing may touch on several
    elif lists.PARTIAL.match(opening) and re.match("组成|构成", whole.tail):
        yield from _composed(whole, lists.run(after, whole.dimension))
    elif lists.PARTIAL.match(opening) or "其中" in whole.tail:
        listed = lists.run(after, whole.dimension, strict=True)
        yield from _among(whole, listed)
    elif split:
        for group in _splits(after):
            main = any(lists.PARTIAL.match(figure.lead) for other in group[:2] for figure in other.quantities[:1])
            yield from _among(whole, group) if main else _list(whole, group)
    elif told:
        yield from _list(whole, lists.numbered(after[1:]))
    elif colon or _INTRODUCED.match(opening):
        yield from _list(whole, lists.numbered(after) if colon else lists.run(after, whole.dimension))
    else:
        gathered = lists.gathered(lists.run(after, whole.dimension), whole.dimension)
        if gathered and after[0].mark != "、" and lists.complete(gathered[0]):
            yield from _list(whole, lists.run(after, whole.dimension))
        else:
            yield from _plain(whole, after)


def _plain(whole: Quantity, after: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that a list without an introduction is not more than its whole; if it is nearly that, a look is due."""
    if not after[0].quantities and _SORTED.search(after[0].text):
        after = after[1:]
    parts = lists.plain(whole, after) if after and after[0].mark != "、" else None
    if (
        parts is None
        or not whole.unit
        or lists.PARTIAL.match(whole.lead)
        or (lists.DUE.search(whole.lead) and not _WHOLE.search(whole.lead))
    ):
        return
    if lists.REST.match(parts[-1].lead):
        if whole.value >= max(part.value for part in parts):
            yield judged(kind_of(whole), whole, [added_up(whole, parts)], linear=True)
        return
    pair = len(parts) == 2  # noqa: PLR2004 - of it more may be left unsaid
    if pair and (parts[-1].lead.endswith("的") or not (_WHOLE.search(whole.lead) or after[1].mark == "、")):
        return
    summed = total(parts)
    ratio = summed.value / whole.value if whole.value else Fraction(0)
    low, high = _ABOUT[pair]
    if not low <= ratio <= high:
        return
    claim = judged(kind_of(whole), whole, [added_up(whole, parts)], linear=True)
    yield claim._replace(verdict=Verdict.NEAR) if claim.verdict is Verdict.FAILS else claim


def _made_of(piece: Piece, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that a whole is made of what 由 names behind it: 专班12人由甲局4人、乙局8人组成."""
    for whole, first in pairwise(piece.quantities):
        if whole.dimension == first.dimension and whole.exact and first.lead.startswith("由"):
            listed = lists.run([piece._replace(quantities=(first,)), *pieces[1:]], whole.dimension)
            if listed and re.search("组成|构成", listed[-1].text):
                yield from _list(whole, listed)


def _splits(after: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield each list that 按…分 opens."""
    group: list[Piece] = []
    for piece in after:
        if _SPLIT.match(piece.text) and group:
            yield group
            group = []
        group.append(piece)
    yield group


def _list(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that the parts of a list that says it is complete make the whole."""
    gathered = lists.gathered(pieces, whole.dimension)
    groups = lists.segments(pieces)
    if len(groups) > 1:
        firsts = [
            next(
                (figure for piece in group for figure in piece.quantities if figure.dimension == whole.dimension), None
            )
            for group in groups
        ]
        heads = [figure for figure in firsts if figure is not None]
        if len(heads) == len(groups) and lists.fit(heads) and lists.apart(whole, heads):
            ways = [added_up(whole, heads)]
            if gathered:
                ways.append(added_up(whole, gathered[0]))
            yield judged(kind_of(whole), whole, ways, linear=True)
        return
    if gathered is None or len(gathered[0]) < 2:  # noqa: PLR2004 - two make a sum
        return
    parts, inner = gathered
    if not lists.fit(parts) or not lists.apart(whole, parts) or pieces[-1].text.endswith("等"):
        return
    if totals.unnumbered(whole, pieces, parts):
        return
    ways = [
        added_up(whole, parts),
        *([added_up(whole, [figure for figure in parts if figure not in inner])] if inner else []),
        *([left_of(parts[0], parts[1:])] if _LACKS.search(whole.lead) else []),
    ]
    yield judged(kind_of(whole), whole, ways, linear=True)


def _composed(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that what a whole is composed of makes it; where only some of it is named (其中), that it is about that."""
    for claim in _list(whole, pieces):
        parts = [figure for piece in pieces for figure in piece.quantities if figure.dimension == whole.dimension]
        if claim.verdict is Verdict.PROVED or total(parts).low > whole.high:
            yield claim
        elif total(parts).value >= _ABOUT[False][0] * whole.value:
            yield claim._replace(verdict=Verdict.NEAR)


def _among(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that what is among a whole is not more than it; and all of it where nothing can be left."""
    gathered = lists.gathered(pieces, whole.dimension) if pieces else None
    if gathered is None or not gathered[0] or not lists.fit(gathered[0]):
        return
    parts = gathered[0]
    if lists.LEFT.match(parts[-1].lead):
        return
    if lists.complete(parts) or (len(parts) > 2 and lists.REST.match(parts[-1].lead)):  # noqa: PLR2004 - 其他 ends a list
        yield judged(kind_of(whole), whole, [added_up(whole, parts)], linear=True)
    else:
        yield from at_most(whole, parts)
        open_ = pieces[-1].closer not in "。；;）)\n" or pieces[-1].text.endswith("等")
        yield from about(whole, parts, open_=open_ or pieces[-1].mark != "、")


def _rest(rest: Quantity, pieces: Sequence[Piece], later: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that parts and the rest make a whole named before: …129件，其余277件."""
    every = [figure for piece in pieces for figure in piece.quantities if figure.dimension == rest.dimension]
    before = every[: every.index(rest)][-_MOST:]
    before = named if len(named := lists.of_noun(before, rest)) > 1 else before
    marks = {figure.piece: piece.mark for piece in pieces for figure in piece.quantities}
    if re.search("[由给交]", rest.lead) or lists.SOME.search(rest.lead):
        return
    ways: list[Calculation] = []
    sure = True
    for at, whole in enumerate(before[:-1]):
        parts = before[at + 1 :]
        # A whole is larger than its parts, and a comma stands behind it, not 、.
        among = at == len(before) - 2 and lists.PARTIAL.match(parts[0].lead)
        if not whole.exact or marks[parts[0].piece] == "、":
            continue
        if not among and whole.value < max(figure.value for figure in [*parts, rest]):
            continue
        inner = [figure for figure in parts[1:] if lists.PARTIAL.match(figure.lead)]
        if not lists.fit(parts) and not ways:
            sure = False  # the first of them is not understood
        if lists.apart(whole, parts):
            ways += [left_of(whole, chosen) for chosen in _chosen(parts, inner)]
            behind = [figure for piece in later for figure in piece.quantities if figure.dimension == rest.dimension]
            ways += [left_of(whole, [*parts, *behind[:size]]) for size in range(1, len(behind[:_MOST]) + 1)]
    if ways and len(before) % 2 == 0:  # 个性问题19个，已整改16个；共性问题7个，已整改6个，剩余4个
        ways.append(left_of_each(before))
    claim = judged(kind_of(rest), rest, ways, linear=True) if ways else None
    if claim and (sure or claim.verdict is Verdict.PROVED):
        yield claim


def _chosen(parts: Sequence[Quantity], inner: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the parts that may count: all of them first, then without those that are within another."""
    for size in range(len(inner) + 1):
        for dropped in combinations(inner, size):
            kept = [figure for figure in parts if figure not in dropped]
            if kept:
                yield kept
