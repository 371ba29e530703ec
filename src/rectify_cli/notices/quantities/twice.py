"""What a text says twice: a thing counted again, by the words of another sentence or by pointing back (上述3项)."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from typing import NamedTuple

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import mentions, referred, titled, units
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity

_DROPPED = lazy(
    "截至目前|到目前为止|目前为止|总共|一共|合计|累计|先后|全部|截至|目前|现有|共有|总数|数量|达到|全年|整改以来|以来|专项整治|期间|为止"
    "|[共已了的为有达数现在并将也仍就于对，\\s]"
)
_BODY = lazy(
    "^(?!.{0,3}(?:农村|城镇|乡村|组织委))[㐀-鿿]{2,10}?(?:局(?!面|部)|委(?!员|托)|办(?![理公案结事件])|镇|乡(?!村)|公司|集团|中心|厅|大队|支队|社区|街道|支部|学校|中学|小学|医院|法院|检察院|党组|党委)"
    "|^[㐀-鿿]{2}村"
)
_WHOLE_BODY = lazy("^(?:该|本|我|全)(?:局|委|办|镇|乡|村|院|校|公司|集团|中心|厅|站|所|队|社区|街道|县|市|区)")
_TIME = lazy(
    "20[0-9]{2}年|[0-9]{1,2}月|去年|今年|上半年|下半年|[一二三四]季度|上年|年初|年末|年底|本月|上月|当年|前年|[一二三四五两]年来|首轮|本轮|上次|本次|首批|第[一二三四五]批|本批|上批|专项|阶段(?!性)|前期|省级|市级|县级|中央|第[一二三四五]轮|上一?轮"
)
_OTHER = lazy(
    "较|比|由|从|增|减|降|升|目标|计划|应|拟|每|均|其中|新|另|再|第(?![一二三四五六七八九十](?:人民|中心)?[医中小])|平均|预计|力争|(?<![退归偿返])还|仍|(?<!结)余|未|超|至|到[^位]|部分|含"
)
_BACK = lazy("^(?:现|已|并)?(?:针对|对照?|按照|围绕|将|把|就)?(?P<back>上述|以上|前述|上列|这|该)?(?:的)?$")
_NOUN = lazy("^(?P<noun>[㐀-鿿]{2,8}?)(?:已|均|全|都|中|被|将|的|，|。|$)")
_ALL = lazy("^[^，。；]{0,8}?(?P<noun>[㐀-鿿]{2,6}?)(?:中|均|全部|都|已全部|，(?:均|全部|都))")
_DONE_TO = lazy("^(?P<words>)(?:已?被|受)(?P<deed>[㐀-鿿]{2})的?(?P<thing>[㐀-鿿]{2,6}?)(?=均|全|都|已)")
_AGENT = lazy("^.*[对将把就由经]|[已所被的受获予了共均]|整改以来|目前|截至")
_DONE = lazy("(?P<words>.*?)(?:被|已)?(?P<deed>[㐀-鿿]{2})[出到完后]?的$")
_POINTS = {"上述", "以上", "前述", "上列", "这", "该"}
_ALL_OF_THEM = {"上述", "以上", "前述", "上列"}
_ANEW = lazy("又|再|另|新一|后续|继续|[上下]半年|[一二三四]季度|次年|今年|去年")
_CALLED = lazy("[㐀-鿿]{1,12}?(?=均|全|都|已|逐|被|将|，)")
_KNOWN = 1_000  # characters that what is counted was named in
_STATE = lazy("整改|完成|落实|办理|推进|处理|建设")
_NUMBERED = lazy("第[一二三四五六七八九十]+[㐀-鿿]{2}")
_AFTER = lazy("([㐀-鿿]{2})后")
_ABOUT = lazy("关于(?P<of>[㐀-鿿]{2,})[㐀-鿿]{2}$")
_SUBJECT = lazy("(?P<of>[㐀-鿿]{1,8}[局委办镇乡村校院司部团处科学企])对")
_COMPOUND = lazy("(?P<first>[㐀-鿿](?P<kind>[㐀-鿿]))(?P<last>[㐀-鿿](?P=kind))$")  # 酒驾醉驾
_SUMMED = "summed"
_BESIDE = lazy("连同|加上|加计|汇总|合并")
_OF_THEM = lazy("另有|其中|另外")
_SUMMED_UP = 6  # figures that may make another together
_LONG = 5  # characters that name a thing well enough to be known again
_REACH = 3  # paragraphs that 上述 points back over


class Again(NamedTuple):
    """A figure in block `block` and the one it repeats, in block `before`."""

    block: int
    figure: Quantity
    before: int
    first: Quantity
    named: bool = True
    near: bool = False

    @property
    def words(self) -> str:
        """The words that name what is counted."""
        lead = self.figure.lead
        return self.figure.tail[:6] if _BACK.match(lead) else lead[-12:]

    @property
    def differs(self) -> bool:
        """Return True if no reading of both is the same."""
        return self.figure.low > self.first.high or self.figure.high < self.first.low


def again(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[Again]:
    """Yield what numbered paragraphs say twice, each figure once."""
    seen: set[tuple[int, int]] = set()
    read = dict(paragraphs)
    for repeat in _every(paragraphs):
        if repeat.differs and _another(read[repeat.block], repeat.figure, read[repeat.before], repeat.first):
            continue
        if not repeat.differs or (repeat.block, repeat.figure.start) not in seen:
            yield repeat
        if repeat.differs:
            seen.add((repeat.block, repeat.figure.start))


def _another(here: Paragraph, figure: Quantity, paragraph: Paragraph, first: Quantity) -> bool:
    """Return True if the words of a later figure name another body, group, state or object than the earlier one's."""
    same = here.sentence(figure).quantities
    rest = [other.value for other in same if other.start > figure.start and other.dimension == figure.dimension]
    if first.value in accumulate(rest, initial=figure.value):
        return True  # 88处, and then 86处隐患全部消除，2处正在整改
    piece, earlier = here.pieces[figure.piece], paragraph.pieces[first.piece]
    own, before = here.text[piece.start : figure.end] + figure.tail, paragraph.words(earlier)
    if any(name not in before for name in _NUMBERED.findall(own)) and _NUMBERED.search(before):
        return True  # 第二巡察组, 第四巡察组
    if any(f"{state}前" in first.lead for state in _AFTER.findall(figure.lead)):
        return True
    opening = here.by_number[piece.sentence].pieces[0].text
    about = _ABOUT.match(opening)
    if about and not any(about["of"][at : at + 2] in before for at in range(len(about["of"]) - 1)):
        return True
    subject = _SUBJECT.match(own)  # 中学对…, where 学校 are counted: some of them
    if subject and subject["of"] not in before and subject["of"][0] not in "各全该":
        counted = paragraph.by_number[earlier.sentence].quantities
        if any(set(subject["of"][-2:]) & set(other.lead[-2:]) for other in counted if other is not first):
            return True
    compound = _COMPOUND.search(first.lead)
    return compound is not None and figure.lead.endswith(compound["last"]) and compound["first"] not in figure.lead


