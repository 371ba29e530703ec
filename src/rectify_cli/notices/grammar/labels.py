"""The labels under a problem (整改结果：, 整改计划：, 责任部门：…) -> what stands behind them."""

import re
from enum import Enum, auto
from typing import NamedTuple

from rectify_cli.core.terms import INTERNAL_LABELS, INTERNAL_UNTIL, INTERNAL_WHO


class Label(Enum):
    """What a label introduces."""

    PROBLEM = auto()
    STATE = auto()
    MEASURES = auto()
    RESULTS = auto()
    PLAN = auto()
    INTERNAL = auto()


_WORDS = {
    Label.PROBLEM: (
        "反馈问题 具体问题 存在问题 存在的问题 主要问题 巡察反馈问题 巡视反馈问题 审计发现问题 "
        "发现问题 问题 问题表现 问题描述"
    ),
    Label.STATE: ("整改结果 整改状态 完成情况 完成状态 整改完成情况 目前状态 状态 整改进度 完成进度 办理状态 办理结果"),
    Label.MEASURES: "整改措施 整改举措 采取措施 采取的措施 工作措施",
    Label.RESULTS: (
        "整改情况 阶段性整改情况 整改落实情况 整改进展情况 整改进展 "
        "整改措施及成效 整改措施和成效 整改成效 整改措施及完成情况 整改措施及落实情况 措施及成效 "
        "整改 落实情况 整改工作情况 已采取措施 已采取的措施 阶段性整改成效 "
        "阶段性进展 进展情况 整改落实 整改工作进展"
    ),
    Label.PLAN: (
        "整改计划 下一步整改计划 下一步计划 下步计划 下一步工作计划 下一步措施 下一步整改措施 "
        "下一步工作打算 下一步打算 下一步安排 下一步整改打算 下一步工作安排 下一步工作措施 "
        "后续整改计划 后续计划 后续措施 下步打算 下步措施 下步整改计划 下步工作计划 下一步工作 "
        "下一步 持续整改计划 后续整改措施"
    ),
}
_MEANT = {word: label for label, words in _WORDS.items() for word in words.split()}

LABEL = "|".join(sorted(_MEANT, key=len, reverse=True))
"""A pattern of every label that a public notice has, the longest first."""

OTHER = "other"
"""What a label names that tells who answers for an issue, and that no field goes by."""

SHORT = frozenset({"owner", "lead", "person", "support", "due", "disclosure", OTHER})
"""The fields of a name or a day; the rest hold sentences, over several paragraphs too."""

_FIELDS = {word: field for field, words in INTERNAL_LABELS.items() for word in words if word not in _MEANT}
_EVERY = "|".join([*sorted(_FIELDS, key=len, reverse=True), INTERNAL_WHO, INTERNAL_UNTIL])
_LONG = 3
# A short word (目标, 原因) or 举一反三 in the midst of a paragraph may be part of a measure.
_LONGER = (word for word, field in _FIELDS.items() if len(word) >= _LONG and field != "lessons")
_PLAIN = "|".join([*sorted(_LONGER, key=len, reverse=True), INTERNAL_WHO, INTERNAL_UNTIL])

_LEADING = re.compile(rf"[\s　]{{0,8}}[【\[]?({LABEL})[】\]]?[ ]?[：:][ 　]?")
_ALONE = re.compile(rf"[\s　]{{0,8}}[【\[]?({LABEL})[】\]]?[。]?[\s　]{{0,8}}")
_INTERNAL = re.compile(rf"[\s　]{{0,8}}[·•●◆■]?[ 　]?[【\[（(]?({_EVERY})[】\]）)]?[ 　]?[：:][ 　]?")
_INTERNAL_ALONE = re.compile(rf"[\s　]{{0,8}}[【\[]?({_PLAIN})[】\]]?[\s　]{{0,8}}")

_AFTER = re.compile(rf"(?:^|(?<=[。；;】\s　]))[【\[]?(?:{LABEL}|{_PLAIN})[】\]]?[：:]")
_BRACKETED = re.compile(rf"[（(【\[](?:{_PLAIN})[：:][^（()）【】\[\]]*[）)】\]]")
_AMONG = re.compile(rf"(?<=[。；;，,、】）)\s　|/])[【\[（(]?(?:{_EVERY})[】\]）)]?[：:]")


class Labelled(NamedTuple):
    """A label, where what it introduces begins, and the field of an issue (or OTHER) that an internal one names."""

    label: Label | None
    start: int
    field: str | None = None


def label(text: str, start: int, end: int) -> Labelled:
    """Return the label that the text has at `start`; none, and `start`, where it has none."""
    found = _LEADING.match(text, start, end) or _ALONE.fullmatch(text, start, end)
    if found:
        return Labelled(_MEANT[found[1]], found.end())
    found = _INTERNAL.match(text, start, end) or _INTERNAL_ALONE.fullmatch(text, start, end)
    return Labelled(Label.INTERNAL, found.end(), _field(found[1])) if found else Labelled(None, start)


def _field(word: str) -> str:
    """Return the field that a label names: by its own word, or by the one before a bracket or behind 整改."""
    bare = re.sub("[（(].*", "", word)
    if re.fullmatch(INTERNAL_UNTIL, bare):
        return "due"
    return _FIELDS.get(bare) or _FIELDS.get(bare.removeprefix("整改")) or OTHER


def cuts(text: str) -> set[int]:
    """Return where in a paragraph a label begins a line of its own, and where a label in brackets ends one."""
    found = {found.start() for found in _AFTER.finditer(text)}
    return found.union(*(found.span() for found in _BRACKETED.finditer(text)))


def among(text: str, start: int, end: int) -> set[int]:
    """Return where labels stand among the words of an internal one, behind a comma too."""
    return {found.start() for found in _AMONG.finditer(text, start, end)}
