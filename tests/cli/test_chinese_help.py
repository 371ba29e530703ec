"""What typer prints is Chinese in a Chinese run, and a release of typer that says something new is noticed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import notices
import typer_source
from commandline import Rectify
from rectify_cli.cli import chinese_help
from rectify_cli.cli.commands import COMMANDS, GROUPS
from rectify_cli.cli.typer_words import ERRORS, HELP, PRINTED
from rectify_cli.core.chinese.width import columns

TABLE = HELP | ERRORS | PRINTED
NOT_SHOWN = {
    # No command is deprecated, no question is asked twice, no parameter is a typer.File or reads the environment.
    *("(DEPRECATED)", "(DEPRECATED: {})", "DeprecationWarning: The command {} is deprecated.{}"),
    *("Repeat for confirmation", "Error: The two entered values do not match."),
    *("<unopened file '{}' {}>", " (env var: '{}')"),
    # Typer prints its errors so itself; ours are printed by us.
    *("Try '{} {}' for help.\n", "Missing parameter: {}"),
    # Whoever writes a program meets these, not whoever runs it.
    "Invalid autocompletion callback parameters: {}",
    "Too many CLI parameter callback function parameters",
    "{} default value cannot be set in `Annotated` for {}. Set the default value with `=` instead.",
    *("Cannot specify {} in `Annotated` and", " together for {}", " default value", " {} as a default value"),
    "Cannot specify multiple `Annotated` Typer arguments for {}",
    "Cannot specify `default_factory` and a default value together for {}",
    *("<ConsoleStream name={} encoding={}>", "Windows error {}", "Choice({})", " clamped"),
    # Names of systems, of types, of modules; parts of a progress bar.
    *("Darwin", "Linux", "Annotated", "Literal", "ipykernel.", "Unrestricted", "%(bar)s"),
    *("%(label)s  [%(bar)s]  %(info)s", "python -m {}", "{}.exe", "{}_const", "file://", "http://", "https://"),
}
SCRIPT = re.compile(r"%\(prog_name\)s|_completion|_COMPLETE|compinit|zstyle|^source |^echo |_arguments|/")
"""The text is part of what a shell is given, or a path."""
FILLED = {"int", "integer", "int range", "integer range", "float", "float range", "File", "Directory", "Path"}
"""Names typer puts into a message; which ones there are differs between releases."""


def covers(text: str, key: str) -> bool:
    """Return True if an entry of the table stands for a text of typer, alone or as a part of the message."""
    return re.search(".*?".join(map(re.escape, text.split("{}"))), typer_source.bare(key), re.DOTALL) is not None


def test_everything_typer_says_has_an_entry() -> None:
    read = typer_source.texts()
    assert len(read) > 90
    missing = {
        f"{place}: {text}"
        for text, place in read.items()
        if text not in NOT_SHOWN and not SCRIPT.search(text) and not any(covers(text, key) for key in TABLE)
    }
    assert missing == set()


def test_no_entry_is_for_what_typer_never_says() -> None:
    said = typer_source.texts()
    assert {key for key in set(TABLE) - FILLED if not any(covers(text, key) for text in said)} == set()


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("raise UsageError('No such thing.')", ["No such thing."]),
        ("raise BadParameter(f'{value!r} is too {how:>3} for us')", ["{} is too {} for us"]),
        ("self.fail(_('short').format(x=1))", ["short"]),
        ("echo('Installed in ' + path)", ["Installed in "]),
        ("raise TypeError('a fault of the program')", []),
        ("'''A docstring of many words.'''\nmode = 'rb'", []),
    ],
)
def test_the_reader_of_the_source_sees_what_a_person_would(source: str, read: list[str]) -> None:
    assert list(dict.fromkeys(text for _, text in typer_source.prose(source))) == read


RECTIFY = {
    "improt": "没有“improt”这个命令，是不是 import？",
    "stat": "没有“stat”这个命令，是不是 stats 或 status？",
    "xyz": "没有“xyz”这个命令",
    "check --fromat json": "没有 --fromat 这个选项，是不是 --format 或 --report？",
    "evidence": "缺少命令",
    "evidence ad": "没有“ad”这个命令，是不是 add？",
    "check --quick=3": "选项 --quick 后面不写值",
    "check a b": "多写了 a b",
    "--root": "选项 --root 后面要写值",
    "show": "缺少参数 ID",
    "history x": "ID 的值不对：“x”不是整数",
}
EVERY = {
    "take": "缺少参数 COUNT",
    "take x": "COUNT 的值不对：“x”不是整数",
    "take 1": "缺少参数 KIND，可以写 one、two",
    "take 1 three": "KIND 的值不对：没有“three”这个值，可以写 one、two",
    "take 1 one --size 5": "--size 的值不对：5.0 不在 1<=x<=2 的范围内",
    "take 1 one --size x": "--size 的值不对：“x”不是数",
    "take 1 one --pair 1": "选项 --pair 后面要写 2 个值",
    "take 1 one --own x": "--own 的值不对：“x”不是 UUID",
    "take 1 one --file no": "--file 的值不对：文件 no 不存在",
    "take 1 one --file .": "--file 的值不对：. 是文件夹，这里要文件",
    "take 1 one --folder a": "--folder 的值不对：a 是文件，这里要文件夹",
    "need": "缺少选项 --kind，可以写 one、two",
}
PAGES = ["-h", *(f"{name} -h" for name in (*COMMANDS, *GROUPS)), "evidence add -h", "measure done -h"]
ASKED = "行吗 [y/N]: 只能回答 y 或 n\n行吗 [y/N]: 几个: 错误：“许多”不是整数\n几个: "


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what a Chinese process says of every line."""
    here = tmp_path_factory.mktemp("here")
    (here / "a").write_text("", encoding="utf-8")
    lines = [("rectify", [*RECTIFY, *PAGES]), ("every", [*EVERY, "ask", "take -h"])]
    asked = [[whose, [line.split() for line in each]] for whose, each in lines]
    run = notices.ROOT / "tests" / "support" / "chinese_run.py"
    ran = chinese([sys.executable, str(run)], here, json.dumps(asked))
    answers = json.loads(ran)
    return {
        line: said
        for (_, each), told in zip(lines, answers, strict=True)
        for line, said in zip(each, told, strict=True)
    }


