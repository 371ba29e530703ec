"""Sentences of figures -> claims: 反馈的22个具体问题，已完成整改19个，阶段性完成3个，未完成0个."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rectify_cli.core import status_words
from rectify_cli.core.chinese.dates import BLANK
from rectify_cli.core.chinese.numerals import NUMBER, value
from rectify_cli.core.chinese.sentences import sentences
from rectify_cli.core.terms import Column, Register
from rectify_cli.notices.reading import Claim, Extent, Quoted, Share, Unlisted

_COUNTER = "个|条|件|项|类"
_QUALITY = "(?:的)?(?:巡察|巡视|审计)?(?:反馈的|突出|主要|共性)?"
_IMMEDIATE = "立行立改|即知即改|边巡边改|边审边改|立改"
_NOUN = (
    f"(?:{_IMMEDIATE})(?:类)?(?:具体)?(?:问题|事项|整改事项|任务)|信访举报件|信访件|信访举报|信访事项|信访问题|信访"
    "|具体问题|具体表现|具体情形|反馈问题|问题|整改事项|事项|整改任务|任务|整改措施|措施|大?方面"
)
_TOKEN = re.compile(
    rf"(?P<about>约|近|超过?|逾|不少于|至少|第|(?<!目)前|(?<!之)后|新|再|每|任|这|某|同){BLANK}(?:{NUMBER})"
    rf"|(?P<word>{status_words.WORD})(?:整改)?(?:的)?(?:反馈|具体)?(?:问题|信访件|事项|任务)?(?:数)?(?:共|的有|的|有|为)?{BLANK}"
    rf"(?P<share>{NUMBER}){BLANK}(?P<counter>{_COUNTER})(?![以多余])"
    rf"|(?P<noun_first>{_NOUN})(?:总数|数)?(?:共计|共有|总计|合计|共|有|为)?{BLANK}(?P<total_after>{NUMBER}){BLANK}"
    rf"(?P<counter_after>{_COUNTER})(?![以多余])"
    rf"|(?P<total>{NUMBER}){BLANK}(?P<total_counter>{_COUNTER})?{_QUALITY}(?P<noun>{_NOUN})"
    rf"|(?P<share_first>{NUMBER}){BLANK}(?P<share_counter>{_COUNTER})(?:问题|事项)?(?:均|目前|现)?(?P<word_after>{status_words.WORD})"
    rf"|(?P<whole>均|全部|都)(?:已经?|予以)?(?P<whole_word>{status_words.WORD})"
)
_FOLLOWS = re.compile(f"(?:{status_words.WORD})(?:整改)?(?:问题)?{BLANK}{NUMBER}{BLANK}(?:{_COUNTER})")
_ALL = re.compile(f"{BLANK}(?:目前|现)?(?:已经?)?(?:均|全部|都)(?:已经?|予以)?(?:{status_words.WORD})")
_ASIDE = re.compile("[（(](?:其中)?[含包][^（）()]{0,60}[）)]")
_FED_BACK = re.compile("反馈|指出|提出|移交|交办|转办|查找|梳理|发现|细化|分解|应整改|需整改|涉及|归纳|明确|共有|共计")
_UNLISTED = re.compile(
    rf"({NUMBER}){BLANK}(?:{_COUNTER})(?:(?:具体|反馈)?问题)?[^。；，（0-9]{{0,16}}(?:不予公开|不对外公开|不宜公开|未予公开|不便公开)(?:（[^（）]{{0,80}}）)?"
)
_OF_A_KIND = re.compile("(?:个性|共性|面上|点上|(?:立行立改|分?阶段整改|持续整改|长期整改)的)$")
_OWN_BASE = re.compile(rf"(?<![0-9])({NUMBER}){BLANK}(?:{_COUNTER})[^，。；0-9]{{1,8}}中(?![心间期])")
_AMONG = re.compile("其中|预计|计划|力争|拟|含|包括")
_CLAUSE = re.compile("(?:^|[，。；：（(])$")
_BY_THEN = re.compile("月[末底]累计$")
_NEAR = 40
_RECENT = 8  # wholes that a share can still be of
_COARSE = ("方面", "大方面", "措施", "整改措施")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A claim being read, and what its total is counted with (个, 件)."""

    claim: Claim
    counter: str


def claims(texts: Iterable[tuple[int, str]]) -> list[Claim]:
    """Return the figures declared in the numbered blocks that tell of no single problem."""
    return [claim for block, text in texts for claim in _claims(block, _UNLISTED.sub(_blanked, text))]


def unlisted(texts: Iterable[tuple[int, str]]) -> Unlisted | None:
    """Return how many problems a notice says it counts and does not list."""
    for block, text in texts:
        clause = _UNLISTED.search(text)
        if clause:
            shares = tuple(
                Share(token["word"], status_words.column(token["word"]), _quoted(block, token, "share"))
                for token in _TOKEN.finditer(text, clause.start(), clause.end())
                if token["share"]
            )
            return Unlisted(Quoted(value(clause[1]), Extent(block, clause.start(1), clause.end(1))), shares)
    return None


def _blanked(aside: re.Match[str]) -> str:
    """Return as many marks without a meaning as an aside has characters."""
    return "＿" * len(aside[0])


