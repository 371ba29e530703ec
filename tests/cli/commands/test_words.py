"""`rectify words`: the office's own words are put into a file, listed, taken out, and taken back."""

from pathlib import Path

import pytest

import workspaces
from commandline import Rectify


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small ledger and go there."""
    workspaces.write(tmp_path, workspaces.BASE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_words_are_added_listed_found_removed_and_taken_back(root: Path, rectify: Rectify) -> None:
    assert rectify("words", "list").err == "words.tsv has no words yet: `rectify words add WRONG RIGHT`\n"
    assert rectify("words", "add", "布暑会", "部署会", "--note", "用全称").code == 0
    added = rectify("--lang", "zh", "words", "add", "学习", "研学", "--level", "待核")
    assert added.err == "words.tsv: 添加“学习”→“研学”（待核）\n"
    assert rectify("words", "list").out == "布暑会\t部署会\tmust\t用全称\n学习\t研学\tmaybe\n"
    (root / "notice.md").write_bytes("召开布暑会。\n".encode())
    assert "error[P556]" in rectify("proofread", "notice.md").out
    assert rectify("words", "remove", "学习").code == 0
    assert rectify("words", "list").out == "布暑会\t部署会\tmust\t用全称\n"
    assert rectify("undo").code == 0
    assert rectify("words", "list").out.endswith("学习\t研学\tmaybe\n")


def test_a_dry_run_shows_the_line_and_writes_nothing(root: Path, rectify: Rectify) -> None:
    run = rectify("words", "add", "甲", "乙", "--dry-run")
    assert "+甲\t乙\n" in run.out
    assert not (root / "words.tsv").exists()


def test_an_unknown_level_and_a_file_in_gbk_are_refused(root: Path, rectify: Rectify) -> None:
    assert "no such level" in rectify("words", "add", "甲", "乙", "--level", "随便").err
    (root / "words.tsv").write_bytes("巡察办\t县委巡察办\n".encode("gbk"))
    assert "not in UTF-8" in rectify("words", "add", "甲", "乙").err
    assert (root / "words.tsv").read_bytes() == "巡察办\t县委巡察办\n".encode("gbk")


def test_a_link_that_leads_elsewhere_is_not_written_through(root: Path, tmp_path: Path, rectify: Rectify) -> None:
    other = tmp_path.parent / f"{tmp_path.name}-other.tsv"
    other.write_bytes("甲\t乙\n".encode())
    (root / "words.tsv").symlink_to(other)
    assert rectify("words", "add", "丙", "丁").code != 0
    assert other.read_bytes() == "甲\t乙\n".encode()
