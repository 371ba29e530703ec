"""Claims that reach over sentences: a total behind the sentences of its parts, states behind that of their whole."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.brackets import added_up, left_of
from rectify_cli.notices.quantities.claims import Claim, Verdict, judged, kind_of
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece, Sentence
from rectify_cli.notices.quantities.quantity import Quantity, total
from rectify_cli.notices.quantities.totals import of_deed, unsaid

_TOTAL = lazy(
    "(?:合计|总计|共计|总共|一共|累计|相加|总额|总数|总量|之和|加起来|总[㐀-鿿]{1,3}[资入出积量额数费]|前后共|先后共|以上共|均共|台账共|(?:^|[，。；])[^，。；]{0,8}共(?![性同产青建享]))(?P<what>[㐀-鿿]{0,6})$"
)
_OWN_TOTAL = lazy("^(?:[㐀-鿿]{0,6})(?:合计|总计|共计|总额|总数|总量|总投资|两项相加|相加)[㐀-鿿]{0,4}$")
_PLAIN = lazy("^(?:有|为|达|是|计|数|额|量|约|人数|金额|资金|面积|件数|户数|投入|完成|涉及|处理)+$")
_COUNTED = lazy(
    "(?P<n>[两二三四五六七八九十]|[0-9]{1,2})(?P<of>类|项|批|处|轮|次|笔|方面|部分|家|个[㐀-鿿]{1,4}|种|村|镇|乡|县|级|期|组|者)"
)
_CLOSED = lazy(
    "[无没]有?其他|构成全部|只归入|，[无没][^，。；]{2,14}(?:费用|支出|情况|情形)|无其他|没有其他|除此|此外无|仅此|别无|再无"
)
_BUILT = lazy("构成(?:是|为|如下)|分别(?:是|为)|明细(?:是|为|如下)|具体(?:是|为|如下)|组成")
_DONE = lazy(
    "已|完成|办结|整改|销号|化解|竣工|验收|建成|解决|到位|修复|拆除|落实|合格|达标|退出|关停|清欠|通过|查实|属实|采纳|偿还|优秀"
)
_OPEN = lazy(
    "未|尚|不予|不合格|不达标|待|正在|在办|在建|其余|剩余|还有|余下|仍|限期|推进|中$|申请延期|移交|注销|撤销|吊销|取缔|责令|转作|进入"
)
_FUNNEL = lazy(
    "受理|立案|完工|办结|结案|审结|回访|申报|审核|报名|参加|开工|竣工|投用|建成|初审|入围|签约|收集|解决|整改|处分|处理|移送"
)
_PLANNED = lazy("计划|目标|任务数|拟|应[到收缴]|新收|上年|去年|同比|较|编制|核定|定员")
_BEHIND = lazy("共|总|合计|占|^全[市县区乡镇村校院局州省]$")
_LEFT_OVER = lazy("存|剩|余|仍|还")
_ENOUGH, _TOO_MANY = Fraction(2, 3), Fraction(3, 2)
_OF_ALL = lazy("共|总|任务|问题|清单|发现|反馈|事项")
_REST = 2  # characters of 其余 alone
_MOST = 12
_NAME = 12  # characters of what a part is called


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of totals and of states over one sentence and the ones before it."""
    if "\t" in paragraph.text:
        return  # a row of a table is read as that
    sentences = [sentence for sentence in paragraph.by_number.values() if len(sentence.quantities) <= _MOST]
    for at, sentence in enumerate(sentences):
        yield from _totalled(paragraph, sentences[max(0, at - 6) : at], sentence)
        yield from _stated(paragraph, sentences[max(0, at - 1) : at], sentence)


def _outside(sentence: Sentence) -> list[Piece]:
    return [piece for piece in sentence.pieces if piece.bracket == 0 and piece.quantities]


def _totalled(paragraph: Paragraph, before: Sequence[Sentence], sentence: Sentence) -> Iterator[Claim]:
    """Yield that a total is the sum of the parts before it, in its sentence or, if it has none, in those before."""
    for piece in _outside(sentence):
        for whole in piece.quantities:
            words = paragraph.text[max(piece.start - 1, 0) : whole.start]
            if not whole.exact or whole.dimension in units.RATES or not _TOTAL.search(words):
                continue
            own = _listed(_outside(sentence), whole)
            if (len(own) < 2 and piece is _outside(sentence)[0]) or not own:  # noqa: PLR2004 - two make a sum
                own = _gathered(before, whole)
            yield from _sum(whole, words, own, sentence.pieces)


def _gathered(before: Sequence[Sentence], whole: Quantity) -> list[Quantity]:
    """Return the parts in the sentences before: of the last, or of a row of sentences with one each."""
    parts: list[Quantity] = []
    for sentence in reversed(before):
        own = _listed(_outside(sentence), whole)
        if not sentence.quantities and not parts:
            continue  # a heading between
        if not own or (parts and len(own) > 1):
            break
        parts = [*own, *parts]
        if len(own) > 1:
            break
    return parts


