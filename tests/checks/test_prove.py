"""What `rectify check` proves of a ledger: its data, the words of its notice, and what its data waives."""

import json
from pathlib import Path

from commandline import Ran, Rectify
from samples_changed import DAY, change


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
    assert "so no paper is set" in refused.err


def test_a_template_of_ones_own_that_is_broken_is_one_fault_among_the_others(rectify: Rectify, sample: Path) -> None:
    (sample / "templates").mkdir()
    (sample / "templates" / "notice.md.j2").write_bytes(b"{{ totl }}")
    ran = rectify("check", *DAY)
    assert ran.code == 1
    assert "templates/notice.md.j2:1: error[T320]" in ran.out
    assert "warning[L240]" in ran.out
    # No other paper is held up by it.
    assert rectify("render", "register", *DAY, "-f", "md", "-o", "-").code == 0
