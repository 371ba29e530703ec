"""What a cell holds, the one text that stands for it, and how a csv keeps a text a text."""

import datetime as dt
import hashlib

Value = str | int | float | dt.date | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What Excel and others may take for the start of a formula where a csv is opened."""


def canonical(value: object) -> str:
    """Return the one text that stands for a cell, however a program wrote or kept it.

    A number without a fraction is a whole one, a day is YYYY-MM-DD; each line loses the blanks round it, full-width
    ones too; line ends are LF; blank lines round the text are dropped. An empty cell is the empty text.
    """
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return canonical(value.date()) if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip("\n")


def fingerprint(text: str) -> str:
    """Return 16 hexadecimal digits of the hash of a canonical text; none for the empty one."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest() if text else ""


def formula_like(text: str) -> bool:
    """Return True if a program may take the text for a formula."""
    return text.startswith(_FORMULA)


def guarded(text: str) -> str:
    """Return a text as a csv holds it: with a ' before what would start a formula, which `unguarded` takes off."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
