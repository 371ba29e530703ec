"""The books themselves: those with odd marks, numbers, dates and sheets."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import spreadsheets
from real_books import (
    DUES,
    HAN,
    MEASURES,
    OWNERS,
    STATES,
    TITLES,
    Truth,
    layout,
    others,
    sheet,
    truths,
    typed,
)
from real_layouts import FOCUS

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = (
    ("√", "completed"),
    ("○", "in_progress"),
    ("√", "completed"),
    ("√", "completed"),
    ("○", "in_progress"),
    ("√", "completed"),
)
_WORDS = (
    ("销号", "completed"),
    ("申请延期", "in_progress"),
    ("部分完成", "staged"),
    ("验收通过", "completed"),
    ("同意销号", "completed"),
    ("正在整改", "in_progress"),
)


@layout("section rows and odd ids", truths(_MARKS))
def sections(path: Path) -> None:
    rows: list[Sequence[object]] = [["编号", "存在问题", "整改举措", "是否完成", "完成时限", "牵头单位"]]
    for at, title in enumerate(TITLES):
        if at == 0:
            rows.append(["一、党的领导方面（共3个问题）"])
        if at == 3:
            rows.append([None, "二、全面从严治党方面"])
        number = ("1-1", "1-2", "A03", "一（一）1", "2-1", "2-2")[at]
        rows.append([number, title, typed("brackets", MEASURES[at]), _MARKS[at][0], DUES[at][0], OWNERS[at]])
    rows += [["小计", "6个", None], ["注：√表示已完成，○表示正在整改"]]
    sheet(path, rows, ["A2:F2"])


@layout("acceptance in a column of another name", others(truths(_WORDS), ("领导批示", ["请抓好落实"] * 6)))
def acceptance(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["\ufeff\ufeff序号", "巡察反馈\u200b问题", "整改措施", "整改期限", "领导批示", "验收意见"]
    ]
    rows += [
        [at + 1, title, typed("circled", MEASURES[at]), DUES[at][0], "请抓好落实", _WORDS[at][0]]
        for at, title in enumerate(TITLES)
    ]
    sheet(path, rows)


@layout("numbers that start again under each aspect", truths())
def restarting(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["方面", "序号", "问题表述", "具体整改措施", "整改完成时限", "整改完成情况", "责任科室"]
    ]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                FOCUS[at] if at in {0, 2, 5} else None,
                (1, 2, 1, 2, 3, 1)[at],
                title,
                typed("dots", MEASURES[at]),
                DUES[at][0],
                STATES[at][0],
                OWNERS[at],
            ]
        )
    sheet(path, rows, ["A2:A3", "A4:A6"])


@layout(
    "sheets of several registers",
    [*truths(), Truth("车辆管理混乱", ("建立台账",), "2026-04-30", "2026年4月", "completed", register="immediate")],
)
def several(path: Path) -> None:
    head = ["序号", "反馈问题", "整改措施", "整改时限", "完成情况"]
    rows = [[at + 1, title, typed("dots", MEASURES[at]), DUES[at][0], STATES[at][0]] for at, title in enumerate(TITLES)]
    more: dict[str, list[Sequence[object]]] = {
        "立行立改": [["立行立改台账"], head, [1, "车辆管理混乱", "1.建立台账", "2026年4月", "已完成"]],
        "信访件": [["序号", "受理编号", "办理情况"], [1, "X001", "已办结"]],
        "说明": [["填报说明"], ["一、按月更新。"]],
    }
    sheet(path, [["台账"], head, *rows], ["A1:E1"], more)


@layout("one column by its name", truths(None, None, ((),) * 6), "--map", "有关事项=title")
def one_column(path: Path) -> None:
    sheet(path, [["有关事项"], *([title] for title in TITLES)])


@layout(
    "two blocks side by side",
    others(truths(), ("整改措施（省）", [f"省级措施{at}" for at in range(6)])),
    "--block",
    "A:B,F:H",
)
def blocks(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["序号", "反馈问题", "省", None, None, "市", None, None],
        [None, None, *["整改措施", "整改时限", "完成情况"] * 2],
    ]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                at + 1,
                title,
                f"省级措施{at}",
                "2026-01-01",
                "已完成",
                typed("han", MEASURES[at]),
                DUES[at][0],
                STATES[at][0],
            ]
        )
    sheet(path, rows, ["A1:A2", "B1:B2", "C1:E1", "F1:H1"])


_MONTHS = tuple(
    (f"2026年{month}月", due, True)
    for month, due in (
        (6, "2026-06-30"),
        (7, "2026-07-31"),
        (8, "2026-08-31"),
        (9, "2026-09-30"),
        (10, "2026-10-31"),
        (12, "2026-12-31"),
    )
)


@layout(
    "months as dates, hidden rows and columns, formulas",
    others(truths(None, _MONTHS), ("问题来源", ["巡察"] * 6), ("整改类型", ["分阶段"] * 6)),
)
def months(path: Path) -> None:
    rows: list[Sequence[object]] = [["序号", "问题描述", "整改措施", "完成时限", "问题来源", "整改类型", "天数"]]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                at + 1,
                title,
                "\n".join(MEASURES[at]),
                dt.date(2026, (6, 7, 8, 9, 10, 12)[at], 1),
                "巡察",
                "分阶段",
                "=1+1",
            ]
        )
    book = sheet(path, rows)
    first = book.worksheets[0]
    for row in range(2, 8):
        first.cell(row, 4).number_format = 'yyyy"年"m"月"'
    first.row_dimensions[4].hidden = True
    first.column_dimensions["E"].hidden = True
    spreadsheets.save(book, path)


_LOOSE = (
    ("2026/8", "2026-08-31", True),
    ("2026.8.31", "2026-08-31", False),
    ("8月底", "2026-08-31", True),
    ("二〇二六年八月", "2026-08-31", True),
    ("2026年9月30日前，长期坚持", "2026-09-30", True),
    ("2026年6月-2026年10月", "2026-10-31", True),
)
_SAYING = (
    ("已完成整改", "completed"),
    ("完成80%", "in_progress"),
    ("阶段性完成", "staged"),
    ("×", "in_progress"),
    ("已销号", "completed"),
    ("推进中", "in_progress"),
)


@layout("loose dates and one odd cell", others(truths(_SAYING, _LOOSE), ("责任人电话", ["138****0000"] * 6)))
def loose(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["号", "问题清单", "任务清单（整改措施）", "责任清单", None, "时限要求", "整改进展", "责任人电话"],
        [None, None, None, "责任领导", "责任部门"],
    ]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                at + 1,
                title,
                typed("lines", MEASURES[at]),
                "王某",
                OWNERS[at],
                _LOOSE[at][0],
                _SAYING[at][0],
                "138****0000",
            ]
        )
    sheet(path, rows, ["D1:E1"])


@layout("an aspect in the first column of every row", others(truths(), ("责任人及联系电话", ["张某"] * 6)))
def repeated(path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["反馈意见", "主要问题", "整改目标", "整改措施（具体到人）", "整改时限要求", "目前整改状态", "责任人及联系电话"]
    ]
    for at, title in enumerate(TITLES):
        for number, text in enumerate(MEASURES[at]):
            rows.append([FOCUS[at], title, "达标", f"（{HAN[number]}）{text}", DUES[at][0], STATES[at][0], "张某"])
    sheet(path, [["整改工作台账"], ["填报单位：某局", None, None, "填报日期：2026-11-20"], *rows], ["A1:G1"])
