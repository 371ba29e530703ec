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
    path: Path, rows: Iterable[Sequence[object]], merged: Iterable[str] = (), more: dict[str, list[Sequence[object]]] | None = None
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


_PERCENT = ((1.0, "completed"), (0.6, "in_progress"), ("100%", "completed"), ("80%", "in_progress"), (0.0, "not_started"), ("35%", "in_progress"))
_FOCUS = ("党的领导弱化", "党的领导弱化", "全面从严治党不力", "全面从严治党不力", "全面从严治党不力", "队伍建设薄弱")
_CONTENT = ("重点内容甲", "重点内容甲", "重点内容乙", "重点内容乙", "重点内容丙", "重点内容丁")


@layout("a company's inspection list", others(truths(_PERCENT), ("巡视反馈重点内容", _CONTENT), ("分管领导", ["副职甲"] * 6)))
def company(path: Path) -> None:
    head = ["序号", "巡视反馈重点方面", "巡视反馈重点内容", "巡视反馈具体问题", "整改计划", "整改进度", "整改描述", "责任领导",
            "分管领导", "整体牵头部门/负责人", "整改时限"]  # fmt: skip
    rows: list[list[object]] = [["巡视整改台账", *[None] * 10], head]
    for at, title in enumerate(TITLES):
        rows.append([at + 1, _FOCUS[at], _CONTENT[at], title, typed("dots", MEASURES[at]), _PERCENT[at][0], f"描述{at}",
                     "正职", "副职甲", OWNERS[at], DUES[at][0]])  # fmt: skip
    for first, last in ((3, 4), (5, 7)):
        for row in range(first + 1, last + 1):
            rows[row - 1][1] = None
    rows[3][2] = rows[5][2] = None
    book = sheet(path, rows, ["A1:K1", "B3:B4", "B5:B7", "C3:C4", "C5:C6"])
    for row in (3, 4, 7):
        book.worksheets[0].cell(row, 6).number_format = "0%"
    spreadsheets.save(book, path)


_DONE = (("是", "completed"), ("否", "in_progress"), ("是", "completed"), ("否", "in_progress"), ("是", "completed"), ("否", "in_progress"))
_PLAIN_DUES = tuple((f"2026年{month}月{day}日前", f"2026-{month:02}-{day:02}", True) for month, day in ((6, 30), (7, 31), (9, 5), (10, 1), (12, 31), (8, 8)))
_MONEY = ("12.5", "3", "0.8", "100", "7", "9")


@layout(
    "an audit ledger of two levels",
    others(
        truths(_DONE, _PLAIN_DUES), ("审计项目名称", ["经责审计"] * 6), ("涉及金额整改措施合计（万元）", _MONEY),
        ("收回资金（万元）", _MONEY), ("新建指定制度（个）", ["1", "2", "", "1", "", "3"]),
        ("是否提交整改销号申请", ["是"] * 6), ("到期未完成整改原因及下一步措施", ["", "资金未到位", "", "等待批复", "", "人员不足"]),
    ),
)  # fmt: skip
def audit(path: Path) -> None:
    singles = ["审计实施单位名称", "审计项目名称", "整改责任单位", "审计发现问题简述", "细化的整改措施", "审计整改期限",
               "截至目前整改措施落实情况描述"]  # fmt: skip
    money, rest = ["合计（万元）", "收回资金（万元）"], ["合计（个）", "新建指定制度（个）"]
    tail = ["是否提交整改销号申请", "是否已完成整改销号", "到期未完成整改原因及下一步措施"]
    top = [*singles, "涉及金额整改措施", None, "不涉及金额的整改措施", None, *tail]
    rows: list[Sequence[object]] = [["审计整改台账"], top, [*[None] * 7, *money, *rest, None, None, None]]
    for at, title in enumerate(TITLES):
        created = ["1", "2", "", "1", "", "3"][at] or None
        reason = ["", "资金未到位", "", "等待批复", "", "人员不足"][at] or None
        rows.append(["审计部", "经责审计", OWNERS[at], title, typed("lines", MEASURES[at]), _PLAIN_DUES[at][0], f"落实{at}",
                     float(_MONEY[at]), float(_MONEY[at]), created and int(created), created and int(created), "是", _DONE[at][0],
                     reason])  # fmt: skip
    rows.append(["合计", *[None] * 6, 132.3, 132.3, 7, 7])
    merged = ["A1:N1", "H2:I2", "J2:K2", *(f"{letter}2:{letter}3" for letter in "ABCDEFGLMN")]
    sheet(path, rows, merged)


_CITY_DUES = tuple((text, due, True) for text, due in (
    ("2026年6月底", "2026-06-30"), ("2026年12月", "2026-12-31"), ("立行立改", None), ("2026年8月31日前", "2026-08-31"),
    ("年底前", "2026-12-31"), ("二〇二六年九月", "2026-09-30")))  # fmt: skip
_CITY_STATES = (("已完成整改，", "completed"), ("正在推进，", "in_progress"), ("已完成。", "completed"),
                ("正在整改，", "in_progress"), ("已完成整改。", "completed"), ("尚未启动。", "not_started"))  # fmt: skip