def _claims(block: int, text: str) -> Iterator[Claim]:
    """Yield the claims of one block; shares of a later sentence belong to the whole named before them."""
    blank = _ASIDE.sub(_blanked, text)
    figures: list[_Figure] = []
    for start, end in sentences(blank):
        for token in _TOKEN.finditer(blank, start, end):
            _take(figures, token, block, start)
    yield from (figure.claim for figure in figures)


def _take(figures: list[_Figure], token: re.Match[str], block: int, sentence: int) -> None:
    """Add what one token says to the figures read so far."""
    groups = token.groupdict()
    if groups["total"] or groups["total_after"]:
        _total(figures, token, block, sentence)
    elif groups["share"] or groups["share_first"]:
        first = "share" if groups["share"] else "share_first"
        before = token.string[max(sentence, token.start() - 6) : token.start()]
        if _AMONG.search(before) and figures and figures[-1].claim.shares:
            return  # part of the share before it, or still to come
        if before.endswith("应") or (_BY_THEN.search(before) and figures and figures[-1].claim.shares):
            return  # what is due, or was done by another day
        if _of_another(figures, token, sentence):
            return
        word = groups["word"] or groups["word_after"]
        counter = groups["counter"] or groups["share_counter"]
        _share(figures, Share(word, status_words.column(word), _quoted(block, token, first)), counter)
    elif groups["whole"] and figures:
        claim = figures[-1].claim
        word = groups["whole_word"]
        if not claim.shares:
            number = Quoted(claim.total.value, Extent(block, token.start(), token.end()))
            share = Share(word, status_words.column(word), number)
            figures[-1] = replace(figures[-1], claim=replace(claim, shares=(share,), exhaustive=True))


def _total(figures: list[_Figure], token: re.Match[str], block: int, sentence: int) -> None:
    """Add a whole, if it is one that the inspectors fed back or whose states follow."""
    groups = token.groupdict()
    group, noun = ("total", groups["noun"]) if groups["total"] else ("total_after", groups["noun_first"])
    before = token.string[max(sentence, token.start() - _NEAR) : token.start()]
    if _OF_A_KIND.search(before) or _OF_A_KIND.search(token[0].removesuffix(noun)):
        return  # a part of the whole, not another whole
    if token[group] == "一" and _CLAUSE.search(before) and not _states_follow(token):
        return  # 一个问题可涉及多个部门: an article
    counter = groups["total_counter"] or groups["counter_after"] or ""
    figure = _Figure(Claim(_register(noun), noun, _quoted(block, token, group)), counter)
    if _said_of_all(token) and (again := _again(figures, figure)):
        figures.append(figures.pop(again[-1]))
    elif _FED_BACK.search(before) or _states_follow(token):
        figures.append(figure)


def _of_another(figures: list[_Figure], token: re.Match[str], sentence: int) -> bool:
    """Return True if a share is of a whole that is not read: 63个子项中已完成60个."""
    bases = _OWN_BASE.findall(token.string, sentence, token.start())
    return bool(bases) and all(value(bases[-1]) != figure.claim.total.value for figure in figures)


def _states_follow(token: re.Match[str]) -> bool:
    """Return True if a status with a number follows in the same sentence, or at once that of them all."""
    after = token.string[token.end() : token.end() + _NEAR].partition("。")[0]
    return _FOLLOWS.search(after) is not None or _said_of_all(token)


def _said_of_all(token: re.Match[str]) -> bool:
    """Return True if what follows a total at once is the status of all (2个问题全部整改到位)."""
    return _ALL.match(token.string, token.end()) is not None


def _again(figures: Sequence[_Figure], figure: _Figure) -> list[int]:
    """Return which figures have the same total, counted alike: the same whole, named with fewer words."""
    total = figure.claim.total.value
    return [
        index
        for index, other in enumerate(figures)
        if other.claim.total.value == total and other.counter in {figure.counter, ""} and not other.claim.shares
    ]


def _share(figures: list[_Figure], share: Share, counter: str) -> None:
    """Give a share to the last whole that is counted alike; one that names 方面 or 措施 only where it stands alone."""
    recent = range(max(0, len(figures) - _RECENT), len(figures))
    fitting = [index for index in recent if figures[index].counter in {counter, ""}]
    finer = [index for index in fitting if figures[index].claim.unit not in _COARSE]
    if not fitting:
        return
    index = (finer or fitting)[-1]
    claim = figures[index].claim
    if claim.exhaustive and claim.shares and claim.shares[0].number.value == claim.total.value:
        return  # all are in one state, and what follows is a part of them
    closed = claim.exhaustive or (share.column is Column.UNFINISHED and bool(claim.shares))
    figures[index] = replace(figures[index], claim=replace(claim, shares=(*claim.shares, share), exhaustive=closed))


def _register(noun: str) -> Register:
    if "信访" in noun:
        return Register.PETITIONS
    return Register.IMMEDIATE if re.match(_IMMEDIATE, noun) else Register.ISSUES


def _quoted(block: int, token: re.Match[str], group: str) -> Quoted[int]:
    return Quoted(value(token[group]), Extent(block, token.start(group), token.end(group)))
