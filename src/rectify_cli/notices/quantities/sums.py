"""Claims that parts make a whole: in brackets, in a list behind or before it, by what is left."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Stretch, Verdict, added, judged, kind_of
from rectify_cli.notices.quantities.paragraph import MOST, Paragraph, Piece, levels
from rectify_cli.notices.quantities.quantity import Interval, Quantity, total

_CONVERTED = re.compile("^(?:即|合|约合|折合|折|计|亦即|相当于)?$")
_INTRODUCED = re.compile("^(?:[^，。；：0-9]{0,8}分别(?:是|为|有|达)|分别是|分别为|分别有|即|分为|分成|由)")
_SPLIT = re.compile("^(?:若)?(?:按照?|从|以)[^，。；]{1,14}?(?:分类?|划分|看|来看|统计|计)(?:的话)?(?:，|：|为|有|$|(?=[㐀-鿿]))")
_TOTALLED = re.compile(
    "^(?P<of>[^，。；：]{0,8}?)(?P<word>合计|共计|总计|小计|总共|一共|加起来|累计|共)(?P<what>[㐀-鿿]{0,8})$"
)
_PLAIN_TOTAL = re.compile("^(?:有|为|达|是|计|投入|完成|收回|金额|人数|数|面积|资金|总数|数量|重|长|已)*$")
_OF_THESE = re.compile("^(?:前[两三二]?个?[季月][度份]?|以上|上述|以上各?[项类]|[两二三四五六七八九十]+[㐀-鿿]{1,4}|全部|前后|全年|上半年|下半年|[一二三四]季度)?$")
_OUTSIDE = re.compile("全[市省县区国乡镇]|今年以来|历年|至今")
_SORTED = re.compile("梳理|归并|归纳|分类|归类|统计")
_WHOLE = re.compile("共|总|全|发现|受理|查处|办理|收到|发放|检测|清理|排查|现有|问题|案件|整改|拥有|完成|建成|新增")
_ALMOST, _ALMOST_TWO, _FAR = Fraction(4, 5), Fraction(9, 10), Fraction(3, 2)
_MOST = 7  # parts whose every subset is tried


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of sums in one paragraph."""
    yield from _brackets(paragraph)
    for sentence in paragraph.sentences():
        for level in levels(sentence.pieces):
            if sum(len(piece.quantities) for piece in level) > 1:
                yield from _level(level)


