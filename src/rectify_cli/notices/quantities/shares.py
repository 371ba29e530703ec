"""Claims that a percentage is a share: 占, 占比, each of several in a row, all of them together."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, bare, judged
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece
from rectify_cli.notices.quantities.percentages import (
    MOST,
    NO_PART,
    before_it,
    bound,
    clause,
    division,
    levels_before,
    rounded,
    share_of,
)
from rectify_cli.notices.quantities.quantity import Quantity, decimal, product, ratio, total
from rectify_cli.notices.quantities.rates import RATE, complements, impossible, rate

_SHARE = lazy(
    "(?P<who>[^，]{0,16}?)(?:仅|只|约)?占(?:到|了)?(?P<base>[^，。；占]{0,24}?)的?(?:比例|比重|比)?(?:分别)?(?:为|达到?|是|高达|仅为|：)?$"
)
_BASE_WORDS = lazy(
    "年度|总|全部|的|其|数量?|比例|比重|所有|量|额|人员|人数|面积|规模|数|投|金|共|上述|该|本次|这些|以上|整体|资"
)
_OTHER = lazy(
    "同比|环比|较|增长|下降|提高|上升|降低|增幅|降幅|可比|同口径|加权|折算|平均|扣除|剔除|未取整|去年|上年|预计|力争|(?<!完成)(?<!度)(?<!年)目标|(?<!完成)(?<!度)(?<!年)计划|确保|不低于|(?<!及)以上|拟|估"
)
_SCALE = lazy("满意[^。]{0,40}不满意[”’]?的?占|优秀[^。]{0,40}不合格[”’]?的?占")
_LAST = lazy("而?(?:其余|其他|剩余|余下)")
_THAT_IS = lazy("^(?:即|计|也就是|共计|合)(?:为)?$")
_PLAN = lazy("计划|目标|任务|预算|指标")
_PLANNED = lazy("完成(?:了)?(?:年度|全年|年初)?(?:计划|目标|任务|预算|指标)(?:任务|数|目标)?的$")
_SUMMED = lazy("共|总|合计|参[加评训会]")
_JOINED = lazy("合计|共计|两[项者类]|共|之和|合")
_SCOPE = lazy("全[国省市县区乡镇州院局校厂]|同期|上年|去年|GDP|生产总值|全年|世界|行业|全系统|同类")


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of shares and rates in one paragraph."""
    percents = [figure for figure in paragraph.claimed() if figure.dimension == units.PERCENT]
    if not percents:
        return
    for percent in percents:
        piece = paragraph.pieces[percent.piece]
        if (
            not percent.exact
            or (_OTHER.search(piece.text) and not _explicit(percent, piece) and not _PLANNED.search(percent.lead))
            or re.search("可比|同口径|加权|折算|未取整", paragraph.words(piece))
        ):
            continue
        yield from impossible(percent)
        yield from _of(paragraph, percent, piece)
    yield from _amounts(paragraph)
    yield from _hundred(paragraph)
    yield from complements(percents)


