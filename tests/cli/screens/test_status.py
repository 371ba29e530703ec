"""Where the ledger stands, as a leader asks."""

import json
from pathlib import Path

import pytest

import notices
import on_terminal
from commandline import Rectify, process
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


IMMEDIATE = (
    "id: {0}\ntitle: 第{0}件立行立改，“窗口”服务态度不好、群众反映排队时间过长而且指引标识不清\ndue: 2026-10-01\n"
)


def with_immediate(folder: Path, number: int) -> None:
    """Add so many immediate fixes that are not begun."""
    for immediate in range(11, 11 + number):
        (folder / "data" / "immediate" / f"{immediate}.yaml").write_bytes(IMMEDIATE.format(immediate).encode())


def test_open_immediate_fixes_are_listed_and_what_presses_is_counted(rectify: Rectify, sample: Path) -> None:
    assert "尚未完成的立行立改" not in rectify("--lang", "zh", "status", *DAY).out
    with_immediate(sample, 2)
    table = rectify("--lang", "zh", "status", *DAY).out
    assert "逾期 3 个，30 天内到期 0 个，未定时限 1 个\n" in table
    assert table.count("未开始  2026-10-01  逾期 53 天") == 2
    assert table.index("尚未完成的立行立改") < table.index(" 11  第11件立行立改")
    status = json.loads(rectify("status", *DAY, "--format", "json").out)
    assert [issue["id"] for issue in status["open_immediate"]] == [11, 12]
    assert [status[key] for key in ("overdue", "due_soon", "due_within", "undated")] == [3, 0, 30, 1]
    markdown = rectify("status", *DAY, "--format", "markdown").out
    assert "3 overdue, 0 due within 30 days, 1 without a deadline" in markdown
    assert "| id | immediate fixes |" in markdown


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("number", [0, 1, 6, 7, 30])
def test_the_summary_fits_a_terminal_of_24_lines(rectify: Rectify, sample: Path, language: str, number: int) -> None:
    change(sample / "data" / "issues" / "003.yaml", "progress:", "sign_offs: []\nprogress:")
    change(sample / "data" / "inspection.yaml", "body: ", "policy: {counts: accepted}\nbody: ")
    with_immediate(sample, number)
    lines = rectify("--lang", language, "status", "--brief", *DAY).out.splitlines()
    assert len(lines) <= 22
    assert all(len(line.encode("gbk")) <= 80 for line in lines)
    listed = sum("第" in line for line in lines)
    assert listed == (number if number <= 6 else 5)
    assert any("rectify list --register immediate" in line for line in lines) is (number > 6)


@on_terminal.TERMINAL
def test_a_terminal_too_short_for_everything_shows_the_summary(sample: Path) -> None:
    command = ("status", *DAY, "--lang", "zh")
    whole = on_terminal.shown(*command, folder=sample, lines=60).out
    height = len(whole.splitlines())
    assert "计划：" in whole
    assert on_terminal.shown(*command, folder=sample, lines=height + 1).out == whole
    brief = on_terminal.shown(*command, folder=sample, lines=height).out
    assert "尚未完成的问题 3 个，逐个列出：rectify status --full" in brief
    assert on_terminal.shown(*command, "--brief", folder=sample, lines=60).out == brief
    assert on_terminal.shown(*command, "--full", folder=sample, lines=10).out == whole
    assert process(*command, folder=sample, PYTHONUTF8="1", LINES="5").stdout.decode() == whole


def test_only_the_table_has_a_summary(rectify: Rectify, sample: Path) -> None:
    del sample
    assert rectify("status", "--brief", "--format", "json").code == 2
    assert rectify("status", "--full", "--format", "json").code == 0
