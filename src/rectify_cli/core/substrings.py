"""Search for many texts in one, ignoring blanks; and what two texts have in common."""

import re
from collections.abc import Iterator
from itertools import chain

SHORTEST = 4
"""字 of the shortest text searched for: a shorter one is too common to tell a leak from a coincidence."""


_BLANK = re.compile(r"[\s\\*_~`|\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
"""What a reader does not see between two characters: blanks, invisible marks, emphasis and borders of Markdown."""

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff*_~`]+")
_LETTER = r"[^\W_]"


class Word(str):
    """A short text that is searched for as a whole word only: part of a longer word, it is another."""

    __slots__ = ()


def contained(texts: set[str], whole: str) -> set[str]:
    """Return the members of `texts` that occur in `whole`.

    One search per text would take hours on a large ledger, so only a text whose every four characters occur
    somewhere in `whole` is searched for.
    """
    quads = {text: set(_quads(text)) for text in texts}
    present = set().union(*quads.values()).intersection(_quads(whole))
    return {text for text in texts if quads[text] <= present and text in whole}


def _quads(text: str) -> Iterator[int]:
    """Yield every four neighbouring characters as one number: 8 bytes of UTF-16 from each even offset."""
    units = memoryview(text.encode("utf-16-le", errors="surrogatepass"))
    size = len(units)
    return chain.from_iterable(units[start : size - (size - start) % 8].cast("Q") for start in (0, 2, 4, 6))


def bare(text: str) -> str:
    """Return a text without what a reader does not see, so that it hides no match."""
    return _BLANK.sub("", text)


def whole_words(words: set[str], text: str) -> set[str]:
    """Return the words that stand in a text with no letter or 字 beside them."""
    seen = _UNSEEN.sub("", text) if words else ""
    return {
        word for word in words if word in seen and re.search(rf"(?<!{_LETTER}){re.escape(word)}(?!{_LETTER})", seen)
    }


def differing(left: str, right: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where the difference ends in each."""
    start = _common(left, right)
    behind = _common(left[start:][::-1], right[start:][::-1])
    return start, len(left) - behind, len(right) - behind


def _common(left: str, right: str) -> int:
    """Return how many characters two texts have in common from their start."""
    unlike = (index for index, (a, b) in enumerate(zip(left, right, strict=False)) if a != b)
    return next(unlike, min(len(left), len(right)))
