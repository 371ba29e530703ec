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
    ("ordinal", f"第({_H})[，,、：:]"),
    ("dotted", rf"({_DIGITS})[ ]?[.．、](?:(?!\d)|(?=(?:19|20)\d\d年))"),
    ("closed", rf"({_DIGITS})[)）]"),
    ("han", f"({_H})、"),
)
FAMILIES = {name: re.compile(pattern + r"[ \u3000]*") for name, pattern in _FAMILIES}
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
            return tuple(_point(body, name, last=len(bodies) == 1) for body in bodies)
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


def _point(body: str, family: str, *, last: bool) -> Read:
    """Return a point, with its items if it is divided inside."""
    for name in _INNER:
        start = FAMILIES[name].search(body) if name != family else None
        while start is not None:
            marks = _series(body, name, start.start(), 1)
            head = body[: start.start()].strip("\n ")
            inline = "\n" not in body[: start.start()] or not body[: start.start()].endswith("\n")
            if head and marks and (len(marks) > 1 or not inline or head.endswith(("：", ":"))):
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
    while following := _next(text, found, marks[-1]):
        marks.append(following)
    return marks


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
    sign = _PLAIN.sub("", unicodedata.normalize("NFKC", mark[1]))
    return ord(sign) - ord("A") + 1 if "A" <= sign <= "H" else ordinals.value(_BLACK.get(sign, sign))