@layout("a city's environmental list", others(truths(_CITY_STATES, _CITY_DUES), ("行政区划", ["某区"] * 6), ("涉及部门", OWNERS), ("牵头人", ["甲"] * 6)))
def city(path: Path) -> None:
    head = ["创建时间", "归类", "项目", "行政区划", "所属城市", "问题简述", "整改时限", "任务具体整改要求", "目前进展情况及存在问题",
            "责任人", "责任部门", "责任单位", "涉及部门", "涉及人员", "牵头人", "牵头单位", "配合单位"]  # fmt: skip
    rows: list[Sequence[object]] = [["生态环境问题整改清单"], head]
    for at, title in enumerate(TITLES):
        rows.append(["2026-03-25", "水环境", "督察", "某区", "某市", title, _CITY_DUES[at][0], typed("han", MEASURES[at]),
                     f"{_CITY_STATES[at][0]}存在问题{at}", "甲", OWNERS[at], "某局", OWNERS[at], "乙", "甲", "某单位", "丙"])  # fmt: skip
    sheet(path, rows, ["A1:Q1"])


@layout("a clerk's book", others(truths(), ("涉及金额（万元）", _MONEY), ("备注", [f"备注{at}" for at in range(6)]), ("具体表现", [f"表现{at}" for at in range(6)])))
def clerk(path: Path) -> None:
    head = ["序号", "反馈方面", "反馈问题", "具体表现", "整改措施", "责任领导", "责任部门", "责任人", "整改时限", "进展情况", "完成情况",
            "佐证材料", "涉及金额（万元）", "备注"]  # fmt: skip
    rows: list[Sequence[object]] = [["某局党组巡察整改台账"], ["（截至2026年11月20日）"], head]
    for at, title in enumerate(TITLES):
        rows.append([at + 1, _FOCUS[at] if at in {0, 2, 5} else None, title, f"表现{at}", typed("close", MEASURES[at]), "王某",
                     OWNERS[at], "李某", DUES[at][0], f"进展{at}", STATES[at][0], "会议纪要", float(_MONEY[at]), f"备注{at}"])  # fmt: skip
    rows += [["合计", None, "共6项", *[None] * 9, 132.3], ["注：金额以审计口径为准。"], ["审核人：王某　填表人：李某　制表日期：2026年11月20日"]]
    merged = ["A1:N1", "A2:N2", "B4:B5", "B6:B8", "A11:N11", "A12:N12"]
    sheet(path, rows, merged)


_OWN = tuple(tuple(f"{OWNERS[at]}{number}" for number, _ in enumerate(each)) for at, each in enumerate(MEASURES))


def _rows_of_measures(*, merging: bool) -> tuple[list[list[object]], list[str]]:
    rows: list[list[object]] = [["序号", "反馈问题", "整改措施", "责任部门", "整改时限", "完成情况"]]
    merged = []
    for at, title in enumerate(TITLES):
        start = len(rows) + 1
        for number, text in enumerate(MEASURES[at]):
            first = number == 0
            rows.append([at + 1 if first else None, title if first else None, f"{number + 1}.{text}", OWNERS[at] if first or not merging else None,
                         DUES[at][0] if first else None, STATES[at][0] if first else None])  # fmt: skip
        if merging and len(rows) > start:
            merged += [f"{letter}{start}:{letter}{len(rows)}" for letter in "ABDEF"]
    return rows, merged


@layout("a row for each measure, merged", truths())
def measures_merged(path: Path) -> None:
    sheet(path, *_rows_of_measures(merging=True))


@layout("a row for each measure, blank below", truths())
def measures_blank(path: Path) -> None:
    rows, _ = _rows_of_measures(merging=False)
    sheet(path, [*rows, [None, "共18项", None], ["分管领导签字：", None, None, "日期："]])


_MARKS = (("√", "completed"), ("○", "in_progress"), ("√", "completed"), ("√", "completed"), ("○", "in_progress"), ("√", "completed"))
_WORDS = (("销号", "completed"), ("申请延期", "in_progress"), ("部分完成", "staged"), ("验收通过", "completed"), ("同意销号", "completed"), ("正在整改", "in_progress"))


@layout("section rows and odd ids", truths(_MARKS))
def sections(path: Path) -> None:
    rows: list[Sequence[object]] = [["编号", "存在问题", "整改举措", "是否完成", "完成时限", "牵头单位"]]
    for at, title in enumerate(TITLES):
        if at == 0:
            rows.append(["一、党的领导方面"])
        if at == 3:
            rows.append([None, "二、全面从严治党方面"])
        number = ("1-1", "1-2", "A03", "一（一）1", "2-1", "2-2")[at]
        rows.append([number, title, typed("brackets", MEASURES[at]), _MARKS[at][0], DUES[at][0], OWNERS[at]])
    rows += [["小计", "6个", None], ["注：√表示已完成，○表示正在整改"]]
    sheet(path, rows, ["A2:F2"])