def _every(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[Again]:
    yield from _named(paragraphs)
    yield from _pointed(paragraphs)
    yield from _done(paragraphs)
    for block, figure, before, first, pointed in referred.repeated(paragraphs):
        yield Again(block, figure, before, first, named=pointed, near=block - before <= 1)
    for block, figure, before, first in titled.repeated(paragraphs):
        yield Again(block, figure, before, first)
    for mention, other in mentions.repeated(paragraphs):
        near = mention.block - other.block <= 1
        yield Again(mention.block, mention.figure, other.block, other.figure, named=False, near=near)


def _named(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[Again]:
    """Yield figures of the same body, thing, unit and time as one before, in whatever order of words."""
    first: dict[tuple[str, ...], tuple[int, int, Quantity]] = {}
    for block, paragraph in paragraphs:
        for figure in paragraph.claimed():
            key = _key(paragraph, figure)
            if key is None:
                continue
            sentence = paragraph.pieces[figure.piece].sentence
            before = first.setdefault(key, (block, sentence, figure))
            if before[2] is not figure and before[:2] != (block, sentence):
                yield Again(block, figure, before[0], before[2], named=key[0] != _SUMMED)


def _key(paragraph: Paragraph, figure: Quantity) -> tuple[str, ...] | None:
    """Return what a figure is of: its words without their order, its unit, its time; None where that is not plain."""
    piece = paragraph.pieces[figure.piece]
    if (
        not figure.exact
        or figure.dimension in units.RATES
        or piece.bracket
        or figure is not piece.quantities[0]
        or piece.mark == "、"
    ):
        return None
    lead = _TIME.sub("", figure.lead)
    words = re.sub("^在|^对|^由", "", _DROPPED.sub("", lead))
    if len(words) < _LONG - 1 and len(piece.quantities) == 1 and (noun := re.match("[㐀-鿿]{0,6}", figure.tail)):
        words += _DROPPED.sub("", noun[0])
    named = _BODY.match(words) or _WHOLE_BODY.match(words)
    summed = re.search("累计|共", figure.lead) and len(words) >= _LONG - 1
    if len(words) < _LONG - 1 or not (named or summed) or _OTHER.search(piece.text) or re.search("[^㐀-鿿]", words):
        return None
    sentence = paragraph.by_number[piece.sentence].pieces
    before = paragraph.text[sentence[0].start : figure.start]
    times = sorted({match[0] for match in _TIME.finditer(before)})
    scope = "named" if named and len(words) >= _LONG else _SUMMED
    return (scope, "".join(sorted(words)), figure.dimension, *times)


def _pointed(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[Again]:
    """Yield figures that point back to one before: 上述26个问题, 26个问题中, where none before is as many."""
    for at, (block, paragraph) in enumerate(paragraphs):
        for figure in paragraph.claimed():
            match = _BACK.match(figure.lead) if figure.exact else None
            if match is None or paragraph.pieces[figure.piece].bracket or paragraph.pieces[figure.piece].mark == "、":
                continue
            same = paragraph.pieces[figure.piece].quantities
            if _BESIDE.search(paragraph.words(paragraph.pieces[figure.piece])):
                continue
            if any(other.end == figure.start - len(figure.lead) for other in same):
                continue  # 60岁以上
            noun = _ALL.match(figure.tail)
            if noun is None and match["back"] not in _POINTS:
                continue
            noun = noun or _NOUN.match(figure.tail)
            name = noun["noun"] if noun else figure.tail[:2]
            if match["back"] in _POINTS:
                bare = figure.dimension in units.MEASURED or match["back"] in {"这", "该"}
                name = "" if bare and match["back"] != "以上" else name[-2:]
            near = [(block, paragraph)] if match["back"] not in _POINTS else paragraphs[max(0, at - _REACH) : at + 1]
            if match["back"] in _ALL_OF_THEM or not _another_one(paragraph, figure, near):
                yield from _unlike(block, figure, name, near)


def _another_one(paragraph: Paragraph, figure: Quantity, near: Sequence[tuple[int, Paragraph]]) -> bool:
    """Return True if a figure is of less or of more than those before it: 这5栋示范猪舍, 下半年又排查46处."""
    piece = paragraph.pieces[figure.piece]
    start = paragraph.by_number[piece.sentence].pieces[0].start
    if _ANEW.search(paragraph.text, start, figure.start):
        return True
    called = _CALLED.match(figure.tail)
    texts = [text.text[-_KNOWN:] for _, text in near[:-1]] + [paragraph.text[max(0, start - _KNOWN) : start]]
    return called is not None and not set(_DROPPED.sub("", called[0])) <= set(
        "".join(texts) + paragraph.text[start : piece.start]
    )


def _unlike(block: int, figure: Quantity, name: str, near: Sequence[tuple[int, Paragraph]]) -> Iterator[Again]:
    """Yield a figure that is none of those before it which count the same."""
    antecedents = [
        (other_block, other)
        for other_block, paragraph in near
        for other in paragraph.claimed()
        if (other_block, other.start) < (block, figure.start)
        and other.dimension == figure.dimension
        and _same(other, name)
        and not _OF_THEM.search(other.lead)
    ]
    values = [
        other.value
        for _, paragraph in near
        for other in paragraph.claimed()
        if other.dimension == figure.dimension and other is not figure
    ]
    every = {*values, sum(values), *(sum(values[-size:]) for size in range(2, len(values)))}
    every |= {sum(some) for size in range(2, _SUMMED_UP) for some in combinations(values[-_SUMMED_UP:], size)}
    if antecedents and figure.value not in every and all(other.exact for _, other in antecedents):
        before, other = antecedents[-1]
        yield Again(block, figure, before, other)


def _done(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[Again]:
    """Yield figures of what a deed before was done to: 排查敬老院79所 and then 对排查的78所敬老院."""
    for at, (block, paragraph) in enumerate(paragraphs):
        for figure in paragraph.claimed():
            match = (_DONE.fullmatch(figure.lead) or _DONE_TO.match(figure.tail)) if figure.exact else None
            if match is None or paragraph.pieces[figure.piece].bracket or _OTHER.search(match["words"]):
                continue
            alike = [
                (other_block, other)
                for other_block, near in paragraphs[max(0, at - 1) : at + 1]
                for other in near.claimed()
                if (other_block, other.start) < (block, figure.start)
                and other.dimension == figure.dimension
                and _done_to(match["deed"], other, figure)
                and _known(match["words"] + (match.groupdict().get("thing") or ""), near, other)
                and _where_and_when(match["words"]) <= _where_and_when(near.words(near.pieces[other.piece]))
            ]
            values = [other.value for _, other in alike]
            if alike and figure.value not in {*values, sum(values)} and all(other.exact for _, other in alike):
                yield Again(block, figure, *alike[-1])


def _known(words: str, earlier: Paragraph, other: Quantity) -> bool:
    """Return True if where something was done is named round an earlier figure: not 城区 of 城区查处的."""
    where = _AGENT.sub("", _TIME.sub("", words))
    piece = earlier.pieces[other.piece]
    return set(where) <= set(earlier.text[earlier.by_number[piece.sentence].pieces[0].start : piece.end])


def _done_to(deed: str, other: Quantity, figure: Quantity) -> bool:
    """Return True if a quantity is of the deed, and of the very thing, that a later figure names."""
    if deed in other.tail != figure.lead and other.tail[:2] in figure.tail:
        return True  # 对7名责任人给予党纪处分 and then 受处分的7名责任人, or 7名受处分责任人
    before, same, thing = other.lead.rpartition(deed)
    return (
        bool(same)
        and not _OTHER.search(before)
        and any(figure.tail.startswith(thing[at:]) for at in range(len(thing) - 1))
    )


def _where_and_when(words: str) -> set[str]:
    """Return the times and bodies that words name."""
    bare = _TIME.sub("，", words)
    bodies = {body[0] for part in re.split("[，。；、]", bare) if (body := _BODY.match(part))}
    return bodies | {match[0] for match in _TIME.finditer(words)}


def _same(other: Quantity, name: str) -> bool:
    """Return True if a quantity counts what a name says."""
    return other.lead.endswith(name) or (name in other.tail[: len(name) + 4] and not _STATE.match(name))
