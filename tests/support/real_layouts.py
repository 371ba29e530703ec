"""The books themselves: one writer for each layout, registered with what it says."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl.utils import get_column_letter

import spreadsheets
from real_books import (
    DUES,
    MEASURES,
    OWNERS,
    STATES,
    TITLES,
    layout,
    others,
    sheet,
    truths,
    typed,
)

_PERCENT = (
    (1.0, "completed"),
    (0.6, "in_progress"),
    ("100%", "completed"),
    ("80%", "in_progress"),
    (0.0, "not_started"),
    ("35%", "in_progress"),
)
FOCUS = ("党的领导弱化", "党的领导弱化", "全面从严治党不力", "全面从严治党不力", "全面从严治党不力", "队伍建设薄弱")
_CONTENT = ("重点内容甲", "重点内容甲", "重点内容乙", "重点内容乙", "重点内容丙", "重点内容丁")


@layout(
    "a company's inspection list",
    others(truths(_PERCENT), ("巡视反馈重点内容", _CONTENT), ("分管领导", ["副职甲"] * 6)),
)
def company(path: Path) -> None:
    head = [
        "序号",
        "巡视反馈重点方面",
        "巡视反馈重点内容",
        "巡视反馈具体问题",
        "整改计划",
        "整改进度",
        "整改描述",
        "责任领导",
        "分管领导",
        "整体牵头部门/负责人",
        "整改时限",
    ]
    rows: list[list[object]] = [["巡视整改台账", *[None] * 10], [*head]]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                at + 1,
                FOCUS[at],
                _CONTENT[at],
                title,
                typed("dots", MEASURES[at]),
                _PERCENT[at][0],
                f"描述{at}",
                "正职",
                "副职甲",
                OWNERS[at],
                DUES[at][0],
            ]
        )
    for first, last in ((3, 4), (5, 7)):
        for row in range(first + 1, last + 1):
            rows[row - 1][1] = None
    rows[3][2] = rows[5][2] = None
    book = sheet(path, rows, ["A1:K1", "B3:B4", "B5:B7", "C3:C4", "C5:C6"])
    for row in (3, 4, 7):
        book.worksheets[0].cell(row, 6).number_format = "0%"
    spreadsheets.save(book, path)


_DONE = (
    ("是", "completed"),
    ("否", "in_progress"),
    ("是", "completed"),
    ("否", "in_progress"),
    ("是", "completed"),
    ("否", "in_progress"),
)
_PLAIN_DUES = tuple(
    (f"2026年{month}月{day}日前", f"2026-{month:02}-{day:02}", True)
    for month, day in ((6, 30), (7, 31), (9, 5), (10, 1), (12, 31), (8, 8))
)
MONEY = ("12.5", "3", "0.8", "100", "7", "9")


_SINGLE = [
    "审计实施单位名称",
    "审计项目名称",
    "审计项目类型",
    "整改责任单位",
    "审计发现问题简述",
    "审计发现问题类型（国资委、集团公司口径）",
    "金额类问题涉及具体金额（审计署口径）（万元）",
    "提出审计建议简述",
    "整改完成标准从定分类",
    "细化的整改措施",
    "审计整改期限",
    "整改第一责任人",
    "协助整改工作的领导",
    "牵头整改部门责任人及联系电话",
    "配合整改部门责任人及联系电话",
    "审计部门责任人及联系电话",
    "截至目前整改措施落实情况描述",
]
_GROUPS = {
    "涉及金额整改措施": "合计（万元） 调整会计账目（万元） 收回资金（万元） 挽回损失（万元） 归还原资金渠道（万元） "
    "补缴税费（万元） 其他（万元） 其他的具体方式",
    "不涉及金额的整改措施": "合计（个） 新建指定制度（个） 修订完善制度（个） 优化完善业务流程（个） 其他措施（个） "
    "新建、修订制度名称、优化完善业务流程及其他措施具体情况",
    "追责问题情况": "组织处理（人次） 扣减薪酬（万元） 党纪处分（人次） 政务处分（人次） "
    "向司法机关移送问题线索（个） 涉案人员（人次） 具体情况描述",
}
_TAIL = ("是否提交整改销号申请", "是否已完成整改销号", "到期未完成整改原因及下一步措施")
_COLUMNS = [
    *((None, heading) for heading in _SINGLE),
    *((group, heading) for group, headings in _GROUPS.items() for heading in headings.split()),
    *((None, heading) for heading in _TAIL),
]


def _audited(at: int, column: int) -> object:
    """Return the cell of a column for one issue: a figure below a unit, else words of its own."""
    heading = _COLUMNS[column][1]
    own = {
        "整改责任单位": OWNERS[at],
        "审计发现问题简述": TITLES[at],
        "细化的整改措施": typed("lines", MEASURES[at]),
        "审计整改期限": _PLAIN_DUES[at][0],
        "是否提交整改销号申请": "是",
        "是否已完成整改销号": _DONE[at][0],
    }
    return own.get(heading, column + at + 0.5 if heading.endswith("）") else f"栏{column}行{at}")


@layout(
    "an audit ledger of two levels",
    others(
        truths(_DONE, _PLAIN_DUES),
        *(
            (str(column), [str(_audited(at, column)) for at in range(6)])
            for column, (_, heading) in enumerate(_COLUMNS)
            if heading not in {"审计发现问题简述", "细化的整改措施", "审计整改期限", "是否已完成整改销号"}
        ),
    ),
)
def audit(path: Path) -> None:
    groups = [group for group, _ in _COLUMNS]
    top = [
        heading if group is None else group if groups[at - 1] != group else None
        for at, (group, heading) in enumerate(_COLUMNS)
    ]
    rows: list[Sequence[object]] = [["审计整改台账"], top, [heading if group else None for group, heading in _COLUMNS]]
    rows += [[_audited(at, column) for column in range(len(_COLUMNS))] for at in range(6)]
    rows.append(["合计", *[None] * (len(_SINGLE) - 1), 132.3])
    letters = [get_column_letter(at) for at in range(1, len(_COLUMNS) + 1)]
    merged = [f"A1:{letters[-1]}1"]
    merged += [f"{letter}2:{letter}3" for letter, group in zip(letters, groups, strict=True) if group is None]
    for group in _GROUPS:
        own = [letter for letter, each in zip(letters, groups, strict=True) if each == group]
        merged.append(f"{own[0]}2:{own[-1]}2")
    sheet(path, rows, merged)


_CITY_DUES = tuple(
    (text, due, True)
    for text, due in (
        ("2026年6月底", "2026-06-30"),
        ("2026年12月", "2026-12-31"),
        ("立行立改", None),
        ("2026年8月31日前", "2026-08-31"),
        ("年底前", "2026-12-31"),
        ("二〇二六年九月", "2026-09-30"),
    )
)
_CITY_STATES = (
    ("已完成整改，", "completed"),
    ("正在推进，", "in_progress"),
    ("已完成。", "completed"),
    ("正在整改，", "in_progress"),
    ("已完成整改。", "completed"),
    ("尚未启动。", "not_started"),
)


@layout(
    "a city's environmental list",
    others(truths(_CITY_STATES, _CITY_DUES), ("行政区划", ["某区"] * 6), ("涉及部门", OWNERS), ("牵头人", ["甲"] * 6)),
)
def city(path: Path) -> None:
    head = [
        "创建时间",
        "归类",
        "项目",
        "行政区划",
        "所属城市",
        "问题简述",
        "整改时限",
        "任务具体整改要求",
        "目前进展情况及存在问题",
        "责任人",
        "责任部门",
        "责任单位",
        "涉及部门",
        "涉及人员",
        "牵头人",
        "牵头单位",
        "配合单位",
    ]
    rows: list[Sequence[object]] = [["生态环境问题整改清单"], head]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                "2026-03-25",
                "水环境",
                "督察",
                "某区",
                "某市",
                title,
                _CITY_DUES[at][0],
                typed("han", MEASURES[at]),
                f"{_CITY_STATES[at][0]}存在问题{at}",
                "甲",
                OWNERS[at],
                "某局",
                OWNERS[at],
                "乙",
                "甲",
                "某单位",
                "丙",
            ]
        )
    sheet(path, rows, ["A1:Q1"])


@layout(
    "a clerk's book",
    others(
        truths(),
        ("涉及金额（万元）", MONEY),
        ("备注", [f"备注{at}" for at in range(6)]),
        ("具体表现", [f"表现{at}" for at in range(6)]),
    ),
)
def clerk(path: Path) -> None:
    head = [
        "序号",
        "反馈方面",
        "反馈问题",
        "具体表现",
        "整改措施",
        "责任领导",
        "责任部门",
        "责任人",
        "整改时限",
        "进展情况",
        "完成情况",
        "佐证材料",
        "涉及金额（万元）",
        "备注",
    ]
    rows: list[Sequence[object]] = [["某局党组巡察整改台账"], ["（截至2026年11月20日）"], head]
    for at, title in enumerate(TITLES):
        rows.append(
            [
                at + 1,
                FOCUS[at] if at in {0, 2, 5} else None,
                title,
                f"表现{at}",
                typed("close", MEASURES[at]),
                "王某",
                OWNERS[at],
                "李某",
                DUES[at][0],
                f"进展{at}",
                STATES[at][0],
                "会议纪要",
                float(MONEY[at]),
                f"备注{at}",
            ]
        )
    rows += [
        ["合计", None, "共6项", *[None] * 9, 132.3],
        ["注：金额以审计口径为准。"],
        ["审核人：王某　填表人：李某　制表日期：2026年11月20日"],
    ]
    merged = ["A1:N1", "A2:N2", "B4:B5", "B6:B8", "A11:N11", "A12:N12"]
    sheet(path, rows, merged)


_OWN = tuple(tuple(f"{OWNERS[at]}{number}" for number, _ in enumerate(each)) for at, each in enumerate(MEASURES))


def _rows_of_measures(*, merging: bool) -> tuple[list[Sequence[object]], list[str]]:
    rows: list[Sequence[object]] = [["序号", "反馈问题", "整改措施", "责任部门", "整改时限", "完成情况"]]
    merged = []
    for at, title in enumerate(TITLES):
        start = len(rows) + 1
        for number, text in enumerate(MEASURES[at]):
            first = number == 0
            rows.append(
                [
                    at + 1 if first else None,
                    title if first else None,
                    f"{number + 1}.{text}",
                    OWNERS[at] if first or not merging else None,
                    DUES[at][0] if first else None,
                    STATES[at][0] if first else None,
                ]
            )
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
