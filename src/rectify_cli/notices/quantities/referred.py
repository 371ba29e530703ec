"""A figure that a text refers back to (上述19间办公用房, 对签订责任书的20个支部), or states again in the same words.

What is referred to is a figure before with the same unit whose sentence has every word of the reference; it is
another thing where a word is new (县级, 会议, 高风险) or limits it (其中, 首批, 另).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
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
    "^[㐀-鿿]{0,14}?(?:均|全部|都|已全|逐一|一律|悉数)|^[㐀-鿿]{0,14}?，(?:均|全部|都|逐)|^[㐀-鿿]{2,14}的(?:情况|做法|建立|再次)|^的情况|^已全部"
)
_SOME = lazy("^[㐀-鿿]{4,14}?(?:已|虽|尚未|由|名单|被)")
_CHANGED = lazy("[至到为由从]$|[0-9]|增|减|降|升")
_NARROWS = lazy(
    "其中|其余|另|首|新(?!闻|冠|能|农|媒|生)|部分|重点|突出|重大|较[为重大]|再|又|还|余|超|目标|计划|拟|每|均每|平均|人均|预计|力争|含|先行|先后|分别|个别|少数|一批|第[一二三四五]|各|连同|加上|历|往|累计|配套|抽|现有|现|近|应(?!急|用|对)|不完全|多报|更正|本部|所属|名下|属实|符合|有效|满一年|调整|[一二三四五两]年"
)
_TIME = lazy(
    "20[0-9]{2}年|[0-9]{1,2}月|[去今前本上明]年|[上下]半年|[前一二三四]{1,2}季度|年[初末底]|[本上]月|[上本首]轮|[首本上]批|专项|阶段|[省市县]级|中央|截至"
)
_DROP = lazy(
    "截至目前|目前为止|目前|截至|总共|一共|合计|共计|累计|全部|共有|总额|数量|金额|据统计|据|经核实|近日|方面|涉及|进行|正文|标题|附件|原则|所列|县政府|情况|整改|[共已均都有为的了被由将把对经在是等所该本这上下述列出到过后和与及全达也还各属其家个项条处件起名人次座套间宗户所份]"
)
_HAN = lazy("[㐀-鿿A-Za-z]+")
_LONG = 5  # characters of a statement that is known again
_SHORT, _NAME = 2, 4  # characters of a noun, and of a name
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
        listed.append(_Named(block, figure, piece.sentence, said, figure.tail, piece.text, within, piece.bracket))
    return listed


def _lead(paragraph: Paragraph, figure: Quantity, piece: Piece) -> str:
    """Return the words before a figure in its clause; behind a quotation or 、 those of the clause before too."""
    start = piece.start
    number = figure.piece
    while number and paragraph.pieces[number].mark in {"“", "”", "《", "》", "、"}:
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
    referred = [other for other in alike if not other.bracket and _same(named, other)]
    return referred[-1] if referred else None


def _reached(figure: Quantity, alike: Sequence[Quantity]) -> bool:
    """Return True if a figure is one of some others, or the sum or the difference of two or three of them."""
    values = [other.value for other in alike]
    near = values[-8:]
    reached = {*values, sum(values), *(sum(values[-size:]) for size in range(2, len(values)))}
    reached |= {abs(a - b) for a, b in combinations(near, 2)} | {a + b for a, b in combinations(near, 2)}
    return figure.value in reached or any(figure.low <= other.high and other.low <= figure.high for other in alike)


def _same(named: _Named, other: _Named) -> bool:
    together = (named.block, named.sentence) == (other.block, other.sentence)
    return (not together and _refers(named, other)) or _stated_again(named, other)


def _narrowed(named: _Named, other: _Named) -> bool:
    """Return True if a word limits a figure, and not the one before it."""
    words = named.lead + named.tail[:10]
    return any(word not in other.within for word in _NARROWS.findall(words)) or bool(
        _NARROWS.search(other.figure.lead[:4]) and not _NARROWS.search(named.lead)
    )


def _other_time(named: _Named, other: _Named) -> bool:
    before = named.within[: named.within.find(named.said) + len(named.said)]
    times = set(_TIME.findall(before))
    return bool(times) and not times <= set(_TIME.findall(other.within))


def _parts(named: _Named) -> tuple[str, str, bool]:
    """Return the words of a reference before its figure, the noun behind it, and whether 对照 or the like opens it."""
    cut = _CUT.match(named.lead)
    words = named.lead[cut.end() :] if cut else named.lead
    return words, (_TAIL.match(named.tail) or [""])[0], bool(cut and _OBJECT.search(cut[0]))


def _refers(named: _Named, other: _Named) -> bool:
    """Return True if the words of a reference are all in the sentence of a figure before."""
    words, noun, object_ = _parts(named)
    pointed = bool(_POINTS.search(words))
    every = bool(_ALL.search(named.tail)) or (bool(_SOME.search(named.tail)) and len(_content(noun)) >= _NAME)
    definite = (
        pointed or (words.endswith("的") and len(words) > _NAME) or (object_ and not words and bool(noun)) or every
    )
    if not definite or _CHANGED.search(words) or _narrowed(named, other) or (_other_time(named, other) and not pointed):
        return False
    own = _content(_POINTS.sub("", words) + noun)
    if len(own) < (_SHORT if pointed else _NAME if not object_ else _SHORT):
        return False
    head = _content(noun)[-_SHORT:] or own[-_SHORT:]
    label = _content(other.figure.lead[-10:] + other.figure.tail[:10])
    missing = len([letter for letter in own if letter not in other.within])
    return missing <= (1 if len(own) > 2 * _LONG else 0) and (head in label or set(head) <= set(label))


def _stated_again(named: _Named, other: _Named) -> bool:
    """Return True if a clause says what one before says, with all its words and of the same time."""
    if _narrowed(named, other) or _narrowed(other, named) or _other_time(named, other) or _other_time(other, named):
        return False
    words, noun, _ = _parts(named)
    together = (named.block, named.sentence) == (other.block, other.sentence)
    if _CHANGED.search(named.lead) or _CHANGED.search(other.lead) or (together and _TIME.search(named.within)):
        return False
    own = _content(words + noun)
    first = _content(other.lead + (_TAIL.match(other.tail) or [""])[0])
    return len(own) >= _LONG and (sorted(own) == sorted(first) or (len(own) > _LONG and own in first))
