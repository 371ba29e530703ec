"""The program round the commands: its language, its console, its exit codes."""

from pathlib import Path

import pytest

from commandline import Rectify, process
from rectify_cli import __version__
from samples_changed import DAY, change


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--as-of", "昨天"),
        ("render", "briefing", "--since", "昨天"),
        ("list", "--status", "foo"),
        ("list", "--register", "foo"),
        ("render", "notice", "-o", "a.xyz"),
        ("render", "minutes"),
        ("nonsense",),
    ],
)
def test_a_command_that_cannot_be_done_is_exit_2(rectify: Rectify, sample: Path, words: tuple[str, ...]) -> None:
    del sample
    ran = rectify(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_as_a_module_with_the_language_anywhere(sample: Path) -> None:
    ran = process("check", "--lang", "zh", *DAY, folder=sample, PYTHONUTF8="1")
    assert (ran.returncode, "核对通过" in ran.stdout.decode()) == (0, True)
    version = process("--version", folder=sample, RECTIFY_LANG="zh")
    assert version.stdout.decode().strip() == f"rectify {__version__}"


def test_a_console_that_cannot_print_a_character_gets_a_question_mark(sample: Path) -> None:
    change(sample / "data" / "issues" / "002.yaml", "title: 党内", "title: 𠮷党内")
    ran = process("status", *DAY, folder=sample, PYTHONIOENCODING="gbk", PYTHONUTF8="0", RECTIFY_LANG="zh")
    assert ran.returncode == 0
    assert "?党内政治生活不够严肃" in ran.stdout.decode("gbk")


def test_shell_completion_is_offered(sample: Path) -> None:
    ran = process("--show-completion", "bash", folder=sample, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert b"complete" in ran.stdout


@pytest.mark.parametrize("words", [("show",), ("render",), ("status", "--as-of"), ()])
def test_what_nobody_reads_to_its_end_is_not_repeated_to_it(
    rectify: Rectify, sample: Path, words: tuple[str, ...]
) -> None:
    del sample
    typed, path = "9a" * 2500, "9/" * 140
    assert f"{typed[:30]}…" in rectify(*words, typed).err
    assert len(rectify(*words, typed).err) < 500
    assert path in rectify(*words, path).err