def _listed(pieces: Sequence[Piece], whole: Quantity) -> list[Quantity]:
    """Return the quantities before a total that it can be of."""
    alike = {
        whole.dimension,
        *({"人"} if whole.dimension == "人次" else {"件"} if whole.dimension == "件次" else set()),
    }
    return [
        figure
        for piece in pieces
        for figure in piece.quantities
        if figure.end <= whole.start and figure.dimension in alike
    ]


def _sum(whole: Quantity, words: str, parts: Sequence[Quantity], pieces: Sequence[Piece]) -> Iterator[Claim]:
    match = _TOTAL.search(words)
    what = match["what"] if match else ""
    if what and not _PLAIN.match(what) and not any(what[:2] in part.label for part in parts):
        return
    parts = of_deed(whole, what, parts) or parts
    counted = _COUNTED.search(words)
    number = numerals.value(counted["n"].replace("两", "二")) if counted else 0
    if number > 1 and len(parts) > number:
        parts = parts[-number:]
    if len(parts) < 2 or not lists.fit(parts) or whole.value in {part.value for part in parts}:  # noqa: PLR2004 - two make a sum
        return
    runs = [list(parts[at:]) for at in range(len(parts) - 1)]
    among = [at for at, part in enumerate(parts) if lists.PARTIAL.match(part.lead)]
    runs += [list(parts[:at]) for at in among if at > 1]
    ways = [added_up(whole, run) for run in runs]
    claim = judged(kind_of(whole), whole, ways, linear=True)
    if claim.verdict is not Verdict.FAILS:
        yield claim
        return
    if unsaid(whole, pieces, parts, words):
        return
    summed = total(parts).value
    near = _ENOUGH * summed <= whole.value <= _TOO_MANY * summed
    counts = number == len(parts) > 1
    apart = lists.apart(whole, parts) or whole.dimension == "人次"
    if apart and not among and (counts or (near and _OWN_TOTAL.match(words.lstrip("，。；：、\n")))):
        yield claim
    elif apart and near and not among and whole.value > max(part.value for part in parts):
        yield claim._replace(verdict=Verdict.NEAR)


def _stated(paragraph: Paragraph, before: Sequence[Sentence], sentence: Sentence) -> Iterator[Claim]:
    """Yield that a run of parts makes the whole before it where it says that it is all, and never more than it."""
    for dimension in dict.fromkeys(figure.dimension for figure in sentence.quantities):
        own = [figure for piece in _outside(sentence) for figure in piece.quantities if figure.dimension == dimension]
        earlier = [
            figure
            for other in before
            for piece in _outside(other)
            for figure in piece.quantities
            if figure.dimension == dimension
        ]
        if dimension in units.RATES or not dimension or not all(figure.exact for figure in own):
            continue
        yield from _left(earlier, own)
        for whole, parts, behind in _bases(earlier, own):
            yield from _partition(paragraph, whole, parts, behind=behind)


