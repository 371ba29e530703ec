"""Bodies named in a sentence under the heading of their status (甲厂、乙厂等11家企业): each is an entry of its own."""

import re
from collections.abc import Iterator, Sequence

from rectify_cli.core import status_words
from rectify_cli.core.terms import Register
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine
from rectify_cli.notices.reading import Extent, ListedIssue, Quoted

_NOUN = "企业|单位|公司|项目|点位|部门|乡镇|街道|村|社区|学校|医院|门店|站点|场所|工地|矿山|电站|餐馆|商户|机构"
_HEADING = re.compile(
    rf"^(?:[^。；：]{{0,30}}，)?[^，。；：]{{0,12}}?(?P<word>{status_words.WORD})(?:的|整改)*[^，。；：]{{0,10}}?(?:{_NOUN})(?:名单|情况|名录)*(?:[0-9]{{1,4}}[家个所处户座])?"
    r"(?:[及和与][^，。；：]{1,10})?(?:[（(][^（）()]{0,20}[）)])?(?:$|(?P<colon>[：:]))"
)
_OTHERS = re.compile(rf"^[^，。；：]{{2,16}}(?:{_NOUN})(?:名单|情况|名录)(?:[及和与][^，。；：]{{1,10}})?$")
"""A heading that names no status known here (停产整顿企业情况), after others that do."""

_COUNT = re.compile(rf"等?(?:[0-9]{{1,4}}|[一二三四五六七八九十百]{{1,6}})[ ]?[家个所处户座](?:{_NOUN})?")
_COUNTED = re.compile(
    rf"、[^，。；：]{{2,40}}等?(?:[0-9]{{1,4}}|[一二三四五六七八九十百]{{1,6}})[ ]?[家个所处户座](?:{_NOUN})"
)
_LEAD = re.compile(r"(?:[^，。；：、]{0,30}(?:分别是|分别为|包括：?|包含|：))?")
_NAME = re.compile("(?![0-9])[^，。；：、（）()]{2,40}(?:[（(][^（）()]{1,20}[）)])?")
_ITEM = re.compile("([^，。；：、]{2,30})：")
_LAST_TWO = re.compile("(.{4,}?)(?:和|以及|及|与)(.{4,})")
_CLAUSE = re.compile(r"[^，。；\n]+")
_ONE = re.compile("[（(](?:1|一)[家个所处户座]")
_FEWEST = 2


def listed(lines: Sequence[NoticeLine]) -> tuple[ListedIssue, ...]:
    """Return the bodies that the lines name by status; none where fewer than two are."""
    named: list[ListedIssue] = []
    word: Quoted[str] | None = None
    alone = listed_once = below = False
    for line in lines:
        heading = _HEADING.search(line.text) if line.kind is not LineKind.SPELLED else None
        start = 0
        if heading and (line.kind is not None or heading["colon"]):
            at = line.start + heading.start("word")
            word = Quoted(heading["word"], Extent(line.block, at, at + len(heading["word"])))
            start = heading.end()
            listed_once, below = False, True
            alone = _ONE.search(line.text) is not None
        elif line.kind is not None and line.kind <= LineKind.HAN_BRACKET:
            word, below, listed_once = None, bool(named) and _OTHERS.search(line.text) is not None, False
            start = len(line.text)
        item = _ITEM.match(line.text) if below and line.kind is LineKind.ARABIC else None
        if below and item:
            named.append(_issue(_part(line, *item.span(1)), word))
        elif below and start < len(line.text) and not (listed_once and not _COUNTED.search(line.text)):
            names = [_issue(name, word) for name in _names(line, start, alone=alone)]
            listed_once = listed_once or bool(names)
            named += names
            if heading and heading["colon"]:
                word, below = None, False
    return tuple(named) if len(named) >= _FEWEST else ()


def _issue(name: Quoted[str], word: Quoted[str] | None) -> ListedIssue:
    status = status_words.status(word.value) if word else None
    return ListedIssue(Register.ISSUES, name, word=word, status=status, last_block=name.at.block)


def _part(line: NoticeLine, start: int, end: int) -> Quoted[str]:
    return Quoted(line.text[start:end], Extent(line.block, line.start + start, line.start + end))


def _names(line: NoticeLine, start: int, *, alone: bool) -> Iterator[Quoted[str]]:
    """Yield the names of the first clause that lists some, up to their number (等11家) or its end.

    One name `alone` is a list only where the heading says that there is one.
    """
    for clause in _CLAUSE.finditer(line.text, start):
        if "、" in clause[0] or _COUNT.search(clause[0]) or alone:
            yield from _in_clause(line, *clause.span())
            return


def _in_clause(line: NoticeLine, start: int, stop: int) -> Iterator[Quoted[str]]:
    count = _COUNT.search(line.text, start, stop)
    lead = _LEAD.match(line.text, start, count.start() if count else stop)
    begin = lead.end() if lead else start
    last = count.start() if count and count.start() > begin else stop
    at = begin
    for piece in line.text[begin:last].split("、"):
        both = _LAST_TWO.fullmatch(piece) if at + len(piece) == last else None
        for first, after in (both.span(1), both.span(2)) if both else ((0, len(piece)),):
            if _NAME.fullmatch(piece, first, after):
                yield _part(line, at + first, at + after)
        at += len(piece) + 1
