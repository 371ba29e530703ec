"""What `rectify check` proves of a ledger: its data, the words of its notice, and what its data waives."""

import json
from pathlib import Path

import pytest

from commandline import Ran, Rectify
from samples_changed import DAY, change

WAIVE = "waive:\n  - {rule: %s, reason: 原文如此}\n"


def codes(ran: Ran, key: str = "diagnostics") -> list[str]:
    return [one["code"] for one in json.loads(ran.out)[key]]


def waive(path: Path, code: str) -> None:
    """Waive a rule at the end of a file."""
    path.write_bytes(path.read_bytes() + (WAIVE % code).encode())


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
    assert "so no paper is set" in refused.err


def test_what_is_waived_is_not_told_and_stands_in_the_report(rectify: Rectify, sample: Path) -> None:
    waive(sample / "data" / "issues" / "018.yaml", "L240")
    ran = rectify("check", *DAY, "--format", "json")
    assert "L240" not in codes(ran)
    assert codes(ran, "waived") == ["L240"]
    text = rectify("check", *DAY).out
    assert "data/issues/018.yaml:13:10: waived[L240]: 原文如此" in text
    assert text.endswith("check passed: 0 errors, 1 warning, 3 notes, 1 waived (as of 2026-11-23)\n")
    assert "1 warning" in rectify("status", *DAY).out


def test_a_waiver_is_of_its_own_file_alone(rectify: Rectify, sample: Path) -> None:
    waive(sample / "data" / "issues" / "019.yaml", "L240")
    found = codes(rectify("check", *DAY, "--format", "json"))
    assert {"L240", "L251"} <= set(found)


def test_a_waiver_of_the_words_of_the_notice(rectify: Rectify, sample: Path) -> None:
    waive(sample / "data" / "issues" / "018.yaml", "D524")
    assert codes(rectify("check", *DAY, "--format", "json"), "waived") == ["D524"]
    # What was not looked for, nobody can call useless.
    assert "L251" not in codes(rectify("check", "--quick", *DAY, "--format", "json"))


def test_an_error_that_is_waived_stops_no_paper(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: staged")
    assert rectify("render", "notice", *DAY, "-o", "-").code == 1
    for code in ("L210", "L231"):
        path = sample / "data" / ("inspection.yaml" if code == "L210" else "issues/003.yaml")
        waive(path, code)
    assert rectify("check", *DAY).code == 0
    assert rectify("render", "notice", *DAY, "-f", "md", "-o", "-").code == 0


def test_a_waiver_without_a_reason_is_refused(rectify: Rectify, sample: Path) -> None:
    path = sample / "data" / "issues" / "018.yaml"
    path.write_bytes(path.read_bytes() + b"waive:\n  - {rule: L240}\n")
    ran = rectify("check", *DAY)
    assert ran.code == 1
    assert "reason" in ran.out


@pytest.mark.parametrize("name", ["waive", "reason"])
def test_a_waiver_reaches_no_public_paper(rectify: Rectify, sample: Path, name: str) -> None:
    waive(sample / "data" / "issues" / "018.yaml", "L240")
    public = rectify("render", "notice", *DAY, "-f", "md", "-o", "-")
    assert public.code == 0
    assert "原文如此" not in public.out, name


def test_a_template_of_ones_own_that_is_broken_is_one_fault_among_the_others(rectify: Rectify, sample: Path) -> None:
    (sample / "templates").mkdir()
    (sample / "templates" / "notice.md.j2").write_bytes(b"{{ totl }}")
    ran = rectify("check", *DAY)
    assert ran.code == 1
    assert "templates/notice.md.j2:1: error[T320]" in ran.out
    assert "warning[L240]" in ran.out
    # No other paper is held up by it.
    assert rectify("render", "register", *DAY, "-f", "md", "-o", "-").code == 0
