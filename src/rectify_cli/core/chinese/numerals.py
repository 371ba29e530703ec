"""Numbers as notices write them: Arabic, full-width or Chinese numerals."""

_WRITTEN = "〇一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_WRITTEN)} | {"零": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_PLACES = ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, ""))
_MOST = 99_999

DIGIT = "[0-9０-９]"
"""A pattern of one digit, half or full width."""

ZERO = "〇○零"
"""The characters that notices write for a zero, the right one first."""

_CHINESE = f"{ZERO}一二两三四五六七八九十百千"
CHINESE = f"[{_CHINESE}][{_CHINESE}万亿]{{0,16}}"
ARABIC = f"{DIGIT}{{1,9}}"
NUMBER = f"(?:{ARABIC}|{CHINESE})"
"""A pattern of a whole number; `value` reads what it matches."""

_ONE_TO_NINE = "[一二三四五六七八九]"
BELOW_100 = f"(?:{_ONE_TO_NINE}?十{_ONE_TO_NINE}?|{_ONE_TO_NINE})"
COUNTED = f"(?:{_ONE_TO_NINE}百(?:零{_ONE_TO_NINE}|{_ONE_TO_NINE}十{_ONE_TO_NINE}?)?|{BELOW_100})"
"""Patterns of a number to 99 and to 999 as one counts in 汉字: 三, 十, 二十一, 一百零五; never 一二三 or 十十."""


def value(written: str) -> int:
    """Return the number: 38, ３８, 三十八, 一百零五, 三亿二千万, 一万五 (二〇二四 is read digit by digit)."""
    if written.isdecimal():
        return int(written)
    if not any(mark in _UNITS or mark in _MYRIADS for mark in written):
        return int("".join(str(_DIGITS[mark]) for mark in written))
    total = section = digit = 0
    rest = 1  # what a last digit without its unit counts: 五 in 一万五 is 5000, in 一万零五 it is 5
    for mark in written:
        if mark in _UNITS:
            section += (digit or (0 if section else 1)) * _UNITS[mark]
            digit, rest = 0, _UNITS[mark] // 10
        elif mark in _MYRIADS:
            unit = _MYRIADS[mark]
            section += digit
            total = (total + section) * unit if unit > total else total + section * unit
            section, digit, rest = 0, 0, unit // 10
        else:
            digit, rest = _DIGITS[mark], rest if _DIGITS[mark] else 1
    return total + section + digit * rest


def hanzi(number: int) -> str:
    """Write a number up to 99 999 in 汉字 (零, 十, 二十一, 一百零五); raises ValueError for another."""
    if not 0 <= number <= _MOST:
        raise ValueError(f"{number} is not between 0 and {_MOST}")
    written = ""
    for unit, name in _PLACES:
        digit, number = divmod(number, unit)
        if digit:
            written += _WRITTEN[digit] + name
        elif written and number and not written.endswith("零"):
            written += "零"
    return written.removeprefix("一") if written.startswith("一十") else written or "零"


def digit_by_digit(number: int) -> str:
    """Write the digits of a number in 汉字 one by one, as years are: 二〇二四."""
    return "".join(_WRITTEN[int(digit)] for digit in str(number))
