"""The normal form of a text, in which it is read and proved whatever marks it was typed with, and the way back.

A finding must not depend on how wide a mark is, on blanks round a number, or on what nobody sees: full-width digits
are half width, half-width punctuation is full width, thousands have no separators, invisible characters and the
compatibility forms that PDFs and OCR leave are gone. What is wrong with the marks themselves is looked for in the
text as it was written.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rectify_cli.core.chinese.sentences import HAN

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
_BLANK = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# CJK radicals, their Kangxi forms, compatibility ideographs: each looks like the character it stands for.
_RAISED = "¹²³⁰⁴-⁹"
_RADICALS = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
_ZEROS = "○◯ＯO0０"
_HALF = ',;:?!()"'
_UNUSUAL = re.compile(
    f"[{_INVISIBLE}{_BLANK}{_RADICALS}{_HALF}{_RAISED}○◯％＋０-９Ａ-Ｚａ-ｚ]|(?<=[0-9])[，．](?=[0-9])|(?<=[{HAN}”》）%])\\."
)

_WIDE = {ord(wide): narrow for wide, narrow in zip("％＋", "%+", strict=True)} | {
    code: chr(code - 0xFEE0) for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)
}
_FULL = dict(zip(_HALF[:-1], "，；：？！（）", strict=True))
_YEAR_ZERO = re.compile(f"(?<=[〇一二三四五六七八九{_ZEROS}])[{_ZEROS}](?=[〇一二三四五六七八九{_ZEROS}年])")
_HAN_DIGIT = "〇一二三四五六七八九"

_BESIDE = f"{HAN}“”‘’（）《》〈〉【】〔〕「」『』，。；：、？！…—％%"
_STOP = re.compile(rf"(?<=[{HAN}”》）%])\.(?=$|[\s{HAN}“《])")
_MARK = re.compile("[,;:?!]")
_BRACKET = re.compile("[()（）]")
_STRAIGHT = re.compile('"')

_SPACES = f"[{_BLANK}]"
# A blank between 汉字 and digits, before and behind a full-width mark, between the thousands of a number.
_STRAY = re.compile(
    f"(?<=[{HAN}年月日）]){_SPACES}+(?=[0-9])|(?<=[0-9%]){_SPACES}+(?=[{HAN}])|(?<=[0-9]){_SPACES}+(?=[%‰])"
    f"|(?<!{_SPACES}){_SPACES}+(?=[，。；：、？！）》”])|(?<=[，。；：、？！（《“]){_SPACES}+"
)
_THOUSANDS = re.compile(
    rf"(?<![0-9.,])(?<![0-9]{_SPACES})[0-9]{{1,3}}(?P<mark>,|{_SPACES})[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*(?![0-9,])"
    rf"|(?<![０-９．，])[０-９]{{1,3}}(?P<wide>[,，]|{_SPACES})[０-９]{{3}}(?:(?P=wide)[０-９]{{3}})*(?![０-９，])"
)
# The small digit of a note behind a figure; behind a letter or 米 it is a power.
_NOTE = re.compile(f"(?<=[{HAN}”》）%0-9])(?<!米)[{_RAISED}]+")
# 分别为100,120,130个 are three numbers.
_LISTED = re.compile("分别[^。；]{0,20}$")
_NEAR = 24
_POINT = re.compile("(?<=[0-9])．(?=[0-9])")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form.

    `anchors` are pairs of offsets, in it and in the text as written, from which on both run alike; the first is that of
    its first character. `length` is that of the text as written.
    """

    text: str
    written: str
    anchors: tuple[tuple[int, int], ...]

    def written_at(self, start: int) -> int:
        """Return where the character at `start` stands in the text as written; its end for the end."""
        if start >= len(self.text):
            return len(self.written)
        at, origin = self.anchors[bisect_right(self.anchors, start, key=lambda anchor: anchor[0]) - 1]
        return origin + start - at

    def as_written(self, start: int, end: int) -> str:
        """Return characters `start` to `end` as they were written."""
        return self.written[self.written_at(start) : self.written_at(end - 1) + 1] if end > start else ""


