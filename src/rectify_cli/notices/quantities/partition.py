"""Claims of a whole and what it falls into, by the structure of the text and not by its nouns.

A whole is bound to its parts where the text itself says so: by what opens them (按…分, 情况为：), by what closes
them (无其他, 均…), by a part and what is none of it (销号的59个，没有销号的9个), by a bare list, or by 共 behind them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.brackets import added_up
from rectify_cli.notices.quantities.claims import Claim, Verdict, judged, kind_of
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece, Sentence
from rectify_cli.notices.quantities.quantity import Quantity, total

_OPENS = lazy(
    "(?:按|从|以|分|就)(?!别)[^，。；：:,]{0,10}(?:看|分|划分|统计|计|说)?[，：:,]|(?:分类|总体|具体)(?:来?看|为)|构成|组成|(?:情况|如下|去向|方式|结果)[为是]?[：:]|[：:]$|分别[为是]"
)
_CLOSES = lazy(
    "(?:再|别|均|都|之?外|也)?[无没](?:有?)(?:其他|其它|其余|他|弃权|遗漏|漏|例外|第[三四五]|重)|即(?:为|是)?全部|(?:已|均|全部|逐一|悉数?|一律|全面|均已)[^，。；]{0,8}(?:完毕|分类|清查|给予回应|查清|交代|处置|台账|专人)|率(?:达到?|为)?100%|悉数[㐀-鿿]{2}|，[两三四五]部分"
)
_ALL = lazy("^，(?:均|全部|逐一|无一)")
_LOOSE = lazy(
    "(?<![签节违预合履条契邀续公])约(?![谈束定见])|等(?![级待次额于同份候])|[另含兼近](?![查])|左右|以[上下内外](?=[，。；）]|$)|连同|历年|累计|(?<![两三四五])部分(?!.{0,3}(?:堵塞|整改|完成|兑现|查实|属实|采纳|解决|落实|修复|认可|办结|支持|开展|落地))|重复|交叉|重叠|既|同时|不计|不含|未计|未含|主要|为主|居多|占[绝大多]|较多|典型|不等|若干|"
    "个别|排[在名]|口径|预计|拟|计划|结转|上年|去年|新增|新发|新征|新交办|转化|并入|提前|先后|一次|多种|多个|有的|抽|其他(?!投|渠|违|方式|情|事|任|人|设|风)|其它|剩余|其余(?![0-9]|[^，。；]{0,6}[0-9])|余款|合并|去重|剔除|扣除|以及其|涉及|减免|核增|会同"
)
_LOOSE_WHOLE = lazy("累计|历年|抽|计划|拟|预计|(?<!反)应|其中|其余|剩余|余")
_NARROWED = lazy("已|的[㐀-鿿]{0,2}[看分]|中[，：]")
_MORE = lazy("[，。；：]?.{0,8}?(?:还有|另|尚有|仍有|其余|此外|同时)")
_NEGATED = lazy("没有|尚未|暂未|还未|未曾|至今未|暂不|不予|暂无法|不(?=[㐀-鿿])|未|非|无(?=[㐀-鿿])")
_DEGREE = lazy(
    "基本|部分|正在|推动|初步|阶段性|大部|较大|一般|到期|延期|按期|按时|逾期|超时|已经?|被|均|全部|的|了|得到|其中|有|属|为|是|尚|仍|还|至今"
)
_UNCOUNTED = lazy("[^0-9]{0,30}")
_TOTAL = lazy("共|总|计|参评|以上")
_SINGLY = lazy("逐[㐀-鿿一]{1,4}")
_RESULT = lazy("后|净|共|合|余")
_NESTED = lazy("^(?:在?其中|含|内含|包括)|[中里]$")
_MOST = 7
_FEW = 3
_SO_FAR = lazy("完成|到位|拨付|支付|办结|到账|建成")  # 任务4800户，甲县完成1500户、…
_NAME = 14  # characters of what a part is called
_KIND = 5  # characters of a kind in a bare list


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that parts make the whole before them, or behind them, in one sentence or in two or three."""
    sentences = [sentence for sentence in paragraph.by_number.values() if sentence.quantities]
    words = [[piece.text for piece in sentence.pieces] for sentence in sentences]
    for at, sentence in enumerate(sentences):
        yield from _window(paragraph, sentence.pieces)
        if words[at : at + 1] == words[at + 1 : at + 2]:
            continue  # what is said again is no part of itself
        run = [piece for other in sentences[at : at + _MOST] for piece in other.pieces]
        yield from _window(paragraph, run, own=sentence)


def _window(paragraph: Paragraph, pieces: Sequence[Piece], own: Sentence | None = None) -> Iterator[Claim]:
    """Yield the claims of some pieces; of several sentences the whole is in the first, its parts in the others."""
    outside = [piece for piece in pieces if piece.bracket == pieces[0].bracket]
    stated = [figure for piece in outside for figure in piece.quantities]
    for dimension in dict.fromkeys(figure.dimension for figure in stated):
        alike = [figure for figure in stated if figure.dimension == dimension]
        if not dimension or dimension in units.RATES or not _FEW <= len(alike) <= _MOST:
            continue
        if not all(figure.exact for figure in alike) or (own and not _first_alone(own, alike)):
            continue
        for parts in _runs(paragraph, alike):
            yield from _split(paragraph, alike[0], parts)
        if not own:
            yield from _totalled(paragraph, alike[-1], alike[:-1])


def _first_alone(own: Sentence, alike: Sequence[Quantity]) -> bool:
    """Return True if the first of some figures is the only one within a sentence, which is the first of several."""
    end = own.quantities[-1].start
    return alike[0].start <= end < alike[1].start


