"""The fuzzer itself: it finds what no file may do, and finds nothing in a share of what `make fuzz` tries."""

import os
import random
from pathlib import Path

import fuzz.__main__
import pytest
from fuzz import damage, trial

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")


@pytest.mark.slow
def test_no_damaged_file_of_a_small_share_breaks_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECTIFY_LANG", "en")
    assert list(fuzz.__main__.run(seed=7, files=25, scratch=tmp_path)) == []


def test_damage_is_the_same_for_the_same_seed_and_changes_something() -> None:
    content = "编号：1\n标题：学习不够\n".encode() * 9
    first, again = (damage.damaged(content, random.Random(3)) for _ in range(2))  # noqa: S311 - repeatable
    assert first == again != content


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["import", "FILE", "--dry-run"], ""),
        (["log", "1", "--note", "甲"], "a command that only reads changed the workspace"),
    ],
)
def test_a_command_that_writes_is_a_finding(
    sample: Path, tmp_path: Path, words: list[str], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "commands", lambda _: [tuple(words)])
    findings = trial.tried(sample, tmp_path.with_name(f"{tmp_path.name}-tried"), "notice.txt", "通报".encode())
    assert [finding.what for finding in findings] == [what] * bool(what)
