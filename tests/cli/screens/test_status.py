"""Where the ledger stands, as a leader asks."""

import json
from pathlib import Path

import notices
from commandline import Rectify
from samples_changed import DAY, change


def test_status_tells_what_a_leader_asks(rectify: Rectify, sample: Path) -> None:
    del sample
    ran = rectify("--lang", "zh", "status", *DAY)
    assert ran.code == 0
    words = [line.split() for line in ran.out.splitlines()]
    assert ["反馈问题", "22", "19", "3", "0", "86.36%"] in words
    assert ["立行立改", "4", "4", "0", "0", "100.00%"] in words
    assert ["信访件", "21", "21", "0", "0", "100.00%"] in words
    assert ["阶段性完成", "2025-12-31", "逾期", "327", "天"] in words
    assert ["阶段性完成", "2026-12-31", "还有", "38", "天"] in words
    assert "数据核对通过：0 处错误，2 处警告" in ran.out


def test_status_fits_80_columns_of_a_gbk_console(rectify: Rectify, sample: Path) -> None:
    del sample
    for language in ("zh", "en"):
        ran = rectify("--lang", language, "status", *DAY)
        for line in ran.out.splitlines():
            assert len(line.encode("gbk")) <= 80, line
        assert "\x1b" not in ran.out


def test_status_as_json_and_markdown(rectify: Rectify, sample: Path) -> None:
    del sample
    status = json.loads(rectify("status", *DAY, "--format", "json").out)
    declared = notices.expected()["declared"]
    assert {name: status["registers"]["issues"][name] for name in declared["issues"]} == declared["issues"]
    assert (status["listed"], status["withheld"]) == (20, 2)
    assert [(one["id"], one["due"], one["days_left"]) for one in status["open"]] == [
        (2, None, None),
        (18, "2025-12-31", -327),
        (19, "2026-12-31", 38),
    ]
    markdown = rectify("--lang", "en", "status", *DAY, "--format", "markdown").out
    assert "| issues | 22 | 19 | 3 | 0 | 86.36% |" in markdown
    assert "| 18 | “两庭”建设推进缓慢 | 阶段性完成 | 2025-12-31 | 327 days overdue |" in markdown


def test_the_verdict_of_status_is_that_of_check(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "2024-12-31, status: completed", "2199-12-31, status: completed")
    checked = rectify("check", "--format", "json")
    assert checked.code == 1
    assert "L221" in checked.out
    summary, status = json.loads(checked.out)["summary"], json.loads(rectify("status", "--format", "json").out)
    assert status["check"] == {name: summary[name] for name in ("errors", "warnings")}


def test_status_as_of_a_day_before_the_work_was_done(rectify: Rectify, sample: Path) -> None:
    del sample
    status = json.loads(rectify("status", "--as-of", "2024-12-30", "--format", "json").out)
    assert status["registers"]["issues"]["not_started"] == 22
    assert status["check"]["errors"] == 0
