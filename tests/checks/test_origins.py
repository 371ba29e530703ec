"""Words of the notice are placed in the entry they belong to, in a ledger written by hand or imported from a notice."""

import json
import re
import shutil
from pathlib import Path

import pytest

import notices
from commandline import Rectify

STATUSES = ["阶段性完成", "基本完成"]
PLAN = "plan:\n  - 力争在春节前后完成。\n"


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, rectify: Rectify) -> Path:
    """Import the notice of the seed, its staged problems under another word."""
    monkeypatch.chdir(tmp_path)
    text = (notices.SEED / "notice.md").read_text(encoding="utf-8")
    assert "整改结果：阶段性完成" in text
    Path("notice.md").write_bytes(text.replace("整改结果：阶段性完成", f"整改结果：{request.param}").encode())
    assert rectify("import", "notice.md").code == 0
    return tmp_path


def replan(root: Path, number: int, plan: str) -> None:
    """Replace the plan of an issue."""
    path = root / "data" / "issues" / f"{number:03}.yaml"
    text = path.read_bytes().decode()
    path.write_bytes((text[: text.index("plan:\n")] + plan).encode())


@pytest.mark.parametrize("imported", STATUSES, indirect=True)
def test_the_status_of_a_problem_is_that_of_its_entry(rectify: Rectify, imported: Path) -> None:
    for number in (2, 18):
        replan(imported, number, "")
    found = rectify("check").out
    for number in (2, 18):
        file = f"data/issues/{number:03}.yaml"
        lines = (imported / file).read_text(encoding="utf-8").splitlines()
        line = next(index for index, text in enumerate(lines, 1) if "status:" in text)
        column = lines[line - 1].index("status: ") + len("status: ") + 1
        block = next(part for part in found.split("\n\n") if "warning[S531]" in part and f"{file}:3:8:" in part)
        assert f"  {file}:{line}:{column}: the status is here\n" in block
        assert block.endswith(f"hint: `rectify plan add {number} TEXT --due DATE`")


@pytest.mark.parametrize("imported", STATUSES[:1], indirect=True)
def test_words_that_two_problems_share_are_placed_in_each(rectify: Rectify, imported: Path) -> None:
    for number in (2, 18):
        replan(imported, number, PLAN)
    places = re.findall(r"(data/issues/\d+\.yaml):\d+:\d+: note\[D524\]", rectify("check").out)
    assert places == ["data/issues/002.yaml", "data/issues/018.yaml", "data/issues/019.yaml"]


def test_what_mends_a_word_of_the_notice_mends_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rectify: Rectify
) -> None:
    """The half-width comma that a template wrote, which stands nowhere in the data, would have no fix."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(notices.ROOT / "data", tmp_path / "data")
    path = tmp_path / "data/issues/003.yaml"
    head, mark, results = path.read_text(encoding="utf-8").partition("results:")
    path.write_bytes(f"{head}{mark}{results.replace('，', '，认真布署', 1)}".encode())
    report = json.loads(rectify("check", "--format", "json").out)
    [found] = [found for found in report["diagnostics"] if found["code"] == "P552"]
    [fix] = found["fixes"]
    line = path.read_text(encoding="utf-8").splitlines()[fix["line"] - 1]
    assert (fix["file"], line[fix["column"] - 1 :][: fix["width"]]) == ("data/issues/003.yaml", "布署")
