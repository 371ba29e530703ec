"""A figure that a text refers back to (上述19间办公用房, 对签订责任书的20个支部), or states again in the same words.

What is referred to is a figure before with the same unit whose sentence has every word of the reference; it is
another thing where a word is new (县级, 会议, 高风险) or limits it (其中, 首批, 另).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile
from typing import NamedTuple

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece
from rectify_cli.notices.quantities.quantity import Quantity

_CUT = lazy(
    "^.*(?:(?:对照(?!检)|针对|围绕|按照|督促|责成|要求|[对将把就](?![口象接策账标照]))|(?:根据|通过(?!的)|组织|印发了?|向|给(?!予)|与|由|按|[了过]|(?:显示|载明|称|指出|介绍|确认|最终|说明的是|随后|表明|汇总|会上)[，,：]?)(?=.))"
)
_POINTS = lazy(
    "上述|前述|以上|上列|这(?!次|样|项工)|该(?!局|县|市|校|院|镇|乡|村|委|项目)|此(?=[0-9两三四五六七八九十])"
)
_TAIL = lazy(
    "[㐀-鿿]*?(?=已|均|全|都|制定|召开|开展|进行|实施|维修|作出|建立|签订|派出|派驻|认领|中(?!心|小|医|学|央|层)|被|将|的|逐|进行|进入|完|纳入|列入|录入|并|开展|名单|实行|虽|尚|仍|未|由|经|得|按|，|。|；|$)"
)
_OBJECT = lazy("(?:对照|针对|围绕)$")
_ALL = lazy(
    "^[㐀-鿿]{0,14}?(?:均|全部|都|已全|逐一|一律|悉数|全覆盖)|^[㐀-鿿]{0,14}?，(?:均|全部|都|逐)|^[㐀-鿿]{2,14}的(?:情况|做法|建立|再次)|^的情况|^已全部"
)
_SOME = lazy("^[㐀-鿿]{4,14}?(?:已|虽|尚未|由|名单|被)")
_CHANGED = lazy("[至到为由从]$|[0-9]|增|减|降|升")
_NARROWS = lazy(
    "其中|其余|另|首|新(?!闻|冠|能|农|媒|生)|部分|重点|突出|重大|较[为重大]|再|又|还|余|超|目标|计划|拟|每|均每|平均|人均|预计|力争|含|先行|先后|分别|个别|少数|一批|第[一二三四五]|各|连同|加上|历|往|累计|配套|抽|现有|现|近|应(?!急|用|对)|不完全|多报|更正|本部|所属|名下|属实|符合|有效|满一年|调整|[一二三四五两]年"
)
_TIME = lazy(
    "20[0-9]{2}年|[0-9]{1,2}月|[去今前本上明]年|[上下]半年|[前一二三四]{1,2}季度|年[初末底]|[本上]月|[上本首]轮|[首本上]批|专项|阶段(?!性)|[省市县]级|中央|截至"
)
_AS_OF = lazy("(?:截至|至|到)[^，。；]{0,12}[底末日前]，")
_FRESH, _ADDED = lazy("新[增建购招聘录设配添]{1,2}的$"), lazy("[增新建购招聘录设配添补]")  # what has just been added
_SCOPE = lazy("辖区|全[县市区镇乡村省局系校院]")
_DROP = lazy(
    "截至目前|目前为止|目前|截至|总共|一共|合计|共计|累计|全部|共有|总额|数量|金额|据统计|据|经核实|近日|方面|涉及|进行|正文|标题|附件|原则|所列|县政府|情况|整改|[共已均都有为的了被由将把对经在是等所该本这上下述列出到过后和与及全达也还各属其家个项条处件起名人次座套间宗户所份]"
)
_HAN = lazy("[㐀-鿿A-Za-z]+")
_GOES_ON = {"“", "”", "《", "》", "、"}
_LONG = 5  # characters of a statement that is known again
_SHORT, _NAME = 2, 4  # characters of a noun, and of a name
_BESIDE = 3  # figures before one in its clause
_REACH = 4  # paragraphs
_MOST = 30  # figures of a paragraph


class _Named(NamedTuple):
    """A figure, where it stands, and the words round it."""

    block: int
    figure: Quantity
    sentence: int
    lead: str
    tail: str
    said: str
    within: str
    bracket: int
    piece: tuple[int, int]


def repeated(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[int, Quantity, int, Quantity, bool]]:
    """Yield each figure that refers to one before and differs, each with its block, and if it is pointed at."""
    near: list[list[_Named]] = []
    for block, paragraph in paragraphs:
        here = _figures(block, paragraph)
        near = [*near[-_REACH:], here]
        for number, named in enumerate(here):
            earlier = [other for listed in near[:-1] for other in listed] + here[:number]
            first = _referred(named, earlier)
            if first:
                yield block, named.figure, first.block, first.figure, _points(named)


def _figures(block: int, paragraph: Paragraph) -> list[_Named]:
    listed: list[_Named] = []
    for figure in list(paragraph.claimed())[:_MOST]:
        piece = paragraph.pieces[figure.piece]
        pieces = paragraph.by_number[piece.sentence].pieces
        said = _lead(paragraph, figure, piece)
        within = paragraph.text[pieces[0].start : pieces[-1].end]
        listed.append(
            _Named(
                block,
                figure,
                piece.sentence,
                said,
                figure.tail,
                piece.text,
                within,
                piece.bracket,
                (block, figure.piece),
            )
        )
    return listed


def _lead(paragraph: Paragraph, figure: Quantity, piece: Piece) -> str:
    """Return the words before a figure in its clause; behind a quotation or 、 those of the clause before too."""
    start = piece.start
    number = figure.piece
    while number and paragraph.pieces[number].mark in _GOES_ON and not paragraph.pieces[number - 1].quantities:
        number -= 1
        start = paragraph.pieces[number].start
    return paragraph.text[start : figure.start]


def _points(named: _Named) -> bool:
    return bool(_POINTS.search(named.lead))


def _content(words: str) -> str:
    return "".join(_HAN.findall(_DROP.sub("", words)))


def _referred(named: _Named, earlier: Sequence[_Named]) -> _Named | None:
    """Return the last figure that one refers to, where its value is none of those before it, nor made of them."""
    figure = named.figure
    if figure.dimension in units.RATES or not figure.unit or not figure.exact or named.bracket or figure.value == 1:
        return None
    alike = [other for other in earlier if other.figure.dimension == figure.dimension]
    if not alike or any(not other.figure.exact for other in alike) or _reached(figure, [o.figure for o in alike]):
        return None
    near = [other for other in earlier[-_BESIDE:] if (other.block, other.sentence) == (named.block, named.sentence)]
    beside = {(other.figure.value, other.figure.unit): other.piece == named.piece for other in near}
    anchors = {
        (other.block, other.sentence): beside[other.figure.value, other.figure.unit]
        for other in earlier
        if (other.figure.value, other.figure.unit) in beside and other not in near and other.figure.value > 1
    }
    referred = [
        other
        for other in alike
        if not other.bracket and _same(named, other, anchored=anchors.get((other.block, other.sentence)))
    ]
    return referred[-1] if referred else None


def _reached(figure: Quantity, alike: Sequence[Quantity]) -> bool:
    """Return True if a figure is one of some others, or the sum or the difference of two or three of them."""
    values = [other.value for other in alike]
    near = values[-8:]
    reached = {*values, sum(values), *(sum(values[-size:]) for size in range(2, len(values)))}
    reached |= {abs(a - b) for a, b in combinations(near, 2)} | {a + b for a, b in combinations(near, 2)}
    return figure.value in reached or any(figure.low <= other.high and other.low <= figure.high for other in alike)


def _same(named: _Named, other: _Named, *, anchored: bool | None) -> bool:
    together = (named.block, named.sentence) == (other.block, other.sentence)
    return (not together and _refers(named, other, anchored=anchored)) or _stated_again(named, other)


def _narrowed(named: _Named, other: _Named) -> bool:
    """Return True if a word limits a figure, and not the one before it."""
    words = (_FRESH.sub("", named.lead) if _ADDED.search(other.figure.lead) else named.lead) + named.tail[:10]
    if any(word not in other.within for word in _NARROWS.findall(words)):
        return True
    narrow = _NARROWS.search(other.figure.lead[:4])
    by_name = narrow and set(_content(other.figure.lead[narrow.end() :])) <= set(named.lead)
    return bool(narrow and not _NARROWS.search(named.lead)) and not (by_name and len(other.figure.lead) > _NAME)


def _other_time(named: _Named, other: _Named, *, every: bool = False) -> bool:
    before = named.within[: named.within.find(named.said) + len(named.said)]
    earlier = set(_TIME.findall(other.within))
    if not earlier and every:
        before = _AS_OF.sub("", before)  # the day of a state, not of what is counted
    times = set(_TIME.findall(before))
    return bool(times) and not times <= earlier


def _parts(named: _Named, other: _Named) -> tuple[str, str, bool]:
    """Return the words of a reference before its figure, the noun behind it, and whether 对照 or the like opens it."""
    lead = named.figure.lead if any(map(str.isdigit, named.lead)) else named.lead  # 1286名患者的43.1万元
    lead = _FRESH.sub("的", lead) if _ADDED.search(other.figure.lead) else lead
    cut = _CUT.match(lead)
    words = lead[cut.end() :] if cut else lead
    return words, (_TAIL.match(named.tail) or [""])[0], bool(cut and _OBJECT.search(cut[0]))


def _prefix(noun: str, within: str) -> str:
    """Return what of the words behind a figure stands together in an earlier sentence, all of them if nothing does."""
    known = takewhile(lambda size: noun[:size] in within, range(_SHORT, len(noun) + 1))
    return noun[: max(known, default=len(noun))]


def _called(named: _Named, words: str) -> bool:
    """Return True if words before a figure say which it is: 对全县143个, 修订后的14项, 新招的31名."""
    scoped = bool(_SCOPE.fullmatch(words)) and len(words) < len(named.lead)
    return scoped or words == "的" or (words.endswith("的") and len(words) > _NAME)


def _refers(named: _Named, other: _Named, *, anchored: bool | None) -> bool:
    """Return True if the words of a reference are all in the sentence of a figure before.

    It is `anchored` where another figure of its clause (True) or sentence (False) is one of that sentence too:
    处置6宗、回笼3.8亿元, and then 6宗回笼….
    """
    words, noun, object_ = _parts(named, other)
    pointed = bool(_POINTS.search(words))
    more = named.figure.value > other.figure.value
    told = _ALL.search(named.tail)
    every = told is not None and (more or "逐" not in told[0] or "全" in words)  # some may be gone through one by one
    some = more and bool(_SOME.search(named.tail)) and named.block == other.block
    called = _called(named, words)
    if called:
        noun = _prefix(noun, other.within)
    definite = pointed or called or (object_ and not words and bool(noun)) or every or some or anchored
    if (
        not definite
        or _CHANGED.search(words)
        or _narrowed(named, other)
        or (_other_time(named, other, every=every or some) and not pointed)
    ):
        return False
    own = _content(_POINTS.sub("", words) + noun)
    if len(own) < (_SHORT if pointed or some or object_ or anchored is not None else _NAME):
        return False
    head = _content(noun)[-_SHORT:] or own[-_SHORT:]
    label = _content(other.figure.lead[-10:] + other.figure.tail[:10])
    missing = len([letter for letter in own if letter not in other.within])
    # 其中超三年未验收7个 leaves out of what
    same = head in label or set(head) <= set(label) or (not other.tail and set(_content(words)) <= set(label))
    return missing <= (1 if len(own) > 2 * _LONG else 0) and same


def _stated_again(named: _Named, other: _Named) -> bool:
    """Return True if a clause says what one before says, with all its words and of the same time."""
    if (
        named.piece == other.piece
        or _narrowed(named, other)
        or _narrowed(other, named)
        or _other_time(named, other)
        or _other_time(other, named)
    ):
        return False
    words, noun, _ = _parts(named, other)
    together = (named.block, named.sentence) == (other.block, other.sentence)
    if _CHANGED.search(named.lead) or _CHANGED.search(other.lead) or (together and _TIME.search(named.within)):
        return False
    own = _content(words + noun)
    first = _content(other.lead + (_TAIL.match(other.tail) or [""])[0])
    if len(first) > _LONG and first in own and not together:
        return set(own) <= set(other.within)
    return len(own) >= _LONG and (sorted(own) == sorted(first) or (len(own) > _LONG and own in first))
