"""Books laid out as offices lay theirs out, with invented content, and what each of them says."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

import spreadsheets

INSPECTION = """\
body: 某县某局党组
kind: inspection
team: 县委第一巡察组
on_site: {from: 2025-12-01, to: 2026-01-31}
feedback: 2026-03-20
cut_off: 2026-11-20
signing: 2026-11-25
notice:
  title: [某县某局党组, 关于巡察整改进展情况的通报]
  lead: 2025年12月1日至2026年1月31日，县委第一巡察组对某局进行了巡察。
"""


@dataclass
class Truth:
    """What a book says of one issue: `due` as YYYY-MM-DD, `when` as typed where it is no day."""

    title: str
    measures: tuple[str, ...] = ()
    due: str | None = None
    when: str | None = None
    status: str | None = None
    others: dict[str, str] = field(default_factory=dict)
    register: str = "issues"


@dataclass
class Layout:
    """One book: how it is written, what it says, and the options it takes."""

    write: Callable[[Path], object]
    truths: list[Truth]
    options: tuple[str, ...] = ()


LAYOUTS: dict[str, Layout] = {}
TITLES = (
    "学习贯彻上级精神不及时",
    "党组会议议事规则不健全",
    "惠民资金监管不到位",
    "项目建设推进缓慢",
    "公务接待审批不规范",
    "干部选拔任用程序不严",
)
MEASURES = (
    ("制定年度学习计划", "每月组织一次集中学习", "学习情况纳入考核"),
    ("修订党组议事规则", "建立议题征集清单"),
    ("开展专项清理，追回资金12.5万元", "完善监管办法", "按季度公开发放情况"),
    ("倒排工期，挂图作战", "每周调度一次"),
    ("修订接待管理办法",),
    ("复核2023年以来任用档案", "组织业务培训"),
)
DUES = (
    ("2026年8月底前", "2026-08-31", True),
    ("2026.9.30", "2026-09-30", False),
    ("长期坚持", None, True),
    ("2026年底", "2026-12-31", True),
    ("6月30日前", "2026-06-30", True),
    (dt.date(2026, 12, 15), "2026-12-15", False),
)
STATES = (
    ("已完成", "completed"),
    ("基本完成", "staged"),
    ("长期坚持", "in_progress"),
    ("正在推进", "in_progress"),
    ("已完成并长期坚持", "completed"),
    ("未启动", "not_started"),
)
OWNERS = ("办公室", "机关党委", "财务科", "工程科", "办公室", "人事科")
HAN = "一二三四五六"


def truths(
    states: Sequence[tuple[object, str | None]] | None = STATES,
    dues: Sequence[tuple[object, str | None, bool]] | None = DUES,
    measures: Sequence[tuple[str, ...]] = MEASURES,
) -> list[Truth]:
    """Return what the six issues say."""
    made = []
    for at, title in enumerate(TITLES):
        text, due, worded = dues[at] if dues else ("", None, False)
        status = states[at][1] if states else None
        made.append(Truth(title, measures[at], due, str(text) if worded else None, status))
    return made


def typed(form: str, measures: Sequence[str]) -> str:
    """Return measures as a clerk types them into one cell."""
    if form == "dots":
        return "；".join(f"{at}.{text}" for at, text in enumerate(measures, 1)) + "。"
    if form == "han":
        return "；".join(f"{HAN[at]}是{text}" for at, text in enumerate(measures)) + "。"
    if form == "brackets":
        return "".join(f"（{at}）{text}。" for at, text in enumerate(measures, 1))
    if form == "circled":
        return "；".join(f"{'①②③④'[at]}{text}" for at, text in enumerate(measures))
    if form == "close":
        return "".join(f"{at}、{text}" for at, text in enumerate(measures, 1))
    return "\n".join(f"{at}.{text}；" for at, text in enumerate(measures, 1))


def sheet(
    path: Path,
    rows: Iterable[Sequence[object]],
    merged: Iterable[str] = (),
    more: dict[str, list[Sequence[object]]] | None = None,
) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Write a book, with further sheets, and return its first sheet's book."""
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "整改台账"
    for row in rows:
        first.append(list(row))
    for cells in merged:
        first.merge_cells(cells)
    for name, lines in (more or {}).items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(list(line))
    spreadsheets.save(book, path)
    return book


def layout(
    name: str, said: list[Truth], *options: str
) -> Callable[[Callable[[Path], object]], Callable[[Path], object]]:
    """Register a book under its name."""

    def add(write: Callable[[Path], object]) -> Callable[[Path], object]:
        LAYOUTS[name] = Layout(write, said, options)
        return write

    return add


def others(said: list[Truth], *columns: tuple[str, Sequence[str]]) -> list[Truth]:
    """Add what the columns of the office's own say."""
    for heading, cells in columns:
        for truth, cell in zip(said, cells, strict=False):
            if cell:
                truth.others[heading] = cell
    return said
