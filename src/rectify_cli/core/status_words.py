"""Status words as bodies write them -> what they mean here."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Status

_WORDS = {
    Status.COMPLETED: (
        "完成 已完成 完成整改 已完成整改 整改完成 已整改完成 已整改 整改到位 已整改到位 "
        "已完成整改到位 整改销号 已整改销号 销号 已销号 完成销号 办结 已办结 办理完毕 已办理完毕 "
        "全部完成 已全部完成 完成并长期坚持 已完成并长期坚持 已完成并持续坚持 立行立改已完成 "
        "基本整改到位 已基本整改到位"
    ),
    Status.STAGED: (
        "阶段性完成 阶段性完成整改 已阶段性完成 取得阶段性成果 取得阶段性成效 阶段性整改完成 "
        "基本完成 基本完成整改 已基本完成 已基本完成整改 "
        "基本完成取得阶段性成果并持续整改 基本完成并持续整改 完成阶段性整改 完成阶段性整改任务 "
        "已完成阶段性整改 已完成阶段性整改任务 已取得阶段性成效 已取得阶段性成果 阶段性整改到位 已阶段性整改到位 "
        "部分整改 部分完成 已部分整改 阶段性办结 长期整改"
    ),
    Status.IN_PROGRESS: (
        "整改中 正在整改 正在整改之中 正在整改中 正在推进 正在推进整改 推进中 持续推进 持续推进中 "
        "持续整改 持续整改中 长期坚持 持续坚持 需长期坚持 长期推进 持续销号 申请延期 "
        "正在办理 办理中 在办 正在办 正在进行 进行中 未完成 未完成整改 尚未完成 尚未完成整改 暂未完成 未办结 "
        "尚未办结 尚未整改到位 未整改到位 暂未整改到位 尚未完全整改到位 暂未完成整改 整改推进中 "
        "达到序时进度 已达序时进度 已达到序时进度 达到时序进度 未达序时进度 未达到序时进度 未达到时序进度 未达时序进度"
    ),
    Status.NOT_STARTED: "未整改 未开始 未启动 尚未启动 尚未整改 未开展 未办 未办理 尚未办理",
}
TABLE = {status: tuple(words.split()) for status, words in _WORDS.items()}
"""Status -> the words that count as it where the ledger has no other use for them; `rectify labels` prints them."""

OF_PETITIONS = {
    Status.COMPLETED: "已办结",
    Status.STAGED: "阶段性办结",
    Status.IN_PROGRESS: "正在办理",
    Status.NOT_STARTED: "未办理",
}
"""The word that is printed for the status of a petition (信访件), which is handled and not rectified."""

_STATUSES = {word: status for status, words in TABLE.items() for word in words}
_COLUMN = {Status.COMPLETED: Column.COMPLETED, Status.STAGED: Column.STAGED}
_BLANK = re.compile(r"[\s，、。；]")

_AS_ITS_LABEL: Mapping[Status, str] = MappingProxyType({})

LONGEST = max(map(len, _STATUSES))

WORD = "|".join(sorted(_STATUSES, key=len, reverse=True))
"""A pattern of every status word there is, the longest first."""


def status(word: str) -> Status | None:
    """Return what a status word means; None where no vocabulary has it."""
    return _STATUSES.get(_BLANK.sub("", word))


def by_table(word: str, printed: Mapping[Status, str] = _AS_ITS_LABEL) -> Phrase | None:
    """Return how a word is taken that only the table knows, None for the usual words and those in no vocabulary.

    `printed` is the word for each status where it is not its label.
    """
    known = None if any(word in it.words for it in Status) else status(word)
    if known is None or word == printed.get(known):
        return None
    zh = printed.get(known, known.label.zh)
    return Phrase(f"{word} → {zh}，按 rectify labels", f"{word} → {known.label.en}, by `rectify labels`")


def column(word: str) -> Column | None:
    """Return the figure a status word is counted in; None where no vocabulary has it."""
    known = status(word)
    return None if known is None else _COLUMN.get(known, Column.UNFINISHED)
