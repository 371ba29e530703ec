"""Texts searched for in other texts, blanks apart: many at once."""

import re
from collections.abc import Iterator
from itertools import chain

SHORTEST = 4
"""Strings of fewer 字 are too common to tell a leak from a coincidence."""


_BLANK = re.compile(r"[\s\\]+")


def standing(texts: set[str], whole: str) -> set[str]:
    """Return those of `texts` that stand in `whole`.

    One search per text would take hours on a large ledger: only those whose every four characters stand
    somewhere are searched for.
    """
    quads = {text: set(_quads(text)) for text in texts}
    seen = set().union(*quads.values()).intersection(_quads(whole))
    return {text for text in texts if quads[text] <= seen and text in whole}


def _quads(text: str) -> Iterator[int]:
    """Yield each four neighbouring characters as one number: 8 bytes of UTF-16, read from every second byte on."""
    units = memoryview(text.encode("utf-16-le", errors="surrogatepass"))
    size = len(units)
    return chain.from_iterable(units[start : size - (size - start) % 8].cast("Q") for start in (0, 2, 4, 6))


def bare(text: str) -> str:
    """Return a text without blanks and escapes, so that neither hides it."""
    return _BLANK.sub("", text)
