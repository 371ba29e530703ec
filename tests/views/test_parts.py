"""What stands around a paper has the defaults an office expects, and its own words where it has some."""

import datetime as dt

import pytest
from pydantic import ValidationError

from ledgers import INSPECTION
from rectify_cli.ledger.model import BriefingParts, Parts
from rectify_cli.views import parts

DAY = dt.date(2025, 1, 10)


def test_without_elements_the_body_signs_and_the_usual_words_close() -> None:
    made = parts.build(INSPECTION, Parts(), DAY, "特此报告。")
    assert (made.issuer, made.date, made.ending) == ("某局", DAY, "特此报告。")
    assert (made.head, made.masthead, made.addressee, made.note, made.imprint) == (None,) * 5


def test_own_closing_words_win_and_empty_ones_print_none() -> None:
    own = [Parts(ending=words) for words in ("请审阅。", "")]
    assert [parts.build(INSPECTION, each, DAY, "特此报告。").ending for each in own] == ["请审阅。", ""]


def test_several_issuers_stand_on_a_line_and_copies_make_a_sentence() -> None:
    own = Parts.model_validate({"issuers": ["甲局", "乙局"], "imprint": {"copies": ["丙局", "丁局"]}})
    made = parts.build(INSPECTION, own, DAY)
    assert made.issuer == "甲局\u3000乙局"
    assert made.imprint == parts.PrintedImprint("抄送：丙局，丁局。", "某局", DAY)


def test_a_briefing_has_a_number_and_an_editor() -> None:
    own = BriefingParts.model_validate({"masthead": {"name": "整改简报", "issue": 3}})
    assert parts.build(INSPECTION, own, DAY).masthead == parts.PrintedMasthead("整改简报", "第3期", "某局")
    assert parts.build(INSPECTION, BriefingParts(), DAY).masthead is None


def test_minutes_say_who_was_there_and_have_no_usual_closing_words() -> None:
    names = {"present": ["甲局张三、李四", "乙局王五"], "observers": ["丙局赵六"]}
    own = Parts.model_validate({"format": "纪要", "attendance": names})
    made = parts.build(INSPECTION, own, DAY, "特此报告。")
    assert made.attendance == ("出席：甲局张三、李四；乙局王五", "列席：丙局赵六")
    assert made.ending == ""
    assert parts.build(INSPECTION, Parts(), DAY).attendance == ()


def test_a_paper_that_is_no_minutes_takes_no_attendance() -> None:
    with pytest.raises(ValidationError, match=r"attendance is for minutes alone|只有纪要才写"):
        Parts.model_validate({"format": "letter", "attendance": {"present": ["甲局张三"]}})
