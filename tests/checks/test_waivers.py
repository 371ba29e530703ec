"""Waivers: what the data waives, with its reason, and what cannot be waived."""

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
