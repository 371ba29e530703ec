"""The books themselves: those that say in several columns what others say in one."""

from pathlib import Path
from typing import TYPE_CHECKING

from real_books import DUES, HAN, MEASURES, OWNERS, STATES, TITLES, layout, others, sheet, truths, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = max(map(len, MEASURES))
_HEADS = ("已完成", "阶段性完成", "正在推进")
_STATES = ("completed", "staged", "in_progress", "completed", "in_progress", "completed")


def _padded(at: int) -> list[str | None]:
    return [*MEASURES[at], *[None] * (_MOST - len(MEASURES[at]))]


@layout("a column for each measure", truths())
def columns(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["序号", "问题", *(f"整改措施{HAN[at]}" for at in range(_MOST)), "时限", "完成情况"]
    ]
    rows += [[at + 1, title, *_padded(at), DUES[at][0], STATES[at][0]] for at, title in enumerate(TITLES)]
    sheet(path, rows)


@layout("a column for each measure below a group, its department beside", others(truths(), ("责任部门", OWNERS)))
def beside(path: Path) -> None:
    head = [each for at in range(1, _MOST + 1) for each in (f"措施{at}", f"责任部门{at}", f"完成时限{at}")]
    rows: list[Sequence[object]] = [["序号", "反馈问题", *head, "整改状态"]]
    for at, title in enumerate(TITLES):
        own = [each for text in _padded(at) for each in ((text, OWNERS[at], DUES[at][0]) if text else (None,) * 3)]
        rows.append([at + 1, title, *own, STATES[at][0]])
    sheet(path, rows)


@layout("a state ticked in one of several columns", truths([("√", state) for state in _STATES]))
def ticks(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["序号", "反馈问题", "整改措施", "整改时限", "完成情况（请打√）", None, None, "问题来源"],
        [None, None, None, None, *_HEADS, None],
    ]
    for at, title in enumerate(TITLES):
        marks = [
            "√" if head == at_head else None
            for head in ("completed", "staged", "in_progress")
            for at_head in [_STATES[at]]
        ]
        rows.append([at + 1, title, typed("dots", MEASURES[at]), DUES[at][0], *marks, "巡察"])
    sheet(path, rows, ["E1:G1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "H1:H2"])


@layout("sections, sums of each department, days to come below 完成时间", truths(dues=[(due, due, False) for due in (
    "2026-06-30", "2026-07-31", "2027-03-31", "2026-12-15", "2026-08-31", "2026-09-30")]))  # fmt: skip
def sums(path: Path) -> None:
    dues = ("2026年6月30日", "二〇二六年七月三十一日", "2027.3.31", "2026-12-15", "2026/8/31", "2026年9月30日")
    rows: list[Sequence[object]] = [["问题编码", "审计查出问题", "问题金额", "整改措施", "完成时间", "整改状态"]]
    for at, title in enumerate(TITLES):
        if at == 0:
            rows.append(["【重点问题】"])
        measures = "".join(f"（{HAN[each]}）{text}。" for each, text in enumerate(MEASURES[at]))
        rows.append([f"A0{at + 1}", title, 3.5, measures, dues[at], STATES[at][0]])
        if at in {2, 5}:
            rows.append(["县财政局小计", None, 10.5])
    rows += [["平均进度", None, None, None, None, "76.1%"], ["总计", "共6个问题", 21]]
    sheet(path, rows)
