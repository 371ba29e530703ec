"""Several words on one line or in one cell, such as 基建、信访."""

import re

SEPARATOR = "、"
_BETWEEN = re.compile(r"[、，,；;]")


def joined(words: tuple[str, ...]) -> str:
    """Return several words as one text: on one line, or a line each where one of them could be taken for several."""
    return ("\n" if any(map(_BETWEEN.search, words)) else SEPARATOR).join(words)


def separate(text: str) -> tuple[str, ...]:
    """Return the words of a text: a line each, or on one line with commas or semicolons of any kind between them."""
    parts = text.split("\n") if "\n" in text else _BETWEEN.split(text)
    return tuple(part.strip() for part in parts if part.strip())
