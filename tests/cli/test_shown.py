"""What the data says acts on no terminal: controls, marks of direction and separators of lines are shown as □."""

import json
import re
from pathlib import Path

import pytest

import on_terminal
import workspaces
from commandline import Rectify

UNSEEN = "\x07\x08\x0b\x0c\x1b[31m\x7f\x85\x9b31m\u200b\u200e\u202e\u2028\u2029\u2066\ufeff"
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_COLOURS = re.compile("\x1b\\[[0-9;]*m")
SCREENS = [
    *(["status"], ["status", "--format", "markdown"], ["list"], ["due"], ["due", "--format", "md"], ["show", "1"]),
    *(["history", "1"], ["history", "1", "--format", "markdown"], ["stats", "--by", "owner"], ["labels"], ["check"]),
    *(["stats", "--format", "svg"], ["set", "1", f"title=乙{UNSEEN}", "--dry-run"], ["list", "--owner", f"丙{UNSEEN}"]),
    *(
        ["show", UNSEEN],
        ["evidence", "add", "1", f"a{UNSEEN.replace('/', '')}"],
        ["plan", "list", "1"],
        ["undo", "--list"],
    ),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = json.dumps(f"甲{UNSEEN}")
    issue = f"id: 1\ntitle: {text}\nowner: {text}\ndue: 2024-12-01\nresults: [{text}]\nplan: [{{text: {text}}}]\n"
    inspection = workspaces.INSPECTION.replace("某县某局党组\n", "某局\n", 1) + f"labels: {{{text}: staged}}\n"
    monkeypatch.chdir(tmp_path)
    return workspaces.write(tmp_path, {"data/inspection.yaml": inspection, "data/issues/001.yaml": issue})


@pytest.mark.parametrize("words", SCREENS, ids=lambda words: " ".join(words[:3]).partition(UNSEEN[:1])[0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_on_a_screen_acts_on_the_terminal(
    rectify: Rectify, folder: Path, words: list[str], language: str
) -> None:
    del folder
    ran = rectify("--lang", language, *words)
    printed = ran.out + ran.err
    assert (printed != "", _ACTS.findall(printed)) == (True, []), printed


@on_terminal.TERMINAL
def test_on_a_coloured_terminal_only_our_own_codes_stand(folder: Path) -> None:
    ran = on_terminal.shown("status", folder=folder, NO_COLOR="")
    rest = _COLOURS.sub("", ran.out).replace("\r\n", "\n")
    assert (_ACTS.findall(rest), "甲□" in rest, "\x1b[31m□" in ran.out) == ([], True, False)


def test_markdown_shows_what_the_data_says_as_it_stands(rectify: Rectify, folder: Path) -> None:
    hostile = "![a](http://b/c.png) **粗** `码` <img> [链](x) www.a.cn @甲 ~~删~~"
    (folder / "data/issues/001.yaml").write_text(f"id: 1\ntitle: {json.dumps(hostile)}\n", encoding="utf-8")
    printed = next(line for line in rectify("status", "--format", "markdown").out.splitlines() if "粗" in line)
    assert not re.search(r"(?<!\\)!\[|(?<!\\)\*\*|(?<!\\)`|(?<!\\)<|(?<!\\)\[|(?<!\\)~~|http:|www\.|(?<!\\)@", printed)
    assert "http" in printed
