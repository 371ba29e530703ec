"""Numbers as notices write them: Arabic, full-width or Chinese numerals."""

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
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