def _left(earlier: Sequence[Quantity], own: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that what is left over is the whole of the sentence before without what is done: 办结20件。其余9件."""
    rest = own[0] if own else None
    if rest is None or len(earlier) < 2 or not lists.LEFT.match(rest.lead) or len(rest.lead) > _REST or rest.piece == 0:  # noqa: PLR2004 - a pair
        return
    whole, parts = earlier[0], earlier[1:]
    if _done(_label(whole)) and not _OF_ALL.search(whole.label):
        return
    stated = [
        part
        for part in parts
        if not lists.PARTIAL.match(part.lead) and (_done(_label(part)) or _OPEN.search(_label(part)))
    ]
    if stated != list(parts) or not lists.fit(parts) or not whole.exact or _PLANNED.search(whole.lead):
        return
    if whole.value > max(part.value for part in parts):
        ways = [left_of(whole, parts), *(left_of(whole, [part]) for part in parts)]
        yield judged(kind_of(rest), rest, ways, linear=True)


def _bases(earlier: list[Quantity], own: list[Quantity]) -> Iterator[tuple[Quantity, list[Quantity], bool]]:
    """Yield a whole and the parts that may be its: before them in the sentence or in the one before, or behind them."""
    if len(own) > 2:  # noqa: PLR2004 - a whole and two parts
        yield own[0], own[1:], False
        yield own[-1], own[:-1], True
    if len(own) > 1 and earlier and own[0].value != total(own[1:]).value:
        yield earlier[-1], own, False


def _no_parts(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if some quantities cannot be all the parts of a whole, whatever else is said."""
    possible = whole.exact and lists.fit(parts) and lists.apart(whole, parts)
    return not possible or lists.open_ended(parts) or bool(_PLANNED.search(whole.lead))


def _partition(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity], *, behind: bool) -> Iterator[Claim]:
    if not behind and parts and parts[0].piece == whole.piece + 1 and paragraph.pieces[parts[0].piece].mark == "、":
        return  # 党委会14次、领导小组会9次、推进会11次: all of one list
    if _no_parts(whole, parts) or (behind and of_deed(whole, whole.lead.rpartition("共")[2], parts)):
        return
    closed = _CLOSED.search(paragraph.words(paragraph.pieces[parts[-1].piece]))
    parts = _own(paragraph, whole, parts, among=bool(closed) or any(part.value == 0 for part in parts))
    if len(parts) < 2 or lists.LEFT.match(whole.lead) or lists.PARTIAL.match(whole.lead):  # noqa: PLR2004 - a pair
        return
    outcome = _OPEN.search(_label(whole)) and not re.search("共|总|发现|问题", whole.lead)
    if (
        outcome
        or (lists.kinds([whole, *parts]) and not (closed and lists.PARTIAL.match(parts[0].lead)))
        or (behind and not _BEHIND.search(whole.lead or "占" * (not whole.lead)))
    ):
        return
    labels = [_label(part) for part in parts]
    if max(map(len, labels)) > _NAME or whole.value < max(part.value for part in parts):
        return
    states = sum(bool(_OPEN.search(label)) for label in labels), sum(bool(_done(label)) for label in labels)
    ends = paragraph.pieces[parts[-1].piece].closer not in {"；", ";"}
    zero = (
        ends
        and any(part.value for part in parts)
        and any(part.value == 0 and not _LEFT_OVER.search(part.lead) for part in parts)
    )
    built = not behind and _BUILT.search(paragraph.text, whole.end, parts[0].start)
    complete = zero or lists.complete(parts) or _batches(paragraph, parts) or closed or built
    summed = total(parts)
    ways = [added_up(whole, list(parts))]
    if complete and not behind:
        claim = judged(kind_of(whole), whole, ways, linear=True)
        sure = sum(states) == len(parts) or not zero or claim.verdict is Verdict.PROVED
        yield claim if sure else claim._replace(verdict=Verdict.NEAR)
        return
    more = summed.low > whole.high and summed.value <= whole.value * _TOO_MANY
    funnel = sum(bool(_FUNNEL.search(label)) and not _OPEN.search(label) for label in labels) > 1
    if (
        more
        and not (funnel or lists.denies_another(parts))
        and (lists.kinds(parts) or (states[0] and sum(states) >= len(parts) - 1))
    ):
        claim = judged(kind_of(whole), whole, ways, linear=True)
        yield claim if states[0] and states[1] and not behind else claim._replace(verdict=Verdict.NEAR)


def _batches(paragraph: Paragraph, parts: Sequence[Quantity]) -> bool:
    """Return True if parts are all the batches that their sentence says there are: 分两批…，第一批…，第二批…."""
    said = re.search("分(?P<n>[两二三四五六])[批轮期次]", paragraph.words(paragraph.pieces[parts[0].piece]))
    numbered = all(re.match("第[一二三四五六][批轮期次]", part.lead) for part in parts)
    return said is not None and numbered and numerals.value(said["n"].replace("两", "二")) == len(parts)


def _own(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity], *, among: bool) -> list[Quantity]:
    """Return the parts up to a semicolon behind which another whole follows, without what is among one of them."""
    taken: list[Quantity] = []
    marks = {paragraph.pieces[part.piece].mark for part in parts[1:]}
    levels = 1 if marks & {"；", ";"} and len(marks) > 1 else 2
    for part in parts:
        nested = taken and (taken[-1].tail.endswith(("中", "里")) or taken[-1].piece == part.piece)
        between = paragraph.pieces[taken[-1].piece + 1 : part.piece + 1] if taken else []
        apart = len(taken) >= levels and any(other.mark and other.mark in "；;" for other in between)
        if nested or apart or lists.within(part, taken):
            break
        if lists.PARTIAL.match(part.lead) and not (among and not taken):
            return []
        taken.append(part)
    states = [bool(_OPEN.search(label)) - bool(_done(label)) for label in map(_label, taken)]
    if states and not states[0] and {1, -1} <= set(states[1:]) and all(states[1:]):
        return []  # 集团本部40项，已完成31项、未完成9项: the states are those of the first
    return taken if not taken or taken[0].piece != whole.piece else []


def _done(label: str) -> bool:
    return bool(_DONE.search(label)) and not _OPEN.search(label)


def _label(part: Quantity) -> str:
    """Return what a part is called: the words before it, or in 9家停产免诊 those behind it."""
    return part.lead or part.tail
