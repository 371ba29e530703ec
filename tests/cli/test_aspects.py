"""A finding added later joins its aspect on paper and in every sheet; the screens keep the order of the ids."""

import csv
import re
from pathlib import Path

import pytest

import workspaces
from commandline import Rectify

ENTRY = "id: {}\ntitle: {}\naspect: {}\nprogress:\n  - {{date: 2024-12-31, status: completed}}\nresults: [已补学。]\n"
ISSUES = ((1, "学习不够", "党的建设方面"), (2, "报销不严", "财务管理方面"), (35, "会议不够", "党的建设方面"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a workspace whose third issue belongs to its first aspect."""
    files = {f"data/issues/{number:03}.yaml": ENTRY.format(number, *texts) for number, *texts in ISSUES}
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": workspaces.INSPECTION} | files))
    return tmp_path


@pytest.mark.parametrize(
    ("paper", "begins"), [("notice", "#### {}.反馈问题："), ("report", "#### {}.")], ids=["notice", "report"]
)
def test_an_aspect_has_one_heading_on_paper(paper: str, begins: str, rectify: Rectify) -> None:
    assert rectify("render", paper, "-f", "md", "-o", "a.md", "--draft", "--edition", "internal").code == 0
    text = Path("a.md").read_text(encoding="utf-8").replace("\\", "")
    assert re.findall("^###+ .*", text, re.MULTILINE) == [
        "### （一）党的建设方面",
        begins.format(1) + "学习不够",
        begins.format(2) + "会议不够",
        "### （二）财务管理方面",
        begins.format(3) + "报销不严",
    ]


@pytest.mark.parametrize("what", ["register", "problems"])
def test_a_sheet_lists_the_aspect_together(what: str, rectify: Rectify) -> None:
    assert rectify("export", what, "-o", "a.csv").code == 0
    rows = list(csv.reader(Path("a.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows if row[0].isdecimal()] == ["1", "35", "2"]
    if what == "register":
        assert "3 unchanged" in rectify("import", "a.csv").err


def test_issues_without_an_aspect_stand_before_the_first_heading(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/issues/002.yaml"
    path.write_bytes(path.read_bytes().replace("aspect: 财务管理方面\n".encode(), b""))
    assert rectify("render", "notice", "-f", "md", "-o", "a.md", "--draft").code == 0
    text = Path("a.md").read_text(encoding="utf-8").replace("\\", "")
    headings = re.findall("^###+ .*", text, re.MULTILINE)
    assert headings[:2] == ["#### 1.反馈问题：报销不严", "### （一）党的建设方面"]


def test_a_list_keeps_the_order_of_the_ids(rectify: Rectify) -> None:
    assert re.findall(r"^ *(\d+) +[^ \d]+不", rectify("list").out, re.MULTILINE) == ["1", "2", "35"]