def of(text: str) -> NormalText:
    """Return the normal form of a text."""
    if not _UNUSUAL.search(text):
        return NormalText(text, text, ((0, 0),))
    form = _Form(text)
    form.drop(re.compile(f"[{_INVISIBLE}]+"))
    form.drop_separators()
    form.replace(lambda words: re.sub(f"[{_RADICALS}]", _looks_like, words.translate(_WIDE)))
    form.replace(lambda words: _POINT.sub(".", _YEAR_ZERO.sub(_zero, words)))
    form.replace(_full_width)
    form.replace(lambda words: _STOP.sub("。", words))
    form.drop(_NOTE)
    form.drop(_STRAY)
    return form.result()


class _Form:
    """A text on its way to the normal form, and where each of its characters was written."""

    def __init__(self, text: str) -> None:
        self.written = self.text = text
        self.origins: list[int] | range = range(len(text))

    def replace(self, change: Callable[[str], str]) -> None:
        """Put other characters in place of some, one for one."""
        changed = change(self.text)
        assert len(changed) == len(self.text)  # noqa: S101 - every character keeps its place
        self.text = changed

    def drop(self, pattern: re.Pattern[str]) -> None:
        """Leave out what a pattern matches."""
        self._without(match.span() for match in pattern.finditer(self.text))

    def drop_separators(self) -> None:
        """Leave out what separates the thousands of a number."""
        self._without(
            (at, at + 1)
            for match in _THOUSANDS.finditer(self.text)
            if not _LISTED.search(self.text, max(0, match.start() - _NEAR), match.start())
            for at in range(*match.span())
            if not self.text[at].isdigit()
        )

    def _without(self, spans: Iterator[tuple[int, int]]) -> None:
        kept: list[str] = []
        origins: list[int] = []
        last = 0
        for start, end in spans:
            kept.append(self.text[last:start])
            origins.extend(self.origins[last:start])
            last = end
        if last:
            self.text = "".join([*kept, self.text[last:]])
            self.origins = [*origins, *self.origins[last:]]

    def result(self) -> NormalText:
        """Return the text with its anchors."""
        anchors = [
            (at, origin) for at, origin in enumerate(self.origins) if not at or origin != self.origins[at - 1] + 1
        ]
        return NormalText(self.text, self.written, tuple(anchors) or ((0, 0),))


def _looks_like(match: re.Match[str]) -> str:
    """Return the character that a compatibility form stands for; itself where that is more than one."""
    usual = unicodedata.normalize("NFKC", match[0])
    return usual if len(usual) == 1 else match[0]


def _zero(match: re.Match[str]) -> str:
    """Return 〇 for what stands for it among 汉字 numerals; a digit among digits stays."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "〇" if before in _HAN_DIGIT or after in _HAN_DIGIT else match[0]


def _full_width(text: str) -> str:
    """Return a text with full-width punctuation wherever a mark belongs to Chinese text."""
    marks = list(text)
    for match in _MARK.finditer(text):
        if _chinese(text, match.start()):
            marks[match.start()] = _FULL[match[0]]
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if _chinese(text, start) or _chinese(text, match.start()) or text[start] + match[0] in {"(）", "（)"}:
                marks[start], marks[match.start()] = "（", "）"
    for number, match in enumerate(_STRAIGHT.finditer(text)):
        if _chinese(text, match.start()):
            marks[match.start()] = "”" if number % 2 else "“"
    return "".join(marks)


_CHINESE = re.compile(f"[{_BESIDE}]")
_FAR = 8  # blanks that may stand between a mark and the text it belongs to


def _chinese(text: str, at: int) -> bool:
    """Return True if a mark stands beside Chinese text, blanks aside."""
    before, after = text[max(0, at - _FAR) : at].rstrip(), text[at + 1 : at + 1 + _FAR].lstrip()
    return bool(_CHINESE.match(before[-1:]) or _CHINESE.match(after[:1]))