def _runs(paragraph: Paragraph, alike: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the parts behind a whole: up to 其中, and anew behind each 按…分."""
    run: list[Quantity] = []
    for figure in alike[1:]:
        before = paragraph.pieces[figure.piece - 1]
        if run and not before.quantities and _OPENS.search(before.text + before.closer):
            yield run
            run = []
        if run and _NESTED.search(figure.lead):
            break
        run.append(figure)
    yield run


def _split(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that the parts behind a whole make it."""
    if len(parts) < 2 or not _fits(paragraph, whole, parts):  # noqa: PLR2004 - a pair
        return
    last = paragraph.pieces[parts[-1].piece]
    before = paragraph.quantities[bisect_right(paragraph.quantities, parts[0].start, key=lambda figure: figure.end) - 1]
    opening = paragraph.text[before.end : parts[0].start]
    behind = _behind(paragraph, last)
    among = bool(lists.PARTIAL.match(parts[0].lead))
    one_by_one = len(parts) >= _FEW and _SINGLY.search(opening)
    opened = not among and bool(_OPENS.search(opening) or one_by_one) and not _NARROWED.search(opening)
    many = len(parts) >= _FEW
    weak = bool(_ALL.search(behind)) and many
    if opened and not weak:
        weak = many or total(parts).low <= whole.high  # two that exceed it may overlap
    bare_list = not among and _bare(paragraph, whole, parts)
    if not (complementary(parts) or _CLOSES.search(behind) or weak or bare_list):
        return
    if not _explained([whole, *parts]):
        claim = judged(kind_of(whole), whole, [added_up(whole, parts)], linear=True)
        only_weak = weak and not (opened or bare_list or _CLOSES.search(behind) or complementary(parts))
        short = only_weak and claim.verdict is Verdict.FAILS and total(parts).high < whole.low
        yield claim._replace(verdict=Verdict.NEAR) if short else claim


def _totalled(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that the parts before a total make it."""
    behind = _behind(paragraph, paragraph.pieces[whole.piece])
    bound = complementary(parts) or (_CLOSES.search(behind) and _TOTAL.search(whole.lead))
    if not bound or not _fits(paragraph, whole, parts) or complementary([*parts, whole]):
        return
    if not _explained([whole, *parts]) and not any(_NESTED.match(figure.lead) for figure in [*parts, whole]):
        yield judged(kind_of(whole), whole, [added_up(whole, parts)], linear=True)


def _fits(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if nothing says that some quantities are not the parts of a whole, or not all of them."""
    every = sorted([whole, *parts], key=lambda figure: figure.start)
    last = paragraph.pieces[every[-1].piece]
    words = paragraph.text[every[0].end : last.end] + _behind(paragraph, last)
    more = _MORE.match(paragraph.text, last.end)
    between = paragraph.pieces[parts[0].piece + 1 : parts[-1].piece + 1]
    crossed = whole.start < parts[0].start and any(piece.mark in {"；", ";"} for piece in between)
    beside = crossed and not any(
        piece.mark in {"；", ";", "。"} for piece in paragraph.pieces[whole.piece + 1 : parts[0].piece + 1]
    )
    return not (
        more
        or _LOOSE.search(words)
        or _LOOSE_WHOLE.search(whole.lead)
        or whole.piece == parts[0].piece
        or (beside and lists.PARTIAL.match(parts[0].lead) is None)
        or any(figure.tail.endswith(("中", "里")) or lists.SOME.search(figure.lead) for figure in parts)
        or max(len(_label(part)) for part in parts) > _NAME
        or not lists.apart(whole, parts)
    )


def _behind(paragraph: Paragraph, last: Piece) -> str:
    """Return the words behind the last part, in its clause and the next two without a figure."""
    behind = _UNCOUNTED.match(paragraph.text, last.quantities[-1].end) if last.quantities else None
    return "，" + behind[0].lstrip("，。；\n") if behind else ""


def _label(part: Quantity) -> str:
    return part.lead or part.tail


def _bare(paragraph: Paragraph, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if short names of kinds, three at least and parted by 、, follow a whole with a comma."""
    pieces = [paragraph.pieces[part.piece] for part in parts]
    so_far = all(_SO_FAR.search(part.lead) for part in parts) and not _SO_FAR.search(whole.label)
    joined = not so_far and all(piece.mark == "、" for piece in pieces[1:])
    labels = [part.lead for part in parts]
    return (
        joined
        and len(parts) >= _FEW
        and pieces[0].mark in "，,："
        and max(map(len, labels)) <= _KIND
        and min(map(len, labels)) > 0
        and not any(_RESULT.search(label) for label in labels)
        and pieces[0].start - paragraph.pieces[whole.piece].end <= 1
    )


def complementary(parts: Sequence[Quantity]) -> bool:
    """Return True if one of some parts is what the others are not: 开工36宗，尚未开工12宗; 认可, 基本认可, 不认可."""
    labels = [re.sub("[^㐀-鿿]", "", _label(part)) for part in parts]
    for at, label in enumerate(labels):
        negated = _NEGATED.search(label)
        if negated is None:
            continue
        core = _DEGREE.sub("", label[negated.end() :])[:4]
        others = [other for number, other in enumerate(labels) if number != at]
        if len(core) > 1 and all(_of(core, other) for other in others):
            return True
    return False


def _of(core: str, label: str) -> bool:
    return not _NEGATED.search(label) and core[:2] in label


def _explained(stated: Sequence[Quantity]) -> bool:
    """Return True if the first or the last of some figures is made of others: the text adds up in that way."""
    every = sorted(stated, key=lambda figure: figure.start)
    return any(
        total(list(chosen)).meets(whole, open_=True)
        for whole in (every[0], every[-1])
        for size in range(2, len(every))
        for chosen in combinations([figure for figure in every if figure is not whole], size)
    )
