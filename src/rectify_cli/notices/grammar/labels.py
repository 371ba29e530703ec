"""The labels under a problem (整改结果：, 整改计划：, 责任部门：…) -> what stands behind them."""

import re
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from rectify_cli.core.labels import INTERNAL_LABELS, INTERNAL_UNTIL, INTERNAL_WHO, PUBLIC_LABELS


class Label(Enum):
    """What a label introduces."""

    PROBLEM = auto()
    STATE = auto()
    MEASURES = auto()
    RESULTS = auto()
    PLAN = auto()
    INTERNAL = auto()


_WORDS = {
    Label.PROBLEM: PUBLIC_LABELS["problem"],
    Label.STATE: PUBLIC_LABELS["state"],
    Label.MEASURES: PUBLIC_LABELS["measures"],
    Label.RESULTS: PUBLIC_LABELS["results"],
    Label.PLAN: PUBLIC_LABELS["plan"],
}
_LABELS = {word: label for label, words in _WORDS.items() for word in words}

LABEL = "|".join(sorted(_LABELS, key=len, reverse=True))
"""A pattern of every label that a public notice has, the longest first."""

OTHER = "other"
"""What a label names that says who is responsible for an issue and has no field of its own."""

SHORT = frozenset({"owner", "lead", "person", "support", "due", "disclosure", OTHER})
"""The fields that hold a name or a day; the others hold sentences, over several paragraphs too."""

_FIELDS = {word: field for field, words in INTERNAL_LABELS.items() for word in words if word not in _LABELS}
_EVERY = "|".join([*sorted(_FIELDS, key=len, reverse=True), INTERNAL_WHO, INTERNAL_UNTIL])
_LONG = 3
# A short word (目标, 原因) or 举一反三 in the middle of a paragraph may be part of a measure.
_LONGER = (word for word, field in _FIELDS.items() if len(word) >= _LONG and field != "lessons")
_PLAIN = "|".join([*sorted(_LONGER, key=len, reverse=True), INTERNAL_WHO, INTERNAL_UNTIL])

_LEADING = re.compile(rf"[\s　]{{0,8}}[【\[]?({LABEL})[】\]]?[ ]?[：:][ 　]?")
_ALONE = re.compile(rf"[\s　]{{0,8}}[【\[]?({LABEL})[】\]]?[。]?[\s　]{{0,8}}")
_INTERNAL = re.compile(rf"[\s　]{{0,8}}[·•●◆■]?[ 　]?[【\[（(]?({_EVERY})[】\]）)]?[ 　]?[：:][ 　]?")
_INTERNAL_ALONE = re.compile(rf"[\s　]{{0,8}}[【\[]?({_PLAIN})[】\]]?[\s　]{{0,8}}")

_AFTER = re.compile(rf"(?:^|(?<=[。；;】\s　]))[【\[]?(?:{LABEL}|{_PLAIN})[】\]]?[：:]")
_MAYBE_BRACKETED = re.compile(r"[（(【\[][^（()）【】\[\]：:]{2,24}[：:]")


# These two take their time to compile, and few papers have internal lines.
@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"[（(【\[](?:{_PLAIN})[：:][^（()）【】\[\]]*[）)】\]]")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(rf"(?<=[。；;，,、】）)\s　|/])[【\[（(]?(?:{_EVERY})[】\]）)]?[：:]")


class Labelled(NamedTuple):
    """A label, where the words behind it begin, and the field of an issue (or OTHER) that an internal one names."""

    label: Label | None
    start: int
    field: str | None = None


def label(text: str, start: int, end: int) -> Labelled:
    """Return the label that the text has at `start`; None and `start` where it has none."""
    public = _LEADING.match(text, start, end) or _ALONE.fullmatch(text, start, end)
    if public:
        return Labelled(_LABELS[public[1]], public.end())
    internal = _INTERNAL.match(text, start, end) or _INTERNAL_ALONE.fullmatch(text, start, end)
    return Labelled(Label.INTERNAL, internal.end(), _field(internal[1])) if internal else Labelled(None, start)


def _field(word: str) -> str:
    """Return the field that a label names: by its own word, or by the one before a bracket or behind 整改."""
    bare = re.sub("[（(].*", "", word)
    if re.fullmatch(INTERNAL_UNTIL, bare):
        return "due"
    return _FIELDS.get(bare) or _FIELDS.get(bare.removeprefix("整改")) or OTHER


def cuts(text: str) -> set[int]:
    """Return where in a paragraph a label begins a line of its own, and where a label in brackets ends one."""
    starts = {match.start() for match in _AFTER.finditer(text)}
    if not _MAYBE_BRACKETED.search(text):
        return starts
    return starts.union(*(match.span() for match in _bracketed().finditer(text)))


def among(text: str, start: int, end: int) -> set[int]:
    """Return where labels stand among the words of an internal one, behind a comma too."""
    return {match.start() for match in _among().finditer(text, start, end)}
