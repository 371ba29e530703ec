"""A thing that a text counts twice in words of its own: 修复坍塌围墙80米 after 坍塌围墙74米已修复."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece
from rectify_cli.notices.quantities.quantity import Quantity

TIME = lazy(
    "(?:截至)?(?:20[0-9]{2}年|[0-9]{1,2}月|去年|今年|上半年|下半年|[一二三四]季度|上年|年初|年末|年底|本月|上月|当年|前年|[一二三四五两]年来|首轮|本轮|上次|本次|首批|第[一二三四五]批|本批|上批|专项|阶段(?!性)|前期|省级|市级|县级|中央|第[一二三四五]轮|上一?轮)"
    "(?:[0-9]{1,2}日)?(?:底|末|初|份|前|止)?"
)
_NARROW = lazy(
    "较|比|其中|新(?!建|增|能|农|生|媒|冠)|另|再|又|除|未|不|还|仍|余|超|目标|计划|应|拟|每|均每|平均|预计|力争|部分|含|由[^，]{0,12}[降增升减]|同|先行|随后|先后|各|分别|上年|去年|一批|重点|典型|突出"
)
_STOP = lazy(
    "方面|领域|上述|前述|以上|所列|附件|附表|显示|目录|清单所|综上|截至目前|目前|累计|总共|一共|合计|共有|全部|正是|由于|因此|此间|期间|受到|对照|针对|围绕|已经|均已|所涉|经|的|了|被|对|由|将|把|在|为|是|共|已|均|也|并|从|与|和|及|等|所|该|本|这|此|我|全|某|有|即|后|中|，|、|\\s|“|”|：|—|…"
)
_CUT = lazy(
    "(?!^)[被中后]|虽|已|均|全部|都|也|将|，|。|；|逐|进行|经|由|亦|纳入|列入|录入|接入|得到|通过|实现|开展|投入|公开"
)
_DEFINITE = lazy("的(?:[0-9]+[㐀-鿿])?$|上述|前述|以上|所列|这$|该$|此$|后$")
_STATES = lazy("(?:整改|到位|完成|销号|落实|问题|措施|办结|基本|阶段性|任务|事项|成效|立行立改|推进|正在|取得)*")
_SCOPE = lazy("(?:方面|领域|期间|[上内里])$|[局委办镇乡村校院司部团处科]$")
_AMONG = lazy("^[中里]|[中里]的?$")
_LONG, _SHORT = 4, 2  # characters that name a thing, and one that is pointed back to
_NAME = 12  # characters of a body or a field
_REACH = 3  # paragraphs
_MOST = 40  # figures of a paragraph


class Mention(NamedTuple):
    """A figure, the paragraph it stands in, and the words that say what it counts and when."""

    block: int
    figure: Quantity
    sentence: int
    lead: str
    own: str
    context: str
    clause: str
    times: frozenset[str]
    scope: str


def mentions(block: int, paragraph: Paragraph) -> list[Mention]:
    """Return what one paragraph counts in words of its own."""
    listed: list[Mention] = []
    for figure in list(paragraph.claimed())[:_MOST]:
        piece = paragraph.pieces[figure.piece]
        if figure.dimension in units.RATES or not figure.unit or not figure.exact:
            continue
        sentence = paragraph.by_number[piece.sentence].pieces
        before = paragraph.text[sentence[0].start : figure.start]
        behind = paragraph.text[figure.end : piece.end]
        lead = paragraph.text[piece.start : figure.start]
        tail = figure.tail[: cut.start()] if (cut := _CUT.search(figure.tail)) else figure.tail
        if not lead and piece.mark == "、" and listed:
            lead = listed[-1].own
        scope = "".join(part.text for part in sentence if part.end < piece.start and _scopes(part))
        if piece.quantities[0] is not figure and (figure.lead and "的" not in lead):
            continue
        if _AMONG.search(figure.lead):
            continue
        listed.append(
            Mention(
                block,
                figure,
                piece.sentence,
                lead,
                _content(lead + tail),
                before + behind,
                lead + behind,
                frozenset(TIME.findall(before)),
                _content(scope),
            )
        )
    return listed


def _scopes(piece: Piece) -> bool:
    """Return True if a clause names whose or what the next ones count."""
    return not piece.quantities and len(piece.text) <= _NAME and bool(_SCOPE.search(piece.text))


def _content(words: str) -> str:
    return re.sub("[^㐀-鿿]", "", _STOP.sub("", TIME.sub("", words)))


def repeated(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[Mention, Mention]]:
    """Yield each figure whose every word was said of another before, and the other; never what may be another thing."""
    near: list[list[Mention]] = []
    for block, paragraph in paragraphs:
        here = mentions(block, paragraph)
        near = [*near[-_REACH:], here]
        for mention in here:
            piece = paragraph.pieces[mention.figure.piece]
            if not _narrowed(paragraph, piece, mention.figure):
                earlier = [other for listed in near for other in listed if other.figure is not mention.figure]
                earlier = [
                    other for other in earlier if (other.block, other.figure.start) < (block, mention.figure.start)
                ]
                yield from _of(mention, piece, earlier)


def _narrowed(paragraph: Paragraph, piece: Piece, figure: Quantity) -> bool:
    """Return True if words of a clause say that it counts less, more or another thing."""
    words = paragraph.text[piece.start : figure.start] + figure.tail[:8]
    return bool(piece.bracket) or bool(_NARROW.search(words))


def _of(mention: Mention, piece: Piece, earlier: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    figure = mention.figure
    if _STATES.fullmatch(mention.own):
        return  # whose state it is stands elsewhere
    alike = [other for other in earlier if other.figure.dimension == figure.dimension]
    definite = bool(_DEFINITE.search(mention.lead)) or bool(re.match("后|均|全部|都|，?均|被", figure.tail))
    known = [other for other in alike if _same(mention, other, definite=definite)]
    if (
        not known
        or len(mention.own) < _SHORT
        or len(mention.own + mention.scope) < (_SHORT if definite and piece else _LONG)
    ):
        return
    values = [other.figure.value for other in alike]
    reached = {*values, sum(values), *(sum(values[-size:]) for size in range(2, len(values)))}
    reached |= {abs(one - other) for one, other in combinations(values[-8:], 2)}
    if figure.value not in reached and not any(
        figure.low <= other.figure.high and other.figure.low <= figure.high for other in alike
    ):
        yield mention, known[-1]


def _called_alike(mention: Mention, other: Mention) -> bool:
    """Return True if both are called the same, or the later one by all words of a long name of the same clause."""
    named = _content(mention.lead)
    return (bool(named) and sorted(mention.own) == sorted(other.own)) or (
        len(named) >= _LONG and set(named) <= set(other.clause)
    )


def _same(mention: Mention, other: Mention, *, definite: bool) -> bool:
    """Return True if what an earlier figure counts was called all that a later one is called."""
    together = (mention.block, mention.sentence) == (other.block, other.sentence)
    if not definite and (together or not _called_alike(mention, other)):
        return False
    if mention.block != other.block and not definite and len(mention.own) < 2 * _LONG - 2:
        return False
    if mention.times and mention.times != other.times:
        return False
    if not set(mention.own + mention.scope) <= set(other.context):
        return False
    if ("新" in mention.lead) != ("新" in other.lead):
        return False
    nouns = mention.own[-_SHORT:]
    label = other.own
    return _shared(nouns, label) and not _NARROW.search(other.figure.lead)


def _shared(noun: str, label: str) -> bool:
    """Return True if the noun a later figure counts is among the words round an earlier one."""
    return noun in label or (bool(label) and label[-_SHORT:] in noun) or len(set(noun) & set(label)) == len(set(noun))