def _brackets(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of the brackets: A件（…）."""
    inside: dict[int, list[Piece]] = {}
    for piece in paragraph.pieces:
        if piece.bracket and piece.anchor >= 0 and len(inside.get(piece.bracket, ())) < MOST:
            inside.setdefault(piece.bracket, []).append(piece)
    for pieces in inside.values():
        for whole in _wholes(paragraph.pieces, pieces[0].anchor):
            if whole.exact:
                yield from _bracket(whole, pieces)


def _wholes(pieces: Sequence[Piece], anchor: int) -> list[Quantity]:
    """Return the quantities a bracket may split: those before it, and those 、 joins to them (企业50家、商户120户（…)."""
    wholes = lists.chain(pieces[anchor])
    if pieces[anchor].mark == "、" and anchor:
        known = {one.dimension for one in wholes}
        wholes += [one for one in lists.chain(pieces[anchor - 1]) if wholes and one.dimension not in known]
    return wholes


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
        yield from _at_most(whole, parts)
        return
    ways = [_sum(whole, parts), *([_sum(whole, [one for one in parts if one not in inner])] if inner else [])]
    split = [group[0] for group in gathered if group and len(group[0]) > 1]
    if len(split) > 1 and len(split) == len(groups):
        if not ways[0].result.meets(whole):
            yield from (judged(kind_of(whole), whole, [_sum(whole, group)], linear=True) for group in split)
        return
    yield judged(kind_of(whole), whole, ways, linear=True)


def _single(whole: Quantity, part: Quantity, *, alone: bool) -> Iterator[Claim]:
    """Yield that an amount in brackets is the same in another unit, or not more than the whole."""
    if alone and _CONVERTED.match(part.lead) and not part.tail and part.unit != whole.unit and part.exact:
        way = Calculation(part.printed, Interval(part.value, part.low, part.high), (part,))
        yield judged(kind_of(whole), whole, [way])
    elif part.lead and lists.fit([part]):
        yield from _at_most(whole, [part])


def _at_most(whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that no part, and where none overlap not all of them, is more than the whole."""
    larger = [part for part in parts if part.low > whole.high]
    chosen = larger[:1] or (list(parts) if lists.apart(whole, parts) else [])
    if chosen:
        made = total(chosen)
        written = f"{added(chosen, whole.unit)} = {whole.writes(made.value)}" if len(chosen) > 1 else chosen[0].printed
        verdict = Verdict.FAILS if made.low > whole.high else Verdict.PROVED
        yield Claim(
            kind_of(whole),
            verdict,
            Stretch(whole.start, whole.end),
            whole.printed,
            f"{written} {'>' if verdict is Verdict.FAILS else '≤'} {whole.printed}",
            whole.writes(made.value),
            tuple(Stretch(part.start, part.end) for part in chosen),
        )


def _sum(whole: Quantity, parts: Sequence[Quantity]) -> Calculation:
    return Calculation(added(parts, whole.unit), total(list(parts)), tuple(parts))


def _level(pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the claims of one sentence outside of its brackets, or of the inside of one."""
    split = False
    for number, piece in enumerate(pieces):
        split = split or bool(_SPLIT.match(piece.text))
        if not piece.quantities:
            continue
        for whole in () if split else lists.chain(piece):
            if whole.exact and number + 1 < len(pieces):
                yield from _behind(whole, piece, pieces[number + 1 :])
        yield from _made_of(piece, pieces[number:])
        for quantity in piece.quantities:
            if quantity.exact and _TOTALLED.match(quantity.lead):
                yield from _before(quantity, pieces[: number + 1])
            elif quantity.exact and lists.LEFT.match(quantity.lead):
                yield from _rest(quantity, pieces[: number + 1])


def _behind(whole: Quantity, piece: Piece, after: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that the list behind a whole makes it, where its first words say that it is complete."""
    opening = after[0].text
    split = _SPLIT.match(opening)
    colon = piece.closer in "：:" and piece.closer != ""
    if lists.PARTIAL.match(opening) or "其中" in whole.tail:
        listed = lists.run(after, whole.dimension, strict=True)
        yield from _among(whole, listed)
    elif split:
        for group in _splits(after):
            yield from _list(whole, group)
    elif colon or _INTRODUCED.match(opening):
        yield from _list(whole, after if colon else lists.run(after, whole.dimension))
    else:
        listed = lists.gathered(lists.run(after, whole.dimension), whole.dimension)
        if listed and lists.complete(listed[0]):
            yield from _list(whole, lists.run(after, whole.dimension))
        else:
            yield from _plain(whole, after)


def _plain(whole: Quantity, after: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that a list without an introduction is not more than its whole; if it is nearly that, a look is due."""
    if not after[0].quantities and _SORTED.search(after[0].text):
        after = after[1:]
    parts = lists.plain(whole, after) if after and after[0].mark != "、" else None
    if parts is None or not _WHOLE.search(whole.lead):
        return
    made = total(parts)
    ratio = made.value / whole.value if whole.value else Fraction(0)
    if ratio > _FAR or ratio < (_ALMOST_TWO if len(parts) == 2 else _ALMOST):  # noqa: PLR2004
        return
    claim = judged(kind_of(whole), whole, [_sum(whole, parts)], linear=True)
    yield claim._replace(verdict=Verdict.NEAR) if claim.verdict is Verdict.FAILS and made.high < whole.low else claim


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
            next((one for piece in group for one in piece.quantities if one.dimension == whole.dimension), None)
            for group in groups
        ]
        heads = [one for one in firsts if one is not None]
        if len(heads) == len(groups) and lists.fit(heads) and lists.apart(whole, heads):
            ways = [_sum(whole, heads)]
            if gathered:
                ways.append(_sum(whole, gathered[0]))
            yield judged(kind_of(whole), whole, ways, linear=True)
        return
    if gathered is None or len(gathered[0]) < 2:  # noqa: PLR2004 - two make a sum
        return
    parts, inner = gathered
    if not lists.fit(parts) or not lists.apart(whole, parts) or pieces[-1].text.endswith("等"):
        return
    ways = [_sum(whole, parts), *([_sum(whole, [one for one in parts if one not in inner])] if inner else [])]
    yield judged(kind_of(whole), whole, ways, linear=True)


def _among(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that what is among a whole is not more than it; all of it where the rest is named or nothing can be left."""
    gathered = lists.gathered(pieces, whole.dimension) if pieces else None
    if gathered is None or not gathered[0] or not lists.fit(gathered[0]):
        return
    parts = gathered[0]
    if lists.LEFT.match(parts[-1].lead):
        return
    if lists.complete(parts) or (len(parts) > 2 and lists.REST.match(parts[-1].lead)):  # noqa: PLR2004 - 其他 ends a list
        yield judged(kind_of(whole), whole, [_sum(whole, parts)], linear=True)
    else:
        yield from _at_most(whole, parts)


def _before(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that the parts before a total make it: 鱼苗30箱、虾苗20箱，合计60箱."""
    match = _TOTALLED.match(whole.lead)
    every = [one for piece in pieces for one in piece.quantities if one.dimension == whole.dimension]
    before = every[: every.index(whole)]
    if match is None or len(before) < 2 or _OUTSIDE.search(whole.lead):  # noqa: PLR2004 - two make a sum
        return
    plain = _PLAIN_TOTAL.match(match["what"]) or any(match["what"] in one.label for one in before)
    own = [one for one in pieces[-1].quantities if one.start < whole.start]
    counted = bool(own) and own[-1].end + len(match["of"]) + 1 >= whole.start - len(match[0]) and own[-1].value <= len(before)  # 三个标段共
    if not plain or (match["word"] in {"共", "累计"} and not counted and not _OF_THESE.match(match["of"])):
        return
    sub = [one for one in before if "小计" in one.lead]
    if match["word"] == "小计" and sub:
        before, sub = before[before.index(sub[-1]) + 1 :], []
    among = next((at for at, one in enumerate(before) if at and lists.PARTIAL.match(one.lead)), None)
    if among is not None:
        before = before[among:]
    parts = [one for one in before if one not in sub]
    if len(parts) > 2 and total(parts[1:]).meets(whole):  # noqa: PLR2004 - the first is the whole of the others
        parts = parts[1:]
    share = whole.dimension == units.PERCENT
    if len(parts) < 2 or not (lists.fit(parts) or (share and all("占" in one.lead for one in parts))):  # noqa: PLR2004
        return
    ways = [_sum(whole, parts), _sum(whole, sub), *(_sum(whole, before[at:]) for at in range(len(before) - 1))]
    claim = judged(kind_of(whole), whole, [way for way in ways if way.operands], linear=True)
    yield claim
    first = every[0]
    said = first not in parts and (first not in before or before.index(first) == 0) and len(parts) > 1
    if claim.verdict is Verdict.PROVED and said and match["word"] in {"合计", "共计", "总计"} and whole is every[-1]:
        again = judged(kind_of(first), first, [_sum(first, parts)], linear=True)
        yield again._replace(verdict=Verdict.NEAR) if again.verdict is Verdict.FAILS else again


def _rest(rest: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that parts and the rest make a whole named before: …129件，其余277件."""
    every = [one for piece in pieces for one in piece.quantities if one.dimension == rest.dimension]
    before = every[: every.index(rest)][-_MOST:]
    marks = {one.piece: piece.mark for piece in pieces for one in piece.quantities}
    ways: list[Calculation] = []
    for at, whole in enumerate(before[:-1]):
        parts = before[at + 1 :]
        # A whole is larger than its parts, and a comma stands behind it, not 、.
        among = at == len(before) - 2 and lists.PARTIAL.match(parts[0].lead)
        if not whole.exact or marks[parts[0].piece] == "、":
            continue
        if not among and whole.value < max(one.value for one in [*parts, rest]):
            continue
        inner = [one for one in parts[1:] if lists.PARTIAL.match(one.lead)]
        if lists.fit(parts) and lists.apart(whole, parts):
            ways += [_left(whole, chosen) for chosen in _chosen(parts, inner)]
    if ways:
        yield judged(kind_of(rest), rest, ways, linear=True)


def _chosen(parts: Sequence[Quantity], inner: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the parts that may count: all of them first, then without those that are within another."""
    for size in range(len(inner) + 1):
        for dropped in combinations(inner, size):
            kept = [one for one in parts if one not in dropped]
            if kept:
                yield kept


def _left(whole: Quantity, parts: Sequence[Quantity]) -> Calculation:
    made = total(list(parts))
    written = " − ".join([added([whole], whole.unit), *(added([one], whole.unit) for one in parts)])
    result = Interval(whole.value - made.value, whole.low - made.high, whole.high - made.low)
    return Calculation(written, result, (whole, *parts))

