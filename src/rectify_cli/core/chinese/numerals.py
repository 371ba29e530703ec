"""Numbers as notices write them: Arabic, full-width or Chinese numerals."""

_WRITTEN = "〇一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_WRITTEN)} | {"零": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

CHINESE = "[〇○零一二两三四五六七八九十百千]{1,9}"
ARABIC = "[0-9０-９]{1,9}"
NUMBER = f"(?:{ARABIC}|{CHINESE})"
"""A pattern of a whole number; `value` reads what it matches."""


def value(written: str) -> int:
    """Return the number: 38, ３８, 三十八, 一百零五 (digits alone, such as 二〇二四, are read one by one)."""
    if written.isdecimal():
        return int(written)
    if not any(mark in _UNITS for mark in written):
        return int("".join(str(_DIGITS[mark]) for mark in written))
    total, digit = 0, 0
    for mark in written:
        if mark in _UNITS:
            total += (digit or (0 if total else 1)) * _UNITS[mark]
            digit = 0
        else:
            digit = _DIGITS[mark]
    return total + digit


def hanzi(number: int) -> str:
    """Write a number from 1 to 99 in 汉字 (一, 十, 二十一), as ordinals are printed; raises ValueError for another."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004 - the numerals this writes
        raise ValueError(f"{number} is not between 1 and 99")
    return ("" if tens < 2 else _WRITTEN[tens]) + ("十" if tens else "") + (_WRITTEN[ones] if ones else "")  # noqa: PLR2004 - 十, not 一十
