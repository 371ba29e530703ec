"""How long a text is when it is set, in 字."""

import unicodedata


def of(text: str) -> float:
    """Return the length of `text`: a 汉字 is 1, a Western letter or digit a half, a combining mark 0."""
    return sum(map(_advance, text))


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    # "A" (ambiguous) holds “ ” — …, which are set in the Chinese font, full-width.
    return 1 if unicodedata.east_asian_width(character) in "WFA" else 0.5
