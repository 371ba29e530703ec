"""The README tells the truth: the help of every command and the table of rules are the real ones."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import notices
from golden import Golden
from rectify_cli.language import Language
from rectify_cli.rules import RULES

PAGES = {Language.EN: notices.ROOT / "README.md", Language.ZH: notices.ROOT / "README.zh-CN.md"}
HELP = re.compile(r"<!-- help: (?P<command>[\w ]*?) ?-->\n(?:\n```text\n.*?\n```\n\n)?", re.DOTALL)
TABLE = re.compile(r"<!-- rules -->\n(?:\n\|.*?\|\n(?=\n[^|]))?", re.DOTALL)
HEAD = {Language.EN: "| code | | what must hold |", Language.ZH: "| 代码 | | 应当如此 |"}
SEVERITY = {
    Language.EN: {"error": "error", "warning": "warning", "note": "note"},
    Language.ZH: {"error": "错误", "warning": "警告", "note": "提醒"},
}


HELPING = """\
import sys
from rectify_cli import cli
for command in sys.argv[1:]:
    cli.run([*command.split(), "--help"])
    print(end="\\0")
"""


def helped(commands: list[str], language: Language) -> dict[str, str]:
    """Return the real help of commands, 80 columns wide; a process has one language."""
    environ = os.environ | {"RECTIFY_LANG": language, "COLUMNS": "80", "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, "-c", HELPING, *commands], env=environ, capture_output=True, check=True)
    return dict(zip(commands, map(str.strip, ran.stdout.decode().split("\0")[:-1]), strict=True))


def rules(language: Language) -> str:
    """Return the table of the rules."""
    rows = [
        f"| {rule.code} | {SEVERITY[language][rule.severity]} | {rule.claim.said(language)} |"
        for rule in RULES.values()
    ]
    return "\n".join([HEAD[language], "|---|---|---|", *rows])


@pytest.mark.parametrize("language", Language)
def test_the_readme_shows_the_real_help_and_the_real_rules(language: Language, golden: Golden) -> None:
    page = PAGES[language]
    text = page.read_text(encoding="utf-8")

    helps = helped([found["command"] for found in HELP.finditer(text)], language)

    def shown(found: re.Match[str]) -> str:
        command = found["command"]
        name = f" {command}" if command else ""
        return f"<!-- help:{name} -->\n\n```text\n{helps[command]}\n```\n\n"

    real = TABLE.sub(lambda _: f"<!-- rules -->\n\n{rules(language)}\n", HELP.sub(shown, text))
    golden(page, real)


def test_the_two_pages_are_twins() -> None:
    def bones(path: Path) -> list[str]:
        """Return what both pages must share: levels of headings, fences, commands and links."""
        text = path.read_text(encoding="utf-8")
        return re.findall(r"^#+|^```\w*|<!-- .*? -->|\]\((?!README)[^)]+\)|^make \w+|^rectify .*", text, re.MULTILINE)

    assert bones(PAGES[Language.EN]) == bones(PAGES[Language.ZH])


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
def test_every_file_the_readme_names_is_there(page: Path) -> None:
    for name in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (notices.ROOT / name).exists(), name
