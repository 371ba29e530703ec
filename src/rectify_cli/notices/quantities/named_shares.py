"""Claims that a percentage is the share of what its own words name, in whatever order: 回函120份，回函率34%."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, bare, judged
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece
from rectify_cli.notices.quantities.percentages import HUNDRED, NO_PART, division, other_thing
from rectify_cli.notices.quantities.quantity import Quantity, decimal, difference, ratio, total

_FORM = lazy(
    "(?P<rate>[㐀-鿿]{1,10})(?:率|比例|占比|比重)(?:仅|只)?(?:约|为|达到?了?|是|高达|已达)*$|(?P<who>[^，。；]{0,14}?)(?:约|仅|只)?占(?:到|了)?(?P<base>[^，。；占]{0,12}?)(?:约|为|达|是|近|比例|比重)*$"
    "|^(?P<bare>正好|恰好|刚好|达到?|即|约|整整)?$"
)
_OTHER = lazy(
    "同比|环比|较|增长|下降|提高|上升|降低|增幅|降幅|可比|同口径|加权|折算|平均|扣除|剔除|去年|上年|预计|力争|目标|计划|确保|不低于|以上|拟|估|最高|最低|单项|累计|同期|近[两三四五]年|年化|年利"
)
_STOP = lazy(
    "行政|全部|总数|总量|总额|总体|整体|全体|合计|共计|其中|所有|两[类项者种]|三[类项者种]|有效|发生|综合|仅|约|占|的|为|达|和|与|及|数|量|额|实|总|共|该|本|此|上述|以上|率|度|比例|比重|已|均|者|类|[一-龥]?到(?=$)"
)
_MEANT = {
    "差错": "不当|错误|重复|瑕疵|差错|有误|不符|不规范",
    "覆盖": "已|全部|纳入",
    "满意": "满意",
    "合格": "合格|达标",
    "办结": "办结|答复|化解",
    "到会": "实到|到会|出席",
    "完成": "完成|实现",
    "达标": "达标|合格",
    "整改": "整改|完成|销号",
    "到位": "到位|拨付",
    "执行": "支出|执行|使用",
    "采纳": "采纳|采用",
}
_SCOPE = lazy("全[国省市县区乡镇州院局校厂]|同期|GDP|生产总值|世界|行业|全系统|同类|系统")
_PART = lazy("^(?:在?其中|已|内含|含|包括)|中|已|的")
_WHOLE = lazy("共|总|参|应|计")
_MOST = 5  # quantities of one unit: more of them and anything is a share of something


def claims(paragraph: Paragraph, taken: set[int]) -> Iterator[Claim]:
    """Yield the share of each percentage, but those `taken`, whose words are all said of quantities before it."""
    for percent in paragraph.claimed():
        if percent.start in taken:
            continue
        piece = paragraph.pieces[percent.piece]
        about = not percent.exact and percent.lead.endswith("约")
        if percent.dimension != units.PERCENT or not (percent.exact or about) or percent.value > 100:  # noqa: PLR2004 - per cent
            continue
        lead, whole = _words(paragraph, percent, piece)
        match = _FORM.search(lead)
        if (
            match is None
            or (lead.startswith("的") and not whole)
            or _OTHER.search(lead)
            or "分别" in piece.text
            or _OTHER.search(piece.text)
        ):
            continue
        if about:
            percent = percent._replace(low=percent.value - 3, high=percent.value + 3)  # noqa: PLW2901 - 约
        known = [figure for figure in paragraph.before(percent) if figure.exact and figure.dimension not in NO_PART]
        same = paragraph.sentence(percent).quantities
        later = [figure for figure in same if figure.start > percent.end and figure.exact]
        if (
            not match["bare"]
            and match["bare"] is not None
            and (piece.mark in {"、", ""} or known[-1:] != [_last(paragraph, percent)])
        ):
            continue
        yield from _share(paragraph, percent, match, known, (whole, later))


def _words(paragraph: Paragraph, percent: Quantity, piece: Piece) -> tuple[str, Quantity | None]:
    """Return the words before a percentage, and the whole that they give: 占总量（1403吨）的65%, 占总数383件的30%."""
    at = piece.quantities.index(percent)
    if at == 0 and percent.lead == "的" and piece.mark in {"）", ")"}:
        inside = [other for other in paragraph.pieces if other.end < piece.start and other.bracket][-1:]
        if inside and len(inside[0].quantities) == 1 and inside[0].anchor >= 0:
            return paragraph.pieces[inside[0].anchor].text, inside[0].quantities[0]
    return percent.lead, None


def _share(
    paragraph: Paragraph,
    percent: Quantity,
    match: re.Match[str],
    known: Sequence[Quantity],
    others: tuple[Quantity | None, Sequence[Quantity]],
) -> Iterator[Claim]:
    given, later = others
    labels = _labels(paragraph, percent, known)
    who, base = match["rate"] or match["who"] or "", match["base"] or ""
    if _SCOPE.search(base) or not _named(who, labels) or (base and not given and not _named(base, labels)):
        return
    if "全部" in labels and match["rate"] and len(known) == 1:
        if percent.high < 100:  # noqa: PLR2004 - per cent
            yield Claim(Kind.SHARE, Verdict.FAILS, Stretch(percent.start, percent.end), percent.printed, "100%", "100%")
        return
    dimension = given.dimension if given else known[-1].dimension if known else ""
    alike = [figure for figure in known if figure.dimension == dimension]
    if alike and len(alike) < 3:  # noqa: PLR2004 - a whole may stand behind
        alike += [figure for figure in later if figure.dimension == dimension and _WHOLE.search(figure.lead)][:1]
    pairs = Counter(figure.dimension for figure in known)
    if not 1 < len(alike) <= _MOST or sum(number > 1 for number in pairs.values()) > 1:
        return
    joined = re.search("合计|两[类项者]", who)
    if _STOP.sub("", who) == "" and not joined and not given and not _PART.search(known[-1].label):
        return
    between = paragraph.pieces[known[-1].piece + 1 : percent.piece]
    if any(not other.quantities and not other.bracket for other in between if not given):
        return
    named = [figure for figure in alike if who and _any(who, figure.label) and figure is not alike[0]]
    called = [figure for figure in alike if len(who) > 1 and who in figure.label]
    part = called[-1] if called else named[-1] if named else alike[-1]
    ways = [] if _of_another(part, alike, match) else list(_ways(part, alike, given))
    if ways:
        yield judged(Kind.SHARE, percent, ways, places=percent.places)


def _of_another(part: Quantity, alike: Sequence[Quantity], match: re.Match[str]) -> bool:
    """Return True if a share is of a whole that is not told (执行到位2880万元，…到位率), or of all that is like it."""
    rate, base = match["rate"] or "", match["base"] or ""
    like = base and part.lead and all(letter in base for letter in _STOP.sub("", part.lead))
    return bool(like) or other_thing(part, alike, rate) or bool(rate and _only_whole(rate, alike))


def _only_whole(rate: str, alike: Sequence[Quantity]) -> bool:
    """Return True if what a rate is of names only the largest of some quantities."""
    deed = _STOP.sub("", rate)[-2:]
    names = re.compile(next((meant for word, meant in _MEANT.items() if word in rate), re.escape(deed)))
    most = max(figure.value for figure in alike)
    named = [figure for figure in alike if deed and names.search(figure.label)]
    return bool(named) and all(figure.value == most for figure in named)


def _last(paragraph: Paragraph, percent: Quantity) -> Quantity | None:
    """Return the quantity just before a percentage."""
    return next((figure for figure in reversed(paragraph.before(percent))), None)


def _labels(paragraph: Paragraph, percent: Quantity, known: Sequence[Quantity]) -> str:
    """Return the words of the sentences of some quantities, up to the clause of a percentage."""
    piece = paragraph.pieces[percent.piece]
    start = paragraph.pieces[known[0].piece].start if known else 0
    first = paragraph.by_number[piece.sentence].pieces[0].start
    end = piece.start
    if percent.lead == "的" and piece.mark in {"）", ")"}:
        end = next((other.start for other in reversed(paragraph.pieces[: percent.piece]) if not other.bracket), end)
    return paragraph.text[min(start, first) : end]


def _named(who: str, labels: str) -> bool:
    """Return True if all that a share is of was named; some deeds have several names."""
    for word, meant in _MEANT.items():
        if word in who:
            if not re.search(meant, labels):
                return False
            who = who.replace(word, "")
    rest = _STOP.sub("", who)
    if rest and any(no + rest[0] in labels for no in "不未非"):
        return False
    return all(letter in labels for letter in rest)


def _any(words: str, labels: str) -> bool:
    return not _STOP.sub("", words) or any(letter in labels for letter in _STOP.sub("", words))


def _ways(part: Quantity, alike: Sequence[Quantity], given: Quantity | None) -> Iterator[Calculation]:
    """Yield every reading, the likeliest first: one of the quantities, or several, over a larger, and what is left."""
    wholes = (
        [given] if given else sorted((figure for figure in alike if figure is not part), key=lambda one: -one.value)
    )
    parts = [figure for figure in alike if figure is not given]
    if not given and part is parts[0] and (first := ratio(part, total(parts), 100)):
        yield Calculation(
            f"{bare(part)} ÷ ({' + '.join(map(bare, parts))})", first, tuple(parts)
        )  # 线上4200件、线下1800件
    runs = [[part], *([figure] for figure in parts if figure is not part)]
    runs += [parts[a:b] for a in range(len(parts)) for b in range(a + 2, len(parts) + 1)]
    for run in runs:
        for whole in (*wholes, *(figure for figure in alike if figure not in wholes)):
            if whole in run or sum((figure.value for figure in run), Fraction(0)) > whole.value:
                continue
            way = division(run, whole)
            if way:
                yield way
                yield way._replace(written=f"1 − {way.written}", result=difference(HUNDRED, way.result))
    others = [figure for figure in parts if figure is not part]
    if len(others) > 1 and (result := ratio(part, total(others), 100)):  # 25件、60件，已办结80件
        yield Calculation(f"{bare(part)} ÷ {decimal(total(others).value)}", result, tuple(parts))