@layout("acceptance in a column of another name", others(truths(_WORDS), ("领导批示", ["请抓好落实"] * 6)))
def acceptance(path: Path) -> None:
    rows: list[Sequence[object]] = [["\ufeff\ufeff序号", "巡察反馈\u200b问题", "整改措施", "整改期限", "领导批示", "验收意见"]]
    rows += [[at + 1, title, typed("circled", MEASURES[at]), DUES[at][0], "请抓好落实", _WORDS[at][0]] for at, title in enumerate(TITLES)]
    sheet(path, rows)


@layout("numbers that start again under each aspect", truths())
def restarting(path: Path) -> None:
    rows: list[Sequence[object]] = [["方面", "序号", "问题表述", "具体整改措施", "整改完成时限", "整改完成情况", "责任科室"]]
    for at, title in enumerate(TITLES):
        rows.append([_FOCUS[at] if at in {0, 2, 5} else None, (1, 2, 1, 2, 3, 1)[at], title, typed("dots", MEASURES[at]), DUES[at][0], STATES[at][0], OWNERS[at]])
    sheet(path, rows, ["A2:A3", "A4:A6"])


@layout("sheets of several registers", [*truths(), Truth("车辆管理混乱", ("建立台账",), "2026-04-30", "2026年4月", "completed", register="immediate")])
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


@layout("two blocks side by side", others(truths(), ("整改措施（省）", [f"省级措施{at}" for at in range(6)])), "--block", "A:B,F:H")
def blocks(path: Path) -> None:
    rows: list[Sequence[object]] = [["序号", "反馈问题", "省", None, None, "市", None, None], [None, None, *["整改措施", "整改时限", "完成情况"] * 2]]
    for at, title in enumerate(TITLES):
        rows.append([at + 1, title, f"省级措施{at}", "2026-01-01", "已完成", typed("han", MEASURES[at]), DUES[at][0], STATES[at][0]])
    sheet(path, rows, ["A1:A2", "B1:B2", "C1:E1", "F1:H1"])


_MONTHS = tuple((f"2026年{month}月", due, True) for month, due in ((6, "2026-06-30"), (7, "2026-07-31"), (8, "2026-08-31"), (9, "2026-09-30"), (10, "2026-10-31"), (12, "2026-12-31")))


@layout("months as dates, hidden rows and columns, formulas", others(truths(None, _MONTHS), ("问题来源", ["巡察"] * 6), ("整改类型", ["分阶段"] * 6)))
def months(path: Path) -> None:
    rows: list[Sequence[object]] = [["序号", "问题描述", "整改措施", "完成时限", "问题来源", "整改类型", "天数"]]
    for at, title in enumerate(TITLES):
        rows.append([at + 1, title, "\n".join(MEASURES[at]), dt.date(2026, (6, 7, 8, 9, 10, 12)[at], 1), "巡察", "分阶段", "=1+1"])
    book = sheet(path, rows)
    first = book.worksheets[0]
    for row in range(2, 8):
        first.cell(row, 4).number_format = 'yyyy"年"m"月"'
    first.row_dimensions[4].hidden = True
    first.column_dimensions["E"].hidden = True
    spreadsheets.save(book, path)


_LOOSE = (("2026/8", "2026-08-31", True), ("2026.8.31", "2026-08-31", False), ("8月底", "2026-08-31", True), ("二〇二六年八月", "2026-08-31", True),
          ("2026年9月30日前，长期坚持", "2026-09-30", True), ("2026年6月-2026年10月", "2026-10-31", True))  # fmt: skip
_SAYING = (("已完成整改", "completed"), ("完成80%", "in_progress"), ("阶段性完成", "staged"), ("×", "in_progress"), ("已销号", "completed"), ("推进中", "in_progress"))


@layout("loose dates and one odd cell", others(truths(_SAYING, _LOOSE), ("责任人电话", ["138****0000"] * 6)))
def loose(path: Path) -> None:
    rows: list[Sequence[object]] = [["号", "问题清单", "任务清单（整改措施）", "责任清单", None, "时限要求", "整改进展", "责任人电话"], [None, None, None, "责任领导", "责任部门"]]
    for at, title in enumerate(TITLES):
        rows.append([at + 1, title, typed("lines", MEASURES[at]), "王某", OWNERS[at], _LOOSE[at][0], _SAYING[at][0], "138****0000"])
    sheet(path, rows, ["D1:E1"])


@layout("an aspect in the first column of every row", others(truths(), ("责任人及联系电话", ["张某"] * 6)))
def repeated(path: Path) -> None:
    rows: list[Sequence[object]] = [["反馈意见", "主要问题", "整改目标", "整改措施（具体到人）", "整改时限要求", "目前整改状态", "责任人及联系电话"]]
    for at, title in enumerate(TITLES):
        for number, text in enumerate(MEASURES[at]):
            rows.append([_FOCUS[at], title, "达标", f"（{HAN[number]}）{text}", DUES[at][0], STATES[at][0], "张某"])
    sheet(path, [["整改工作台账"], ["填报单位：某局", None, None, "填报日期：2026-11-20"], *rows], ["A1:G1"])
