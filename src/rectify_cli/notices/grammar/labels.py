"""The labels under a problem (整改结果：, 整改情况：, 整改计划：…) -> what stands behind them."""

import re
from enum import Enum, auto


class Label(Enum):
    """What a label introduces."""

    PROBLEM = auto()
    STATE = auto()
    MEASURES = auto()
    PLAN = auto()


_WORDS = {
    Label.PROBLEM: (
        "反馈问题 具体问题 存在问题 存在的问题 主要问题 巡察反馈问题 巡视反馈问题 审计发现问题 "
        "发现问题 问题 问题表现 问题描述"
    ),
    Label.STATE: ("整改结果 整改状态 完成情况 完成状态 整改完成情况 目前状态 状态 整改进度 完成进度 办理状态 办理结果"),
    Label.MEASURES: (
        "整改情况 阶段性整改情况 整改落实情况 整改进展情况 整改进展 整改措施 整改举措 "
        "整改措施及成效 整改措施和成效 整改成效 整改措施及完成情况 整改措施及落实情况 措施及成效 "
        "整改 落实情况 采取措施 采取的措施 整改工作情况 已采取措施 已采取的措施 阶段性整改成效 "
        "阶段性进展 进展情况 整改落实 工作措施 整改工作进展"
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
"""A pattern of every label there is, the longest first."""

_LEADING = re.compile(rf"[\s　]{{0,8}}[【\[]?({LABEL})[】\]]?[ ]?[：:][ 　]?")
_ALONE = re.compile(rf"[\s　]{{0,8}}[【\[]?({LABEL})[】\]]?[。]?[\s　]{{0,8}}")


def label(text: str, start: int, end: int) -> tuple[Label | None, int]:
    """Return the label that the text has at `start` and where what it introduces begins; else None and `start`."""
    found = _LEADING.match(text, start, end) or _ALONE.fullmatch(text, start, end)
    return (_MEANT[found[1]], found.end()) if found else (None, start)
