"""The parts of a paper round its text are read by words and places."""

import pytest

import readings
from rectify_cli.exchange.notice import head_and_attachments

TEXT = """某县某局党组关于巡察整改进展情况的通报
1.反馈问题：学习不够
整改结果：完成
整改情况：做了。
{above}某县某局党组
2025年1月10日
{below}"""


def read(above: str = "", below: str = "", head: str = "") -> head_and_attachments.Surroundings:
    return head_and_attachments.read(readings.reading(head + TEXT.format(above=above, below=below)))


@pytest.mark.parametrize(
    ("head", "mark", "number"),
    [
        ("", None, None),
        ("某县某局党组文件\n某党〔2025〕1号\n", "某县某局党组文件", "某党〔2025〕1号"),
        ("某县某局文件\n", "某县某局文件", None),
    ],
)
def test_the_head(head: str, mark: str | None, number: str | None) -> None:
    around = read(head=head)
    assert (around.mark and around.mark.text, around.number and around.number.text) == (mark, number)


@pytest.mark.parametrize(
    ("above", "below", "attachments"),
    [
        ("", "", []),
        ("附件：整改台账\n", "", [("整改台账", [])]),
        ("附件：\n整改台账\n", "", [("整改台账", [])]),
        ("附件：1．整改台账\n2．制度清单\n", "", [("整改台账", []), ("制度清单", [])]),
        ("附件：整改台账\n", "附件\n整改台账\n第一段。\n第二段。\n", [("整改台账", ["第一段。", "第二段。"])]),
        (
            "附件：\n1.整改台账\n2.制度清单\n",
            "附件1\n整改台账\n第一段。\n附件2 制度清单\n第二段。\n",
            [("整改台账", ["第一段。"]), ("制度清单", ["第二段。"])],
        ),
    ],
)
def test_the_attachments(above: str, below: str, attachments: list[tuple[str, list[str]]]) -> None:
    around = read(above, below)
    assert [(each.title.text, [part.text for part in each.text]) for each in around.attachments] == attachments


def test_the_note() -> None:
    around = read(below="（联系人：张三）\n")
    assert around.note is not None
    assert around.note.text == "联系人：张三"


@pytest.mark.parametrize(
    ("above", "attendance"),
    [
        ("", {}),
        ("出席：甲局张三；乙局李四\n列席：王五\n", {"present": ["甲局张三", "乙局李四"], "observers": ["王五"]}),
        ("出席：甲局张三；\n乙局李四\n请假：王五\n", {"present": ["甲局张三", "乙局李四"], "excused": ["王五"]}),
        ("出席：甲局张三列席：王五\n", {"present": ["甲局张三"], "observers": ["王五"]}),
    ],
)
def test_who_was_at_the_meeting(above: str, attendance: dict[str, list[str]]) -> None:
    around = read(above)
    assert {key: [part.text for part in names] for key, names in around.attendance.items()} == attendance
