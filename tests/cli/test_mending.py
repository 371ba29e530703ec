"""`proofread --fix`: what is mended is shown, and written beside the file unless it is to be changed itself."""

import shutil
from pathlib import Path

import pytest

from commandline import Rectify
from word_runs import Set, letters, word

TEXT = "会议布署整改工作,要求立行立改。\n"
MENDED = "会议部署整改工作，要求立行立改。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "通报.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("language", "name"), [("zh", "通报（改）.md"), ("en", "通报.fixed.md")])
def test_the_changes_are_shown_and_a_new_file_is_written_and_reported_on(
    rectify: Rectify, here: Path, language: str, name: str
) -> None:
    ran = rectify("--lang", language, "proofread", "通报.md", "--fix")
    assert ran.code == 0
    assert ran.err.splitlines()[:2] == ["通报.md:1:3: P552 布署 → 部署", "通报.md:1:9: P541 , → ，"]
    assert name in ran.err.splitlines()[2]
    assert (here / name).read_text(encoding="utf-8") == MENDED
    assert (here / "通报.md").read_text(encoding="utf-8") == TEXT
    assert f"{name}: " in ran.out


def test_in_place_the_file_itself_is_changed_and_a_second_run_has_nothing_to_do(rectify: Rectify, here: Path) -> None:
    assert rectify("proofread", "通报.md", "--fix", "--in-place").code == 0
    assert (here / "通报.md").read_text(encoding="utf-8") == MENDED
    again = rectify("--lang", "zh", "proofread", "通报.md", "--fix")
    assert again.err == "通报.md 没有可自动改正之处，未另存\n"
    assert [path.name for path in here.iterdir()] == ["通报.md"]


def test_a_file_in_the_way_is_not_overwritten(rectify: Rectify, here: Path) -> None:
    shutil.copy("通报.md", "通报（改）.md")
    ran = rectify("--lang", "zh", "proofread", "通报.md", "--fix")
    assert ran.code == 2
    assert "is not overwritten" in ran.err
    assert (here / "通报（改）.md").read_text(encoding="utf-8") == TEXT


def test_a_rule_that_is_ignored_mends_nothing(rectify: Rectify, here: Path) -> None:
    assert rectify("proofread", "通报.md", "--fix", "--in-place", "--ignore", "P541").code == 0
    assert (here / "通报.md").read_text(encoding="utf-8") == TEXT.replace("布署", "部署")


def test_in_place_alone_is_a_mistake_and_a_file_that_cannot_be_read_is_reported(rectify: Rectify, here: Path) -> None:
    del here
    assert rectify("proofread", "通报.md", "--in-place").code == 2
    ran = rectify("proofread", "none.md", "--fix")
    assert (ran.code, "F040" in ran.out) == (1, True)


def test_word_keeps_its_runs(rectify: Rectify, here: Path) -> None:
    (here / "a.docx").write_bytes(word([[Set("会议布", bold=True), Set("署工作。")]]))
    assert rectify("--lang", "en", "proofread", "a.docx", "--fix").code == 0
    bold = [Set(letter, bold=True) for letter in "会议部署"]
    assert letters((here / "a.fixed.docx").read_bytes()) == [[*bold, *map(Set, "工作。")]]
