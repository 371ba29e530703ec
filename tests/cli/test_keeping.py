"""`--accept`: a finding that was looked at and stays is kept with the reason, and reported no more."""

import json
from pathlib import Path

import pytest

from commandline import Rectify

TEXT = "会议布署整改工作,要求立行立改。\n\n会议布署整改。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(ran_out: str) -> list[str]:
    return [one["code"] for one in json.loads(ran_out)["diagnostics"]]


@pytest.mark.parametrize("place", ["a.md:1:3", "a.md:1", "1:3", "1"])
def test_one_finding_is_accepted_however_its_place_is_written(rectify: Rectify, here: Path, place: str) -> None:
    kept = ("--baseline", "kept.json", "--format", "json")
    ran = rectify("proofread", "a.md", *kept, "--accept", f"p552@{place}", "--reason", "引文如此")
    assert codes(ran.out) == ["P541", "P552"]
    (entry,) = json.loads((here / "kept.json").read_text(encoding="utf-8"))["findings"]
    assert (entry["code"], entry["reason"]) == ("P552", "引文如此")
    assert codes(rectify("proofread", "a.md", *kept).out) == ["P541", "P552"]


def test_all_are_accepted_and_added_to_those_there_are(rectify: Rectify, here: Path) -> None:
    del here
    kept = ("--baseline", "kept.json", "--format", "json", "--reason", "已核")
    rectify("proofread", "a.md", *kept, "--accept", "P541@1")
    assert codes(rectify("proofread", "a.md", *kept, "--accept", "all").out) == []


@pytest.mark.parametrize(
    "words",
    [
        ("--accept", "all", "--reason", "已核"),
        ("--accept", "all", "--baseline", "kept.json"),
        ("--accept", "P552@2", "--baseline", "kept.json", "--reason", "已核"),
        ("--accept", "P552", "--baseline", "kept.json", "--reason", "已核"),
    ],
)
def test_without_a_file_a_reason_or_such_a_finding_nothing_is_accepted(
    rectify: Rectify, here: Path, words: tuple[str, ...]
) -> None:
    ran = rectify("proofread", "a.md", *words)
    assert ran.code == 2
    assert "--accept" in ran.err
    assert not (here / "kept.json").exists()
