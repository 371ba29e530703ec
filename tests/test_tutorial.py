"""The tutorial in both languages: every command is run, and what is shown is what is printed."""

import os
import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

import notices
from commandline import Rectify
from golden import Golden

DOCS = notices.ROOT / "docs"
PAGES = {"en": "tutorial.md", "zh": "tutorial.zh-CN.md"}
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
MORE = "…"
"""The last line shown of an output that goes on."""


class Step(NamedTuple):
    """A command of the page, and the lines shown under it."""

    command: str
    shown: list[str]

    @property
    def code(self) -> int:
        """How it is said to end."""
        return int(self.command.partition("# exit ")[2] or 0)

    def printed(self, said: str) -> list[str]:
        """Return what is to be shown of an output: as much as is now, `?` for all of it, `?5` for its beginning."""
        lines = said.rstrip("\n").split("\n")
        if not self.shown:
            return []
        asked = self.shown[0].removeprefix("?") if self.shown[0].startswith("?") else ""
        if asked or self.shown[-1] == MORE:
            return [*lines[: int(asked) if asked else len(self.shown) - 1], MORE]
        return lines


def steps(block: str) -> list[Step]:
    """Return the steps of a block."""
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line.removeprefix("$ "), []))
        else:
            found[-1].shown.append(line)
    return found


def run(rectify: Rectify, language: str, step: Step) -> str:
    """Run a step in the folder the test is in, and return what it says, spaces at line ends apart."""
    words = shlex.split(step.command, comments=True)
    if words[0] == "cd":
        os.chdir(words[1])
    elif words[0] == "cp":
        shutil.copyfile(words[1], words[2])
    else:
        ran = rectify("--lang", language, *words[1:])
        assert ran.code == step.code, f"{step.command}\n{ran.err}"
        return re.sub(r" +$", "", ran.out + ran.err, flags=re.MULTILINE)
    return ""


@pytest.mark.parametrize("language", PAGES)
def test_the_case_is_played_as_it_is_told(
    language: str, rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    page = DOCS / PAGES[language]
    shutil.copytree(DOCS / "tutorial", tmp_path / "files")
    monkeypatch.chdir(tmp_path)
    told = page.read_text(encoding="utf-8")

    def played(block: re.Match[str]) -> str:
        lines: list[str] = []
        for step in steps(block[0]):
            lines += [f"$ {step.command}", *step.printed(run(rectify, language, step))]
        return "\n".join([*lines, ""])

    golden(page, BLOCK.sub(played, told))
    made = {path.name for path in (tmp_path / "ledger").glob("*.*")}
    assert {"briefing-07.docx", "briefing-08.docx", "briefing-09.docx", "notice.docx", "register.xlsx"} <= made


def test_both_languages_tell_the_same_case() -> None:
    english, chinese = ((DOCS / page).read_text(encoding="utf-8") for page in PAGES.values())
    told = [[step.command for block in BLOCK.findall(page) for step in steps(block)] for page in (english, chinese)]
    assert told[0] == told[1]
    assert len(re.findall("^## ", english, re.MULTILINE)) == len(re.findall("^## ", chinese, re.MULTILINE))
