"""Numbers and amounts of money as an office types them: 1,200.5, 3,200元, 12.36万元."""

import re
import unicodedata
from decimal import Decimal

from pydantic_core import PydanticCustomError

from rectify_cli.core.terms import MoneyUnit

_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_MOST_DIGITS = 15
"""What Excel keeps of a number, and what JSON programs read back without loss."""

_PER_UNIT = {MoneyUnit.YUAN: Decimal(1), MoneyUnit.TEN_THOUSAND: Decimal(10_000)}
_TYPED_UNITS = {"万元": MoneyUnit.TEN_THOUSAND, "万": MoneyUnit.TEN_THOUSAND, "元": MoneyUnit.YUAN}


def number(value: object) -> Decimal:
    """Return a number as typed, with or without separators of thousands.

    Raises PydanticCustomError of the type `decimal_parsing` for anything else, exponents, inf and nan included.
    """
    if isinstance(value, Decimal):
        return value
    typed = f"{Decimal(repr(value)):f}" if isinstance(value, int | float) and not isinstance(value, bool) else value
    text = _half_width(typed) if isinstance(typed, str) else ""
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError("decimal_parsing", "not a number")
    digits = sum(map(str.isdigit, text.lstrip("+-0")))
    if digits > _MOST_DIGITS:
        raise PydanticCustomError(
            "own_digits",
            "{en}",
            {
                "zh": f"“{value}”有 {digits} 位数字，最多 {_MOST_DIGITS} 位",
                "en": f"“{value}” has {digits} digits, at most {_MOST_DIGITS} are kept",
                "hint_zh": "核对这个数；编号一类写作文字（type: text）",
                "hint_en": "check the number; declare codes as texts (type: text)",
            },
        )
    return Decimal(text.replace(",", ""))


def amount(value: object, unit: MoneyUnit) -> Decimal:
    """Return an amount in `unit`, also one that is typed with either unit behind it; raises as `number` does."""
    if not isinstance(value, str):
        return number(value)
    text = _half_width(value).removeprefix("¥").strip()
    for typed, own in _TYPED_UNITS.items():
        if text.endswith(typed):
            return _converted(number(text.removesuffix(typed).strip()), own, unit)
    return number(text)


def unit_of(heading: str) -> MoneyUnit | None:
    """Return the unit that a heading such as 涉及金额（元） ends with, None if there is none."""
    found = re.search(r"\(单?位?:?(万元|元)\)$", _half_width(heading))
    return MoneyUnit(found[1]) if found else None


def as_json(value: Decimal) -> int | float:
    """Return a number for JSON: whole or with a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)


def _converted(value: Decimal, own: MoneyUnit, unit: MoneyUnit) -> Decimal:
    """Return an amount of one unit in another, without zeros that nobody typed."""
    if own is unit:
        return value
    plain = f"{value * _PER_UNIT[own] / _PER_UNIT[unit]:f}"
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
