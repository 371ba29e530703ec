"""What the shell offers after Tab out of a ledger that would run commands: nothing a shell acts on, in any shell."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import workspaces
from commandline import Rectify, process

HOSTILE = [
    "$(touch ran)",
    r"\$(touch ran)",
    r"\\$(touch ran)",
    "`touch ran`",
    r"\`touch ran`",
    r"\"; touch ran; \"",
    "'; touch ran; '",
    "'))'; touch ran; : '((",
    "; touch ran",
    "& touch ran",
    "| touch ran",
    "&& touch ran",
    "> ran",
    "< ran",
    "<(touch ran)",
    "=(touch ran)",
    "${ran:=ran}",
    "{a,b}",
    "*",
    "data/*",
    "[a-z]*",
    "?",
    "~",
    "~root",
    "!!",
    "!touch",
    "# ran",
    "^a^b",
    "a b",
    "a\tb",
    "a:::b",
    "a:b",
    "[bold]a[/bold]",
    "[/]",
    "@(touch ran)",
    "%{touch ran}",
    "“$(touch ran)”",
    "‘ran’",
    "(touch ran)",
    "\u202eran",
    "很长" * 60,
]
HARMLESS = ["办公室", "机关党委（人事处）", "财务科、审计科", "IT-2.1/运维_甲+乙"]

_OFFER = re.compile(r"[^\x00-\x1f\x7f !\"#$&'()*:;<>?@\[\\\]^`{|}~=%“”‘’]+")
_MEANING = re.compile(r"[^\x00-\x1f\x7f!\"#$&'()*:;<>?\[\\\]^`{|}~]*")
_LINES = {
    "bash": re.compile(rf"{_OFFER.pattern}(  {_MEANING.pattern})?"),
    "zsh": re.compile(rf'"{_OFFER.pattern}"(:"{_MEANING.pattern}")?'),
    "fish": re.compile(rf"{_OFFER.pattern}(\t{_MEANING.pattern})?"),
    "powershell": re.compile(rf"{_OFFER.pattern}:::{_MEANING.pattern}"),
}
_ASKED = [
    "show",
    "show 1",
    "list --owner",
    "list --status",
    "log 1 --status",
    "sign-off 1 --role",
    "render",
    "explain",
    "export --edition",
    "show --register",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = [*HOSTILE, *HARMLESS]
    issues = {
        f"data/issues/{number:03}.yaml": f"id: {number}\ntitle: {quoted}\nowner: {quoted}\nresults: [改。]\n"
        for number, quoted in enumerate(map(json.dumps, texts), 1)
    }
    own = {"labels": dict.fromkeys(texts, "completed"), "sign_offs": texts}
    inspection = workspaces.INSPECTION + "".join(f"{key}: {json.dumps(value)}\n" for key, value in own.items())
    return workspaces.write(tmp_path, issues | {"data/inspection.yaml": inspection})


@pytest.fixture
def completed(folder: Path, rectify: Rectify, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """Complete as a shell asks for it: the empty word after a line, or its last where that ends in a digit or dash."""
    monkeypatch.chdir(folder)

    def completed(shell: str, line: str) -> str:
        words = ["rectify", *line.split()]
        last = words.pop() if line[-1:].isdigit() or line[-1:] == "-" else ""
        asked = {
            "_RECTIFY_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": "\n".join([*words, last]),
            "COMP_CWORD": str(len(words)),
            "_TYPER_COMPLETE_ARGS": " ".join([*words, last]),
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": last,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        for name, value in asked.items():
            monkeypatch.setenv(name, value)
        ran = rectify()
        assert ran.err == ""
        return ran.out

    return completed


@pytest.mark.parametrize("line", _ASKED)
@pytest.mark.parametrize("shell", _LINES)
def test_nothing_a_shell_acts_on_is_offered(completed: Callable[[str, str], str], shell: str, line: str) -> None:
    printed = completed(shell, line).removesuffix("\n")
    if shell == "zsh":
        printed = printed.removeprefix("_arguments '*: :((").removesuffix("))'")
    offered = printed.split("\n")
    assert [one for one in offered if not _LINES[shell].fullmatch(one)] == []
    if "--owner" in line or "--role" in line:
        assert {word for word in HARMLESS if word in printed} == {*HARMLESS}
        assert len(offered) == len(HARMLESS) + 1, "the harmless ones, and the long one whole"
    if line == "show":
        assert len(offered) == len(HOSTILE) + len(HARMLESS), "every id, be its title what it may"


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_a_title_stays_readable(completed: Callable[[str, str], str], shell: str) -> None:
    printed = completed(shell, "show")
    assert "＄（touch ran）" in printed
    assert "机关党委（人事处）" in printed
    assert "很长很…" in printed


def test_commands_and_options_are_harmless_too(completed: Callable[[str, str], str]) -> None:
    """Their help is ours, and typer offers it past `_offers`: these three zsh acts on within double quotes."""
    for line in ("", "check -", "render -", "export -", "log -"):
        printed = completed("zsh", line)
        assert not re.search(r"[`\\]|\$", printed.replace(r"\\:", "")), line


def test_bash_itself_runs_nothing(folder: Path) -> None:
    """Every candidate is put on a command line as bash puts it there, unquoted, and the line is run."""
    script = process(folder=folder, _RECTIFY_COMPLETE="source_bash").stdout.decode()
    tool = Path(sys.executable).with_name("rectify").as_posix()
    asked = "".join(
        f"COMP_WORDS=(rectify {line} ''); COMP_CWORD={len(line.split()) + 1}; _rectify_completion '{tool}'\n"
        'for one in "${COMPREPLY[@]}"; do printf "%s\\n" "$one"; eval "true $one"; done\n'
        for line in ("show", "list --owner", "sign-off 1 --role", "log 1 --status")
    )
    ran = _shell(["bash", "--norc", "-c", f"{script}\n{asked}"], folder)
    assert "办公室" in ran.splitlines()
    assert not (folder / "ran").exists()


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_itself_runs_nothing(folder: Path) -> None:
    """What is printed goes through zsh twice, as there: `eval` of the line, then `_arguments` of the list."""
    asked = "".join(
        f"""
        _arguments() {{ local -a ws; local action="${{1#*: :}}"; eval ws\\=\\( "${{action[3,-3]}}" \\); print -rl $ws }}
        eval $(env _TYPER_COMPLETE_ARGS="rectify {line} " _RECTIFY_COMPLETE=complete_zsh "$TOOL" -m rectify_cli)
        """
        for line in ("show", "list --owner", "sign-off 1 --role", "log 1 --status")
    )
    ran = _shell(["zsh", "-f", "-c", asked], folder)
    assert "办公室" in ran.splitlines()
    assert not (folder / "ran").exists()


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_itself_runs_nothing(folder: Path) -> None:
    """The script is sourced, its offers asked for as Tab does, and each is put on a command line that is run."""
    (folder / "rectify.fish").write_bytes(process(folder=folder, _RECTIFY_COMPLETE="source_fish").stdout)
    asked = "".join(
        f"""
        for one in (complete -C "rectify {line} " | string split -f 1 \\t)
            echo $one
            eval "true $one"
        end
        """
        for line in ("show", "list --owner", "sign-off 1 --role", "log 1 --status")
    )
    ran = _shell(["fish", "--no-config", "-c", f"source rectify.fish\n{asked}"], folder)
    assert {"1", "办公室", "staged"} <= {*ran.splitlines()}
    assert not (folder / "ran").exists()


def test_the_script_for_powershell_evaluates_nothing(folder: Path) -> None:
    """PowerShell is not to be had here; what is offered goes from the pipe into a CompletionResult, nowhere else."""
    script = process(folder=folder, _RECTIFY_COMPLETE="source_pwsh").stdout.decode()
    assert not re.search(r"Invoke-|\biex\b|&|\[scriptblock\]|\bAdd-Type\b", script, re.IGNORECASE)
    used = re.findall(r"\$(?:command|helpString|commandArray|_)\b(?:\[\d\])?", script)
    assert used == [
        *("$commandArray", "$_", "$command", "$commandArray[0]", "$helpString", "$commandArray[1]"),
        *("$command", "$command", "$helpString"),
    ]


def _shell(words: list[str], folder: Path) -> str:
    """Run a shell without anybody's settings; return what it printed."""
    bin_first = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environ = {"PATH": bin_first, "TOOL": sys.executable, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    return subprocess.run(words, cwd=folder, env=environ, capture_output=True, check=True).stdout.decode()
