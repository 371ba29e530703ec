"""The same notice typed in other marks: half-width punctuation, full-width digits, blanks and marks nobody sees."""

import random
import re
from collections.abc import Callable

_HALF = str.maketrans("，。；：？！（）", ",.;:?!()")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_TAGS = re.compile(r"(<[^>]*>|&[a-z]+;)")
_CONTACT = re.compile(r"[A-Za-z0-9._+-]+@\S+|[0-9]{3,4}-[0-9]{7,8}|[0-9]{11,}")


def _outside_tags(text: str, change: Callable[[str], str]) -> str:
    """Change the words of a page, not its tags."""
    return "".join(part if _TAGS.fullmatch(part) else change(part) for part in _TAGS.split(text))


def half_width(text: str) -> str:
    """Return the text with half-width punctuation."""
    return _outside_tags(text, lambda words: words.translate(_HALF))


def full_width(text: str) -> str:
    """Return the text with full-width digits, but for numbers to answer to and for what Markdown counts by."""
    return _outside_tags(text, lambda words: re.sub(r"(?<![A-Za-z0-9@-])[0-9]+(?![0-9A-Za-z@-])", _wide, words))


def _wide(number: re.Match[str]) -> str:
    return number[0].translate(_WIDE)


def blanks(text: str) -> str:
    """Return the text with a no-break blank on both sides of every number in Chinese text."""
    spaced = r"(?<=[㐀-鿿])([0-9]+)(?=[㐀-鿿%])"
    return _outside_tags(text, lambda words: re.sub(spaced, "\u00a0\\1\u00a0", words))


def unseen(text: str) -> str:
    """Return the text with marks that nobody sees, sown at random between its characters, always alike."""
    dice = random.Random(14)  # noqa: S311 - no secret
    return _outside_tags(
        text,
        lambda words: re.sub(
            "(?<=[㐀-鿿0-9，。：；])(?=[㐀-鿿0-9])",
            lambda _: dice.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e") if dice.random() < 1 / 6 else "",
            words,
        ),
    )


TWINS: dict[str, Callable[[str], str]] = {
    "half-width": half_width,
    "full-width": full_width,
    "blanks": blanks,
    "unseen": unseen,
}