def chinese(command: list[str], home: Path, given: str = "", **environment: str) -> str:
    """Return what a Chinese process prints whose home is a folder of the test."""
    named = {"RECTIFY_LANG": "zh", "PYTHONIOENCODING": "utf-8", "HOME": str(home), "USERPROFILE": str(home)}
    ran = subprocess.run(
        command,
        cwd=home,
        env=os.environ | named | environment,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout or ran.stderr


@pytest.mark.parametrize(("line", "said"), RECTIFY.items())
def test_a_mistyped_line_is_explained_in_chinese(spoken: dict[str, str], line: str, said: str) -> None:
    assert spoken[line].split("\n")[0].partition("：")[2] == said


@pytest.mark.parametrize(("line", "said"), EVERY.items())
def test_so_is_what_parameters_of_other_kinds_would_say(spoken: dict[str, str], line: str, said: str) -> None:
    assert spoken[line] == said


def test_the_hint_names_the_page_of_the_command(spoken: dict[str, str]) -> None:
    pages = {
        line: spoken[line].strip().split("\n")[-1] for line in ("improt", "evidence ad", "check --quick=3", "show")
    }
    assert {line: page.partition("用法见 ")[2] for line, page in pages.items()} == {
        "improt": "rectify -h",
        "evidence ad": "rectify evidence -h",
        "check --quick=3": "rectify check -h",
        "show": "rectify show -h",
    }


def test_a_question_is_answered_in_chinese(spoken: dict[str, str]) -> None:
    assert spoken["ask"] == ASKED


@pytest.mark.parametrize("page", [*PAGES, "take -h"])
def test_a_page_of_help_has_no_word_of_typers(spoken: dict[str, str], page: str) -> None:
    shown = spoken[page]
    assert shown.startswith("用法：")
    assert "显示这一页" in shown
    assert not [text for text in HELP if (part := text.split("{")[0]) != "(dynamic)" and part in shown]


def test_an_english_run_is_left_to_typer(rectify: Rectify) -> None:
    assert rectify("--lang", "en", "improt").err.startswith("error: No such command 'improt'. Did you mean 'import'?\n")
    assert "--fromat (Possible options: --format, --report)\n" in rectify("--lang", "en", "check", "--fromat").err
    assert rectify("--lang", "en", "check", "a").err.endswith("hint: see `rectify check -h`\n")
    assert chinese_help.translate("Missing command.") == "Missing command."
    assert chinese_help.chinese("No such option: --foo") == "没有 --foo 这个选项"
    assert chinese_help.chinese("整改到位") == "整改到位"


def test_completion_is_installed_in_chinese(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rectify_cli"]
    choose = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    installed = chinese([*command, "--install-completion", "bash"], tmp_path, **choose)
    written = tmp_path / ".bash_completions" / "rectify.sh"
    # Where the shell is named and not looked for, typer writes the name of its class before it.
    assert installed.replace("Shells.", "") == f"已为 bash 安装补全：{written}\n重新打开终端后生效\n"
    for asked, said in {"foo": "补全的指令不对", "foo_bash": "没有“foo”这个补全指令"}.items():
        assert chinese(command, tmp_path, _RECTIFY_COMPLETE=asked) == f"{said}\n"
    assert chinese(command, tmp_path, _RECTIFY_COMPLETE="complete_foo") == "不支持当前的 shell（foo）\n"


@pytest.mark.parametrize("words", [["log"], ["list"], ["import"], ["set"], ["field", "add"]], ids=" ".join)
def test_no_line_of_a_page_is_wider_than_a_terminal(rectify: Rectify, words: list[str]) -> None:
    page = rectify("--lang", "zh", *words, "--help").out
    assert max(map(columns, page.splitlines())) <= 80
