"""Several points in one cell, however they are numbered; none loses its first number and keeps the rest."""

import pytest

from rectify_cli.exchange.workbook.merge.splitting import read


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("1.甲；2.乙；3.丙。", ["甲", "乙", "丙。"]),
        ("1、甲2、乙3、丙", ["甲", "乙", "丙"]),
        ("一是甲；二是乙。", ["甲", "乙。"]),
        ("（1）甲。（2）乙。", ["甲。", "乙。"]),
        ("①甲②乙", ["甲", "乙"]),
        ("⑴甲⑵乙", ["甲", "乙"]),
        ("⒈甲⒉乙", ["甲", "乙"]),
        ("㈠甲㈡乙", ["甲", "乙"]),
        ("㊀甲㊁乙", ["甲", "乙"]),
        ("❶甲❷乙", ["甲", "乙"]),
        ("A.甲；B.乙", ["甲", "乙"]),
        ("A、B两岗分设", ["A、B两岗分设"]),
        ("第一，甲。第二，乙。", ["甲。", "乙。"]),
        ("措施一：甲。措施二：乙。", ["甲。", "乙。"]),
        ("1.甲；3.乙", ["甲", "乙"]),
        ("1.甲\n续行\n2.乙", ["甲\n续行", "乙"]),
        ("1.见附件1、2、甲；2.乙", ["见附件1、2、甲", "乙"]),
        ("1.2026年6月前完成甲；2.追回12.5万元", ["2026年6月前完成甲", "追回12.5万元"]),
        ("追回资金12.5万元", ["追回资金12.5万元"]),
        ("2.只有后一条", ["2.只有后一条"]),
        ("针对问题，一是甲；二是乙", ["针对问题，一是甲；二是乙"]),
        ("甲\n乙", ["甲", "乙"]),
    ],
)
def test_a_cell_is_divided_by_its_numbers(typed: str, points: list[str]) -> None:
    assert [point.text for point in read(typed)] == points


def test_two_levels_are_points_and_their_items() -> None:
    typed = "（一）加强领导。1.成立专班；2.定期调度。（二）完善制度。1.修订；2.印发。"
    assert [(point.text, point.items) for point in read(typed)] == [
        ("加强领导。", ("成立专班", "定期调度。")),
        ("完善制度。", ("修订", "印发。")),
    ]


def test_one_number_behind_a_colon_is_an_item() -> None:
    typed = "（一）组织方面：1.成立专班。（二）机制方面：1.修订；2.印发。"
    assert [(point.text, point.items) for point in read(typed)] == [
        ("组织方面：", ("成立专班。",)),
        ("机制方面：", ("修订", "印发。")),
    ]


def test_a_later_row_goes_on_with_the_numbers() -> None:
    assert [point.text for point in read("3.丙；4.丁", 3)] == ["丙", "丁"]
