"""What `rectify check` proves of a ledger: its data, the words of its notice, and what its data waives."""

import datetime as dt
import json
from pathlib import Path

from commandline import Ran, Rectify
from samples_changed import DAY, change

DAYS = ("2024-12-30", "2024-12-31", "2025-01-01")


def codes(ran: Ran, key: str = "diagnostics") -> list[str]:
    return [one["code"] for one in json.loads(ran.out)[key]]


def test_the_withheld_account_for_the_gap_and_the_reader_can_be_told(rectify: Rectify, sample: Path) -> None:
    assert codes(rectify("check", *DAY, "--format", "json")) == ["L232", "L240", "D524", "D524", "N510"]
    change(sample / "data" / "inspection.yaml", "notice:\n", "notice:\n  mention_unlisted: true\n")
    assert codes(rectify("check", *DAY, "--format", "json")) == ["L232", "L240", "D524", "D524"]
    rectify("render", "notice", *DAY, "-f", "md", "-o", "notice.md")
    assert rectify("proofread", "notice.md").code == 0


def test_a_figure_written_by_hand_is_proved_against_the_entries(rectify: Rectify, sample: Path) -> None:
    path = sample / "data" / "inspection.yaml"
    change(
        path, "  organisation:\n", "  organisation:\n    - 截至2024年12月31日，反馈的22个具体问题，已完成整改20个。\n"
    )
    ran = rectify("check", *DAY)
    assert ran.code == 1
    line = next(
        number for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "20个" in text
    )
    assert f"data/inspection.yaml:{line}:" in ran.out
    assert rectify("check", "--quick", *DAY).code == 0
    refused = rectify("render", "notice", *DAY)
    assert (refused.code, refused.out) == (1, "")
    assert "no paper was rendered" in refused.err


def test_a_template_of_ones_own_that_is_broken_is_one_fault_among_the_others(rectify: Rectify, sample: Path) -> None:
    (sample / "templates").mkdir()
    (sample / "templates" / "notice.md.j2").write_bytes(b"{{ totl }}")
    ran = rectify("check", *DAY)
    assert ran.code == 1
    assert "templates/notice.md.j2:1: error[T320]" in ran.out
    assert "warning[L240]" in ran.out
    # No other paper is held up by it.
    assert rectify("render", "register", *DAY, "-f", "md", "-o", "-").code == 0


def test_a_past_day_is_checked_by_the_ledger_of_that_day(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "progress:", "owner: 办公室\nprogress:")
    assert rectify("check", "--as-of", "2024-12-30").code == 0
    path = sample / "data" / "issues" / "003.yaml"
    change(path, "2024-12-31, status: completed}", "2024-12-31, status: staged}")
    assert "error[L231]" not in rectify("check", "--as-of", "2024-12-30").out
    assert rectify("check", *DAY).code == 1


def test_no_rule_hears_of_what_is_dated_later(rectify: Rectify, sample: Path) -> None:
    """Whatever is added with a later date, a past day is told the same."""
    day = ("check", "--as-of", "2025-03-01", "--format", "json")
    before = json.loads(rectify(*day).out)["diagnostics"]
    issue = sample / "data" / "issues" / "018.yaml"
    text = issue.read_text(encoding="utf-8")
    assert text.count("results:\n") == 1
    later = (
        "  - {date: 2025-06-01, status: completed}\n"
        "extensions:\n  - {from: 2025-12-31, to: 2026-12-31, date: 2025-06-01, reason: 未批}\ndue: 2026-12-31\n"
        "sign_offs:\n  - {role: 责任部门, by: 张某, date: 2025-06-02}\n"
    )
    issue.write_bytes(text.replace("results:\n", f"{later}results:\n").encode())
    change(
        sample / "data" / "inspection.yaml",
        "declared:\n",
        "declared:\n  - as_of: 2025-06-30\n    issues: {total: 9, completed: 9}\n",
    )
    change(sample / "data" / "inspection.yaml", "cut_off:", "plan_submitted: 2025-05-01\ncut_off:")
    assert [(one["code"], one["message"]) for one in json.loads(rectify(*day).out)["diagnostics"]] == [
        (one["code"], one["message"]) for one in before
    ]
    assert "L210" in codes(rectify("check", *DAY, "--format", "json"))


def test_what_is_dated_tomorrow_is_an_error_today_whether_the_day_is_said_or_not(
    rectify: Rectify, sample: Path
) -> None:
    today = dt.datetime.now().astimezone().date()
    change(
        sample / "data" / "issues" / "003.yaml",
        "2024-12-31, status: completed",
        f"{today + dt.timedelta(days=1)}, status: completed",
    )
    for command in ("check", "status"):
        said = rectify(command, "--format", "json")
        assert rectify(command, "--as-of", str(today), "--format", "json") == said
    assert "L221" in codes(rectify("check", "--as-of", str(today), "--format", "json"))


def test_figures_are_asked_for_from_the_cut_off_on(rectify: Rectify, sample: Path) -> None:
    path = sample / "data" / "inspection.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    first = lines.index("declared:\n")
    last = next(number for number in range(first + 1, len(lines)) if not lines[number].startswith(" "))
    path.write_bytes("".join(lines[:first] + lines[last:]).encode())
    asked = {day: "L212" in codes(rectify("check", "--quick", "--as-of", day, "--format", "json")) for day in DAYS}
    assert asked == {"2024-12-30": False, "2024-12-31": True, "2025-01-01": True}
