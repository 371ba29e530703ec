"""Running Chinese text: its sentences, what in it is quoted, and numbers in 汉字."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]

HAN = "㐀-鿿〇"
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_QUOTES = {"“": "”", "《": "》"}
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100}


def sentences(text: str) -> Iterator[Stretch]:
    """Yield where each sentence starts and ends, its full stop included."""
    return (match.span() for match in _SENTENCE.finditer(text))


def quoted(text: str) -> list[Stretch]:
    """Return the outermost stretches between “ ” and between 《 》; a mark without its other half quotes nothing."""
    found: list[Stretch] = []
    if not any(mark in text for mark in _QUOTES):
        return found
    closer, depth, start = "", 0, 0
    for at, mark in enumerate(text):
        if not depth:
            if mark in _QUOTES:
                closer, depth, start = _QUOTES[mark], 1, at
        elif mark == closer:
            depth -= 1
            if not depth:
                found.append((start, at + 1))
        elif _QUOTES.get(mark) == closer:
            depth += 1
    return found


def within(stretches: Sequence[Stretch], at: int) -> bool:
    """Tell whether a character stands in one of the stretches, which follow each other."""
    index = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and at < stretches[index][1]


def numeral(text: str) -> int:
    """Return the value of a number below 1000 in 汉字 (二十二) or in digits; 二〇二四 is read digit by digit."""
    if text.isdecimal():
        return int(text)
    if not any(mark in _TENS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text))
    total, digit = 0, 0
    for mark in text:
        if mark in _TENS:
            total, digit = total + (digit or 1) * _TENS[mark], 0
        else:
            digit = _DIGITS[mark]
    return total + digit


def ordinal(number: int) -> str:
    """Return a number from 1 to 99 in 汉字."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")  # noqa: PLR2004 - 十一, not 一十一
