"""The CI examples of the docs: the same in both languages, and their commands do what they say."""

import json
import re
import shlex
from pathlib import Path

import pytest
from junitparser import JUnitXml
from ruamel.yaml import YAML

import notices
from commandline import Rectify

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str) -> list[str]:
    return BLOCK.findall((notices.ROOT / "docs" / "how-to" / name).read_text(encoding="utf-8"))


def commands(value: object) -> list[str]:
    """Return the commands of this tool in an example."""
    if isinstance(value, dict):
        return [found for one in value.values() for found in commands(one)]
    if isinstance(value, list):
        return [found for one in value for found in commands(one)]
    return [value] if isinstance(value, str) and value.startswith("rectify ") else []


def test_both_languages_show_the_same_examples() -> None:
    english, chinese = blocks("ci.md"), blocks("ci.zh-CN.md")
    assert english[:-1] == chinese[:-1]
    assert len(english) == len(chinese) == 4


@pytest.mark.parametrize("number", [0, 1], ids=["github", "gitlab"])
def test_the_commands_of_an_example_write_the_reports_it_names(rectify: Rectify, sample: Path, number: int) -> None:
    text = blocks("ci.md")[number]
    (command,) = commands(YAML(typ="safe", pure=True).load(text))
    assert rectify(*shlex.split(command)[1:]).code == 0
    written = re.findall(r"--report \w+:(\S+)", command)
    for file in written:
        assert (sample / file).stat().st_size
        assert text.count(file) > 1, "made, and used by nothing"
    if number:
        assert json.loads((sample / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert JUnitXml.fromfile(str(sample / "rectify.xml")).tests


def test_the_hooks_are_those_of_the_docs_and_run(rectify: Rectify, sample: Path) -> None:
    loader = YAML(typ="safe", pure=True)
    hooks = {
        hook["id"]: hook for hook in loader.load((notices.ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    shown = loader.load(blocks("ci.md")[2])
    assert [hook["id"] for hook in shown["repos"][0]["hooks"]] == list(hooks)
    assert rectify(*hooks["rectify-check"]["entry"].split()[1:]).code == 0
    rectify("render", "notice", "-o", "通报.docx")
    each = hooks["rectify-proofread"]
    assert re.search(each["files"], "公开/整改情况通报（定稿）.docx")
    assert not re.search(each["files"], "通报.pdf")
    assert rectify(*each["entry"].split()[1:], "通报.docx").code == 1
    del sample


def test_the_waiver_of_the_docs_is_understood(rectify: Rectify, sample: Path) -> None:
    path = sample / "data" / "issues" / "002.yaml"
    for text in (blocks("ci.md")[3], blocks("ci.zh-CN.md")[3]):
        before = path.read_bytes()
        path.write_bytes(before + text.encode())
        assert "waived[L232]" in rectify("check").out
        path.write_bytes(before)
