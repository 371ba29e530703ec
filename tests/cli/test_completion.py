"""What the shell offers after Tab, in bash and in zsh."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workspaces
from commandline import process

FILES = workspaces.BASE | {
    "data/issues/010.yaml": "id: 10\ntitle: 采购[/]不规范，\"两庭\"建设'慢'\nowner: 财务科\nresults: [改。]\n",
    "data/petitions.yaml": "- {id: 7}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspaces.write(tmp_path, FILES)


def bash(folder: Path, *words: str, **environ: str) -> list[str]:
    """Complete the last word as bash asks for it; nothing may be said on stderr."""
    asked = {"COMP_WORDS": "\n".join(("rectify", *words)), "COMP_CWORD": str(len(words))}
    ran = process(folder=folder, _RECTIFY_COMPLETE="complete_bash", **asked, **environ)
    assert ran.stderr == b""
    return ran.stdout.decode().split("\n")[:-1]


def zsh(folder: Path, line: str) -> str:
    """Complete a line as zsh asks for it."""
    ran = process(folder=folder, _RECTIFY_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    assert ran.stderr == b""
    return ran.stdout.decode()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["show", ""], ["1  学习不够", "2  建设推进缓慢", "10  采购［/］不规范，＂两庭＂建设’慢’"]),
        (["show", "1"], ["1  学习不够", "10  采购［/］不规范，＂两庭＂建设’慢’"]),
        (["measure", "done", "10"], ["10"]),
        (["log", "--register", "petitions", ""], ["7"]),
        (["show", "--register", "nothing", ""], [""]),
        (["log", "1", "--status", "s"], ["staged"]),
        (
            ["list", "--status", ""],
            ["completed  已完成", "staged  阶段性完成", "in_progress  整改中", "not_started  未开始"],
        ),
        (["due", "--owner", ""], ["财务科"]),
        (["sign-off", "1", "--role", "整"], ["整改办"]),
        (["render", "notice", "--edition", ""], ["public  公开稿", "internal  内部稿"]),
        (["render", "no"], ["notice"]),
        (["render", "通"], ["通报"]),
        (["help", "evi"], ["evidence"]),
        (["templates", "eject", "整改台"], ["整改台账"]),
        (["status", "--format", ""], ["table", "json", "markdown", "html"]),
        (["render", "看"], ["看板"]),
        (["due", "--letter-format", "d"], ["docx"]),
        (["explain", "L202"], ["L202"]),
    ],
)
def test_bash_is_offered_values_with_what_they_mean(folder: Path, words: list[str], offered: list[str]) -> None:
    assert bash(folder, *words) == offered


def test_zsh_is_offered_them_apart(folder: Path) -> None:
    assert '"1":"学习不够"' in zsh(folder, "rectify show ")
    assert '"staged":"阶段性完成"' in zsh(folder, "rectify log 1 --status ")
    assert '"10":"采购［/］不规范，＂两庭＂建设’慢’"' in zsh(folder, "rectify show 10")


def test_the_meaning_is_in_the_language_of_the_process(folder: Path) -> None:
    assert bash(folder, "render", "", RECTIFY_LANG="zh")[0] == "notice  通报"
    assert bash(folder, "render", "", RECTIFY_LANG="en")[0] == "notice  the notice"


def test_another_workspace_is_looked_in(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert bash(elsewhere, "show", "") == [""]
    assert bash(elsewhere, "-C", str(folder), "show", "2") == ["2"]


def test_a_broken_ledger_offers_what_can_be_read(folder: Path) -> None:
    (folder / "data/issues/001.yaml").write_bytes(b"id: [")
    assert bash(folder, "show", "2") == ["2"]
    (folder / "data/inspection.yaml").write_bytes(b": [")
    assert bash(folder, "show", "2") == [""]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_script_works_in_bash_itself(folder: Path) -> None:
    """What `--show-completion` prints, sourced, makes Tab find the ids."""
    script = process(folder=folder, _RECTIFY_COMPLETE="source_bash").stdout.decode()
    tool = Path(sys.executable).with_name("rectify")
    asked = f'COMP_WORDS=(rectify show 1); COMP_CWORD=2; _rectify_completion "{tool.as_posix()}"'
    shown = "printf '%s\\n' \"${COMPREPLY[@]}\""
    ran = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{asked}\n{shown}"],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode().splitlines() == ["1  学习不够", "10  采购［/］不规范，＂两庭＂建设’慢’"]
