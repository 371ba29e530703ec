"""How long a text is when it is set, in 字, and how many columns of a terminal it takes."""

import re
import unicodedata


def of(text: str) -> float:
    """Return the length of `text`: a 汉字 is 1, a Western letter or digit a half, a mark without width 0."""
    try:
        # What GBK writes in two bytes (“ ” — … too) is set in the Chinese font, and hardly a text holds anything else.
        return len(text.encode("gbk")) / 2
    except UnicodeEncodeError:
        return sum(map(_advance, text))


def columns(text: str) -> int:
    """Return the columns of a terminal that `text` takes at most: “ or … as wide as a Chinese console sets it."""
    return int(2 * of(text))


def narrow_columns(text: str) -> int:
    """Return the columns that `text` takes in a terminal that sets “ or … no wider than a letter."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def folded(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` columns: between any 汉字, never within a word of Western letters.

    No line begins with a mark that closes, or ends with one that opens.
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and columns((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


_PIECE = re.compile(r"[（“‘《〈【「]*(?:[!-~]+|[^!-~])[，。；：、？！）”’》〉】」…]*[ ]*", re.DOTALL)


def _advance(character: str) -> float:
    if unicodedata.combining(character) or "\ufdd0" <= character <= "\ufdef":
        return 0
    return 1 if unicodedata.east_asian_width(character) in "WFA" else 0.5
