"""A state as offices mark it: √, 是, 60 %, a word with a sentence behind it -> its status, its word, and a note."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from rectify_cli.core import status_words
from rectify_cli.core.terms import Status

_DONE = frozenset("√✓✔☑✅●■◆V是对有YTRUE")
_OPEN = frozenset("○◯〇△▲□☐◐×✗✘✕╳X否N❌FALSE")
_BLANK = frozenset({"", "/", "\\", "-", "—", "——", "－", "--", "无", "空"})
_PERCENT = re.compile(r"(?:已?完成|已?整改|进度|完成率|完成进度|约|:|达到?)*(\d{1,3}(?:\.\d+)?)%(.*)", re.DOTALL)
_BROKEN_OFF = re.compile(r"[\s，。；：:;,.（(、！!\-—]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LEGEND = re.compile(r"[“\"]?([√✓✔☑✅●■◆○◯△▲□☐◐×✗✘✕])[”\"]?\s*(?:表示|代表|为|即|指|[:：=—-])+\s*[“\"]?([\u4e00-\u9fff]{2,8})")
_WHOLE = 100
_LONG = 12
RANK = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.STAGED, Status.COMPLETED)
"""The statuses from the least done to the most."""


class State(NamedTuple):
    """A status, the word to be printed for it where the cell has one, and what else the cell says."""

    status: Status
    word: str | None = None
    note: str | None = None


def blank(text: str) -> bool:
    """Return True if a cell says that it says nothing: /, —."""
    return text.strip() in _BLANK


def legend(texts: Iterable[str]) -> dict[str, Status]:
    """Return what the marks mean that a note explains: √表示已完成，○表示正在整改."""
    found: dict[str, Status] = {}
    for text in texts:
        for mark, word in _LEGEND.findall(text):
            status = next((known for end in range(len(word), 1, -1) if (known := status_words.status(word[:end]))), None)
            if status:
                found[mark] = status
    return found


def read(text: str, marks: dict[str, Status], *, share: bool = False) -> State | None:
    """Return the state that a cell says, None where it says none; with `share` a bare number is a part of the whole."""
    plain = unicodedata.normalize("NFKC", text).strip()
    mark = plain if plain in {"TRUE", "FALSE"} else plain.upper()
    if plain in marks or mark in _DONE | _OPEN:
        status = marks.get(plain) or (Status.COMPLETED if mark in _DONE else Status.IN_PROGRESS)
        return State(status)
    if number := _share(plain, share=share):
        return number
    status = status_words.status(plain)
    if status:
        return State(status, text.strip())
    bare = _BRACKETS.sub("", plain).strip()
    if bare != plain and (status := status_words.status(bare)):
        return State(status, bare, text.strip())
    return _leading(plain, text.strip())


def _share(plain: str, *, share: bool) -> State | None:
    """Return the state of a percentage."""
    part = _PERCENT.fullmatch(plain)
    if part is None and share and re.fullmatch(r"\d+(?:\.\d+)?", plain):
        value = float(plain)
        value = value * _WHOLE if value <= 1 else value
        part = _PERCENT.fullmatch(f"{value:g}%")
        plain = f"{value:g}%"
    if part is None or float(part[1]) > _WHOLE:
        return None
    value = float(part[1])
    status = Status.COMPLETED if value == _WHOLE else Status.IN_PROGRESS if value else Status.NOT_STARTED
    return State(status, None, plain)


def _leading(plain: str, text: str) -> State | None:
    """Return the state of a sentence that begins with its word: 已完成，制定了…."""
    for end in range(min(len(plain), status_words.LONGEST), 1, -1):
        status = status_words.status(plain[:end])
        if status and plain[:end] == plain[:end].rstrip("，、。；,") and _BROKEN_OFF.match(plain, end):
            return State(status, plain[:end], text)
    return None


def joined(note: str, more: str) -> str:
    """Return the progress of a row with what its state says besides."""
    if not note or note == more:
        return more
    return note if more in note else f"{note}（{more}）" if len(more) <= _LONG else f"{note}\n{more}"
