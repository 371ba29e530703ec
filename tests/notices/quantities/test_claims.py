"""Every shape of a claim: its right figure is silent, its wrong one is told, what looks like one is silent."""

import re
from pathlib import Path

import pytest

import readings
from rectify_cli.checks import notice as notice_checks
from rectify_cli.core.diagnostics import Severity
from rectify_cli.notices import quantities

FOLDER = Path(__file__).parent / "claims"
FILES = sorted(FOLDER.glob("*.txt"))
LINES = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
SHAPES = [line.removeprefix("? ") for line in LINES if not line.startswith("= ")]
KNOWN = [line for line in LINES if not line.startswith(("= ", "? "))]
LOOK_ALIKES = [line.removeprefix("= ") for line in LINES if line.startswith("= ")]
_CHOICE = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def told(text: str) -> list[str]:
    """Return what is told of the figures and the numbers of a text."""
    reading = readings.reading(text.replace("/", "\n"))
    said = [one for one in notice_checks.run(reading) if one.severity is not Severity.NOTE]
    return [f"{one.code} {one.message.zh}" for one in said if one.code[0] in "NDH"]


@pytest.mark.parametrize("line", SHAPES)
def test_the_right_figure_is_silent(line: str) -> None:
    assert told(_CHOICE.sub(r"\1", line)) == []


@pytest.mark.parametrize("line", KNOWN)
def test_the_wrong_figure_is_told(line: str) -> None:
    assert told(_CHOICE.sub(r"\2", line))


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_what_looks_like_a_claim_is_silent(line: str) -> None:
    assert told(line) == []


def test_there_are_enough_of_each_class() -> None:
    for file in FILES:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert len([line for line in lines if _CHOICE.search(line)]) >= 13, file.name
        assert len([line for line in lines if line.startswith("= ")]) >= 8, file.name
    assert len(KNOWN) >= 0.9 * len(SHAPES)


@pytest.mark.parametrize("mark", ["（", "、", "，", "。", "；"])
def test_a_sentence_without_an_end_claims_nothing_and_comes_to_an_end(mark: str) -> None:
    text = f"甲3件{mark}" * 20_000
    assert [claim for claim in quantities.claims(text) if claim.verdict.value != "proved"] == []
