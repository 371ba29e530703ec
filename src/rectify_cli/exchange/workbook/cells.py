"""The value of a cell, its canonical text, and the protection of texts from formulas in a csv."""

import datetime as dt
import hashlib
import math
from decimal import Decimal
from typing import Self

Value = str | int | float | Decimal | dt.date | None


class Worded(str):
    """A day in the words of the office (2026年8月底前), with the day that follows from them, if any."""

    __slots__ = ("date",)

    date: dt.date | None

    def __new__(cls, text: str, date: dt.date | None) -> Self:
        """Make one of its words and its day."""
        made = super().__new__(cls, text)
        made.date = date
        return made


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Characters that Excel and others may take for the start of a formula in a csv."""


def canonical(value: object) -> str:
    """Return the canonical text of a cell, however a program stored it.

    A number has no zeros at the end of its fraction, a day is YYYY-MM-DD; lines are stripped, also of full-width
    blanks; line ends are LF; blank lines around the text are dropped. An empty cell is the empty text.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    value = float(value) if isinstance(value, Decimal) else value
    if isinstance(value, dt.datetime):
        return canonical(value.date()) if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float) and math.isfinite(value):
        return f"{Decimal(repr(value)):f}"
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip("\n")


def fingerprint(text: str) -> str:
    """Return 16 hexadecimal digits of the hash of a canonical text; empty for the empty one."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest() if text else ""


def formula_like(text: str) -> bool:
    """Return True if a program may take the text for a formula."""
    return text.startswith(_FORMULA)


def guarded(text: str) -> str:
    """Return a text as a csv holds it: with a ' before the start of a formula, which `unguarded` removes."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
