"""The text of a cell -> its points, however they are numbered: 1.…；2.…, 一是…二是…, ①…, （一）…1.…2.…（二）…."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rectify_cli.core.chinese import ordinals
from rectify_cli.ledger.edits import TEXT, Value

ITEMS = "items"

_H = ordinals.HAN
_DIGITS = r"\d{1,2}"
_FAMILIES = (
    ("spelled", f"({_H})是(?!否)"),
    ("bracketed han", rf"[（(][ ]?({_H})[ ]?[）)][、，.．]?"),
    ("bracketed", rf"[（(][ ]?({_DIGITS})[ ]?[）)][、，.．]?"),
    ("circled", f"({ordinals.CIRCLED})[、.．]?"),
    ("bracketed sign", "([\u2474-\u2487])[、.．]?"),
    ("dotted sign", "([\u2488-\u249b])"),
    ("bracketed han sign", "([\u3220-\u3229])[、.．]?"),
    ("circled han", "([\u3280-\u3289])[、.．]?"),
    ("black", "([\u2776-\u277f])[、.．]?"),
    ("lettered", r"(A(?=[.．、][\s\S]*B[.．、])|[B-H])[.．、](?![A-Za-z\d])"),
    ("named", rf"(?:措施|任务|举措)({_H}|{_DIGITS})[：:.．、]"),
    ("ordinal", rf"第({_H}|{_DIGITS})(?:步|阶段)?[，,、：:]"),
    ("dotted", rf"({_DIGITS})[ ]?[.．、](?:(?!\d)|(?=(?:19|20)\d\d(?:年|[-./]\d{{1,2}}(?!\d))))"),
    ("closed", rf"({_DIGITS})[)）]"),
    ("han", f"({_H})、"),
    ("in words", "(首先|其次|再次|再者|最后)[，,、：:]?"),
    ("of them", f"其({_H})[，,、：:]?"),
    ("wanted", f"({_H})要"),
    ("roman", "([\u2160-\u216b\u2170-\u217b])[.．、)）:：]?"),
    ("latin roman", r"(I{1,3}|IV|VI{0,3}|IX|X)[.．、)）]"),
    ("letter closed", r"[（(]?([A-Ha-h])[)）][、，.．]?"),
    ("small letter", r"([a-h])[.．、](?![A-Za-z\d])"),
    ("squared", rf"[【\[]({_DIGITS}|{_H})[】\]]"),
    ("digit and comma", rf"({_DIGITS})[，,：:](?!\d)"),
    ("digit and blank", rf"({_DIGITS})[ \u3000]+(?=[\u4e00-\u9fff])"),
)
_SEVERAL = frozenset({name for name, _ in _FAMILIES[_FAMILIES.index(("han", f"({_H})、")) + 1 :]})
"""Marks that are words and signs of texts, too: one of them alone divides nothing, and each begins a clause."""
_IN_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
FAMILIES = {name: re.compile(pattern + r"[ \u3000]*") for name, pattern in _FAMILIES}
_LATIN = re.compile("[\u2160-\u217b]|[IVX]+")
_PLAIN = re.compile(r"[().]")
_BLACK = {chr(0x2776 + at): str(at + 1) for at in range(10)}
_INNER = ("bracketed", "dotted", "circled", "closed")
"""The numbers that a point is divided by inside; 一是… within one is part of its text."""

_BOUNDARY = re.compile(r"[\s；;。！!？?）)”\"》】.．]")
_NO_BOUNDARY = re.compile(r"[\d第件表号图条款项章节类期卷册、（(A-Za-z]")
_STRICT = frozenset({"dotted", "closed", "han"})
"""Numbers that stand in texts, too: 附件2、, A2."""

JOINERS = "；;，,、"
"""What joins a point to the next one."""


class Read(NamedTuple):
    """A point as read from a cell; `said` is what its row says of it alone: its department, its deadline."""

    text: str
    items: tuple[str, ...] = ()
    said: tuple[tuple[str, Value], ...] = ()

    @property
    def own(self) -> dict[str, Value]:
        """What its row says of it alone, by field."""
        return dict(self.said)

    @property
    def value(self) -> Value:
        """Its value in a new list."""
        items: dict[str, Value] = {ITEMS: list(self.items)} if self.items else {}
        return {TEXT: self.text, **items, **self.own} if items or self.said else self.text


class _Mark(NamedTuple):
    start: int
    end: int
    number: int


def read(text: str, first: int = 1) -> tuple[Read, ...]:
    """Return the points of a canonical text: one per number, or one per line if none is numbered.

    `first` is the number that the points may go on from, for a text that is one of several.
    """
    for name in FAMILIES:
        marks = _series(text, name, 0, first)
        if marks:
            ends = [*(mark.start for mark in marks[1:]), len(text)]
            bodies = [text[mark.end : end].strip("\n ") for mark, end in zip(marks, ends, strict=True)]
            if not all(bodies):
                break
            divided = [_point(body, name, last=len(bodies) == 1) for body in bodies]
            if any(len(point.items) > 1 for point in divided):
                # Among points with several inner ones, an inner number of its own is one, too.
                return tuple(_point(body, name, last=len(bodies) == 1, single=True) for body in bodies)
            return tuple(divided)
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Read]:
    """Yield a point per line; numbered lines below one are its items."""
    last: Read | None = None
    for line in filter(None, text.split("\n")):
        inner = FAMILIES["bracketed"].match(line)
        if last and inner and int(inner[1]) == len(last.items) + 1:
            last = Read(last.text, (*last.items, line[inner.end() :]))
            continue
        if last:
            yield last
        last = Read(line)
    if last:
        yield last


def _point(body: str, family: str, *, last: bool, single: bool = False) -> Read:
    """Return a point, with its items if it is divided inside; a `single` item behind a stop counts, too."""
    for name in _INNER:
        start = FAMILIES[name].search(body) if name != family else None
        while start is not None:
            marks = _series(body, name, start.start(), 1)
            head = body[: start.start()].strip("\n ")
            inline = "\n" not in body[: start.start()] or not body[: start.start()].endswith("\n")
            if (
                head
                and marks
                and (len(marks) > 1 or not inline or head.endswith(("：", ":", "。") if single else ("：", ":")))
            ):
                ends = [*(mark.start for mark in marks[1:]), len(body)]
                items = tuple(_bare(body[mark.end : end]) for mark, end in zip(marks, ends, strict=True))
                return Read(head, items) if all(items) else Read(_bare(body))
            start = FAMILIES[name].search(body, start.end())
    return Read(body.strip("\n ") if last else _bare(body))


def _bare(text: str) -> str:
    """Return a point without what joined it to the next."""
    return text.strip("\n ").rstrip(JOINERS).rstrip()


def _series(text: str, name: str, at: int, first: int) -> list[_Mark]:
    """Return the marks of one family from position `at`, counting on from 1 or `first`; none if it does not begin."""
    family = FAMILIES[name]
    begin = family.match(text, at)
    if (
        begin is None
        or begin.end() == len(text)
        or _value(begin) not in {1, first}
        or not (at == 0 or _possible(text, begin))
    ):
        return []
    marks = [_Mark(begin.start(), begin.end(), _value(begin))]
    found = [mark for mark in family.finditer(text, begin.end()) if name not in _STRICT or _possible(text, mark)]
    if name in _SEVERAL:
        found = [mark for mark in found if _clause(text, mark, name)]
    if name == "in words":
        # 再次 may be left out; 最后 is the last, whatever its number.
        for mark in found:
            marks += [_Mark(mark.start(), mark.end(), _value(mark))] if _value(mark) > marks[-1].number else []
    while following := _next(text, found, marks[-1]):
        marks.append(following)
    return marks if len(marks) > 1 or name not in _SEVERAL else []


def _clause(text: str, mark: re.Match[str], name: str) -> bool:
    """Return True if a mark that may be a word begins a clause of its own: after a stop, or set off by commas."""
    before, set_off = text[mark.start() - 1], mark[0].rstrip(" \u3000")[-1] in "，,、：:"
    if name in {"digit and blank", "squared"}:
        return name == "squared" or before == "\n"
    return bool(_BOUNDARY.match(before)) or (before in "，," and set_off and name in {"in words", "of them"})


def _next(text: str, found: Sequence[re.Match[str]], last: _Mark) -> _Mark | None:
    """Return the mark that goes on after the last: first one after a stop, else anywhere; one number may be missing."""
    later = [mark for mark in found if mark.start() >= last.end]
    for number, strict in ((last.number + 1, True), (last.number + 1, False), (last.number + 2, True)):
        for mark in later:
            if _value(mark) == number and (not strict or _BOUNDARY.match(text, mark.start() - 1)):
                return _Mark(mark.start(), mark.end(), number)
    return None


def _possible(text: str, mark: re.Match[str]) -> bool:
    """Return True if a number may begin a point here: 附件2、 does not."""
    before = text[mark.start() - 1 : mark.start()]
    return mark.end() < len(text) and not (before and _NO_BOUNDARY.match(before))


def _value(mark: re.Match[str]) -> int:
    """Return the number of a mark: 3, 三, ③, ⑶, C."""
    sign = _PLAIN.sub("", unicodedata.normalize("NFKC", mark[1])).upper()
    if number := _IN_WORDS.get(sign) or (_ROMAN.get(sign) if _LATIN.fullmatch(mark[1]) else None):
        return number
    return ord(sign) - ord("A") + 1 if "A" <= sign <= "H" else ordinals.value(_BLACK.get(sign, sign))