def _amounts(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that an amount is the share of a whole named before it: 1500万元，已拨付60%，即900万元."""
    for sentence in paragraph.sentences():
        for percent, amount in pairwise(sentence.quantities):
            if (
                percent.dimension != units.PERCENT
                or not _THAT_IS.match(amount.lead)
                or not (percent.exact and amount.exact)
            ):
                continue
            wholes = [
                figure for figure in paragraph.before(percent) if figure.dimension == amount.dimension and figure.exact
            ]
            share = percent._replace(value=percent.value / 100, low=percent.value / 100, high=percent.value / 100)
            ways = [
                Calculation(f"{bare(whole)} × {percent.printed}", product(whole, share), (whole, percent))
                for whole in wholes[::-1]
            ]
            if ways and amount.piece - percent.piece <= 1:
                yield judged(Kind.SHARE, amount, ways)


def _of(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Iterator[Claim]:
    share, named = _SHARE.search(clause(paragraph, percent)), RATE.search(percent.lead)
    explicit = _explicit(percent, piece)
    if explicit:
        yield from _over(paragraph, percent, explicit)
    elif _PLANNED.search(percent.lead):
        yield from _planned(paragraph, percent)
    elif "分别" in piece.text:
        yield from _respectively(paragraph, percent, piece)
    elif share:
        yield from _share(paragraph, percent, piece, share)
    elif named:
        yield from rate(paragraph, percent, named["stem"])
    elif piece.bracket and not percent.lead and piece.anchor >= 0:
        yield from _bracketed(paragraph, percent, piece)


def _explicit(percent: Quantity, piece: Piece) -> Quantity | None:
    """Return the whole that a share itself names: 占总数80艘的60%."""
    at = piece.quantities.index(percent)
    base = piece.quantities[at - 1] if at else None
    says = re.search("占|完成|达到|相当于|实现", base.lead) if base and base.exact and "超" not in base.lead else None
    return base if says and re.match("^[^，]{0,6}的?(?:比例|比重)?为?$", percent.lead) else None


def _planned(paragraph: Paragraph, percent: Quantity) -> Iterator[Claim]:
    """Yield what is done as a share of what was planned: 计划40人，实际38人，完成计划的95%."""
    known = levels_before(paragraph, percent)
    plans = [figure for figure in known if _PLAN.search(figure.lead)]
    done = [figure for figure in known if plans and figure.dimension == plans[-1].dimension and figure not in plans]
    if done:
        yield from share_of(percent, done[-1], plans[-1:], [done[-1], plans[-1]])


def _over(paragraph: Paragraph, percent: Quantity, whole: Quantity) -> Iterator[Claim]:
    """Yield that the parts before a whole are the share of it."""
    known = [
        figure
        for figure in before_it(paragraph, percent)
        if figure.dimension == whole.dimension and figure.start < whole.start
    ]
    if known:
        yield from share_of(
            percent, known[-1], [whole], [*known, whole], joined="合计" in whole.lead or "共" in whole.lead
        )


def _share(paragraph: Paragraph, percent: Quantity, piece: Piece, share: re.Match[str]) -> Iterator[Claim]:
    """Yield that a share is a part of a whole named before it: 渔船80艘（木质20艘），木质占30%."""
    known, later = before_it(paragraph, percent), _behind(paragraph, percent)
    if not known:
        yield from bound(percent, later[:2], share["who"])
        return
    base, scope = _BASE_WORDS.sub("", share["base"]), bool(_SCOPE.search(share["base"]))
    who = re.sub("^(?:其中|而)|(?:合计|共计|共)$", "", share["who"])
    named = [figure for figure in known if len(who) > 1 and who in figure.label]
    named = named or [figure for figure in known if len(who) > 1 and _alike(who, figure.label)]
    part = named[-1] if named else _unnamed(percent, piece, known, share["who"])
    aside = _aside(paragraph, percent, piece)
    if aside and part and aside.dimension == part.dimension:
        part, known = aside, [*known, aside]
    if part is None or (scope and not base):
        return
    alike = [figure for figure in known if figure.dimension == part.dimension][-MOST:]
    wholes = [figure for figure in alike if figure.start < part.start and figure.value >= part.value]
    if not lists.PARTIAL.match(part.lead):
        wholes = [figure for figure in wholes if not _shared(paragraph, figure)]
    if not wholes and not named and who and (behind := [figure for figure in later if who in figure.label]):
        part = behind[0]
        alike = [figure for figure in later if figure.dimension == part.dimension]
        wholes = [figure for figure in alike if figure is not part and figure.value >= part.value]
    if not wholes:
        wholes = [figure for figure in later if figure.dimension == part.dimension and _SUMMED.search(figure.lead)]
        wholes = [figure for figure in wholes if figure.value >= part.value]
        alike = [*alike, *wholes]
    wholes = [figure for figure in wholes if _named(base, figure)] if base else wholes
    if wholes and (not scope or any(_SCOPE.search(figure.lead) for figure in wholes)):
        yield from share_of(percent, part, wholes, alike, joined=bool(_JOINED.search(share["who"])))


def _behind(paragraph: Paragraph, percent: Quantity) -> list[Quantity]:
    """Return the quantities behind a share in its sentence, and the total that the next one opens with: 三者共157个."""
    same = paragraph.sentence(percent).quantities
    after = paragraph.by_number.get(paragraph.pieces[percent.piece].sentence + 1)
    opens = [figure for figure in (after.quantities[:1] if after else ()) if re.search("(?:共|合计)$", figure.lead)]
    later = [figure for figure in (*same, *opens) if figure.start > percent.end]
    return [figure for figure in later if figure.exact and figure.dimension not in NO_PART]


def _aside(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Quantity | None:
    """Return the part that a bracket behind a share gives: 兼职的占72.7%（24个）."""
    behind = paragraph.pieces[percent.piece + 1 : percent.piece + 2]
    alone = percent is piece.quantities[-1] and behind and behind[0].bracket and behind[0].anchor == percent.piece
    figures = behind[0].quantities if alone else ()
    return figures[0] if len(figures) == 1 and not figures[0].lead and figures[0].exact else None


def _shared(paragraph: Paragraph, part: Quantity) -> bool:
    """Return True if a share is told of a quantity itself: 52个，占33.1%, one of several."""
    behind = next((figure for figure in paragraph.sentence(part).quantities if figure.start > part.start), None)
    return (
        behind is not None
        and behind.dimension == units.PERCENT
        and behind.lead in {"占", "占比", "占总数的", "占全部的"}
        and behind.piece - part.piece == 1
        and not paragraph.pieces[behind.piece].bracket
    )


def _unnamed(percent: Quantity, piece: Piece, known: Sequence[Quantity], who: str) -> Quantity | None:
    """Return the part that a share is of where no words name it: the one before it."""
    known = [figure for figure in known if not re.search("较|同比|环比", figure.lead)]
    generic = not who or who.endswith("的") or _JOINED.search(who) or piece.text.startswith(("占", "仅占"))
    near = known if generic else [figure for figure in known if figure.piece == percent.piece]
    return near[-1] if near else None


def _alike(words: str, label: str) -> bool:
    """Return True if words of a share name a part: its head, and in a longer name its beginning."""
    if words in {"女性", "男性"}:
        return words[0] in label
    return bool(label) and len(words) > 1 and words[-2:] in label and (len(words) <= 4 or words[:2] in label)  # noqa: PLR2004 - a few characters


def _named(base: str, whole: Quantity) -> bool:
    """Return True if the words of a base name a quantity: 占渔船的, of 渔船80艘."""
    return (
        base in whole.label
        or whole.label.removeprefix("共").endswith(base)
        or _BASE_WORDS.sub("", whole.label).endswith(base)
    )


def _respectively(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Iterator[Claim]:
    """Yield each of several shares in a row: A30件、B20件，分别占总数的60%、40%."""
    last = piece if piece.quantities else None
    row = _row(paragraph, percent)
    known = before_it(paragraph, percent)
    if last is None or "占" not in percent.lead or not known:
        return
    named = [figure for figure in known if figure.dimension == known[-1].dimension]
    parts, wholes = named[-len(row) :], named[: -len(row)]
    base = _BASE_WORDS.sub("", re.split("占(?:到|了)?", percent.lead)[-1])
    if len(parts) < 2 or len(parts) != len(row) or _SCOPE.search(percent.lead):  # noqa: PLR2004 - a row
        return
    if base.strip("的比例重分别为是达到") and not any(_named(base.rstrip("的"), whole) for whole in wholes):
        return
    for figure, part in zip(row, parts, strict=True):
        over = [whole for whole in wholes if whole.value >= part.value]
        ways = [way for whole in over if (way := division([part], whole))]
        if not over:
            whole = total(parts)
            summed = ratio(part, whole, 100)
            written = f"{bare(part)} ÷ ({' + '.join(bare(other) for other in parts)})"
            ways = [Calculation(written, summed, tuple(parts))] if summed else []
        if ways:
            yield rounded(figure, ways)


def _row(paragraph: Paragraph, first: Quantity) -> list[Quantity]:
    """Return the percentages that follow each other from the first: 60%、30%和10%."""
    row = [first]
    for figure in paragraph.sentence(first).quantities:
        if figure.start > row[-1].start and figure.dimension == units.PERCENT and figure.start - row[-1].end <= 2:  # noqa: PLR2004 - 、
            row.append(figure)
    return row


def _bracketed(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Iterator[Claim]:
    """Yield that a bare percentage in brackets is the share of the part before it: 优秀20人（40%）."""
    anchor = paragraph.pieces[piece.anchor]
    same = paragraph.by_number[piece.sentence].pieces
    if not anchor.quantities or len([figure for figure in same if figure.bracket == piece.bracket]) > 1:
        return
    part = anchor.quantities[-1]
    known = [figure for figure in before_it(paragraph, percent) if figure.dimension == part.dimension]
    wholes = [figure for figure in known if figure.start < part.start and figure.value > part.value]
    if wholes and not part.tail:
        yield from share_of(percent, part, wholes, known)


def _hundred(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that shares make 100 %, where the last is that of the rest."""
    for sentence in paragraph.sentences():
        row = [figure for figure in sentence.quantities if figure.dimension == units.PERCENT]
        if len(row) < 2 or any(_OTHER.search(piece.text) for piece in sentence.pieces):  # noqa: PLR2004 - a pair
            continue
        rest = bool(_LAST.match(row[-1].lead) or _SCALE.search(paragraph.words(sentence.pieces[0])))
        respectively = _row(paragraph, row[0])
        in_row = len(respectively) == len(row) > 2 and "占比分别" in row[0].lead  # noqa: PLR2004 - a pair
        if in_row and ("产业" in paragraph.words(sentence.pieces[0]) or total(row).low > 100):  # noqa: PLR2004 - per cent
            rest = True
            row = [figure._replace(lead="占") for figure in row]
        shares = [figure for figure in row if "占" in figure.lead or not figure.lead or figure is row[-1]]
        same = len({figure.lead[-3:] for figure in row}) == 1 or all("占" in figure.lead for figure in row)
        if (
            len(shares) != len(row)
            or not all(figure.exact for figure in row)
            or not (rest or (same and lists.complete(row)))
        ):
            continue
        summed = total(row)
        off = not summed.low <= 100 <= summed.high  # noqa: PLR2004 - per cent
        near = not summed.low < 100 < summed.high  # noqa: PLR2004 - per cent
        yield Claim(
            Kind.SHARE,
            Verdict.FAILS if off else Verdict.NEAR if near else Verdict.PROVED,
            Stretch(row[-1].start, row[-1].end),
            row[-1].printed,
            f"{' + '.join(figure.printed for figure in row)} = {decimal(summed.value)}%",
            f"{decimal(100 - summed.value + row[-1].value)}%",
            tuple(Stretch(figure.start, figure.end) for figure in row[:-1]),
        )
