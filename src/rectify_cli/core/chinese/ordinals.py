"""The ordinals of Chinese papers: 一、（一）1.（1）① of its levels, 一是 within a paragraph, 问题1 of a list."""

import re
from functools import cache

from rectify_cli.core.chinese import numerals

_FIRST_CIRCLED = ord("①")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

HAN = numerals.COUNTED
CIRCLED = f"[{_CIRCLED}]"
COUNT = numerals.BELOW_100
"""What stands before 是 in 一是, 二是: nobody counts to a hundred in one paragraph."""

SPELLED = f"({COUNT})是(?!否)"
"""一是, 二是; 一是否 asks."""

LEVELS = (
    f"({HAN})[ 　]?[、．.，]",
    f"[（(][ ]?({HAN})[ ]?[）)][、，.．]?",
    f"({numerals.DIGIT}{{1,4}})[ ]?(?:[.．、](?!{numerals.DIGIT})|[，,](?!{numerals.DIGIT}))",
    f"[（(][ ]?({numerals.DIGIT}{{1,4}})[ ]?[）)][、，.．]?",
)
"""What the headings of each level begin with (GB/T 9704-2012, 7.3.3), with the slips that notices make in it.

The first group of each is the number.
"""

PROBLEM = f"(?:反馈|具体)?问题[ ]?({numerals.DIGIT}{{1,4}}|{HAN})[ ]?[：:.．、]"
"""What a problem of a numbered list begins with: 问题1：."""

LISTED = (
    f"(?:(?:反馈|具体)?问题|(?:整改)?(?:项目|任务|事项))[ ]?(?:{numerals.DIGIT}{{1,3}}[.．])?"
    f"({numerals.DIGIT}{{1,4}}|{HAN})(?:[ ]?[：:.．、](?!{numerals.DIGIT})"
    f"|(?<={numerals.DIGIT})[ 　]{{0,2}}(?=[㐀-鿿])(?![个项条件章节号万亿年月日次处家户人名元类批天期完整]))"
)
"""What one begins with in a paper that lists several: 问题1：, 项目2.3：, 项目4 甲; the number is the last one.

Alone it may be words: 项目2建设滞后 is of a project.
"""

_NUMBER = numerals.DIGIT
_RUN = "[一二三四五六七八九十百零]{1,5}"
HEADING = (
    f"{_RUN}、|[（(](?:{_RUN}|{_NUMBER}{{1,4}})[）)]|第(?:{_RUN}|{_NUMBER}{{1,4}})[章节条项个，、：]"
    f"|{_NUMBER}{{1,3}}(?:[、．]|\\.(?!{_NUMBER}))|{CIRCLED}"
)
"""What any numbered heading begins with, its number unread: a looser pattern, which compiles in a tenth of the time."""

_D = f"{numerals.DIGIT}{{1,2}}"
_YEAR = f"(?={numerals.DIGIT}{{4}}年)"
_UNIT = "[月日年天周季个人次号万亿元名件项条份批岁点级层楼米吨%％]"
_TYPED = (
    f"(?:{HAN}(?:、(?!{HAN})|[．.])|第{HAN}(?:[，：]|、(?!{HAN}))|[（(][ ]?(?:{HAN}|{_D})[ ]?[）)][、，.．]?"
    f"|{_D}[ ]?(?:[、．.](?:(?!{numerals.DIGIT})|{_YEAR})|[）)])"
    f"|{_D}[-－–—]{_D}(?:[、．.](?!{numerals.DIGIT})|[ \u3000]+(?!{_UNIT}|{numerals.DIGIT}))"
    f"|{CIRCLED}|[\u2474-\u249b\u3220-\u3229]|{SPELLED}|{PROBLEM})[ \u3000]*(?=[^ \u3000])"
)
_BEGIN = frozenset("0123456789０１２３４５６７８９（(第问反具一二三四五六七八九十百")
_CLOSE = frozenset("、.．,，:：)）是-－–—")
_NEAR = 12


# Every title and point is asked for its ordinal, and hardly one has any: `check` need not compile the patterns.
@cache
def _typed() -> re.Pattern[str]:
    return re.compile(_TYPED)


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(SPELLED)


def _may_begin(text: str) -> bool:
    """Return True unless the first characters of a text show that no ordinal is among them."""
    first = text[:1]
    return (first in _BEGIN and not _CLOSE.isdisjoint(text[:_NEAR])) or "\u2460" <= first <= "\u3229"


def leading(text: str) -> str:
    """Return the ordinals a text begins with, one or several (1.（一）), nothing if it has none.

    In 一是…，二是… the first is part of the text, and what only looks like one (3、4月, 1.5万元, 1-2 月) is no ordinal.
    """
    end = 0
    if not _may_begin(text):
        return ""
    while (typed := _typed().match(text, end)) and not spells(text[end:]):
        end = typed.end()
    return text[:end]


def spells(text: str) -> bool:
    """Return True if a text begins a series of its own: 一是…，二是…."""
    if "是" not in text[:_NEAR]:
        return False
    first = _spelled().match(text)
    return bool(first and _spelled().search(text, first.end()))


def unnumbered(text: str) -> str:
    """Return a text without the ordinals it begins with."""
    return text.removeprefix(leading(text))


def value(mark: str) -> int:
    """Return the number of an ordinal: 3, 三, ③."""
    return ord(mark) - _FIRST_CIRCLED + 1 if mark in _CIRCLED else numerals.value(mark)


def circled(number: int) -> str:
    """Return ① to ⑳, and a plain number for another."""
    return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else str(number)
