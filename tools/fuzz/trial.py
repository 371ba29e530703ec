"""One damaged file read by one command, in a child process with limits of memory and time."""

import contextlib
import os
import resource
import shutil
import signal
import sys
from pathlib import Path
from typing import NamedTuple

from rectify_cli.cli import app

MEMORY = 1 << 30  # bytes, beyond what the process has when it begins
SECONDS = 10
OURS = {0, 1, 2, 3}
NOT_OURS = ("Traceback", "it could not be done", "MemoryError", "RecursionError")


class Finding(NamedTuple):
    """A file that did what no file may do."""

    command: tuple[str, ...]
    what: str


def commands(name: str) -> list[tuple[str, ...]]:
    """Return the commands that read a file of this name; `FILE` stands for it."""
    if name.startswith("data/"):
        return [("check", "--quick"), ("status",)]
    if name.startswith("templates/"):
        return [("render", "notice", "--format", "md", "--output", "-")]
    if name.endswith((".xlsx", ".csv", ".jsonl", ".json")):
        return [("import", "FILE", "--dry-run")]
    return [("proofread", "FILE"), ("import", "FILE", "--dry-run")]


def tried(origin: Path, scratch: Path, name: str, content: bytes) -> list[Finding]:
    """Put a file where its commands look for it, run them, and return what went wrong."""
    findings = []
    for command in commands(name):
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(origin, scratch)
        path = scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        before = _contents(scratch)
        words = [str(path) if word == "FILE" else word for word in command]
        what = _ended(words, scratch)
        if not what and _contents(scratch) != before:
            what = "a command that only reads changed the workspace"
        if what:
            findings.append(Finding(command, what))
    return findings


def _contents(folder: Path) -> dict[Path, bytes]:
    """Return the files of a workspace; what is built may change."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "build" not in path.parts}


def _ended(words: list[str], folder: Path) -> str:
    """Run a command in a child, and return what was wrong with its end; nothing if nothing was."""
    said = folder.parent / "said"
    child = os.fork()
    if not child:  # pragma: no cover - the child is measured by what it leaves
        _child(words, folder, said)
    _, status = os.waitpid(child, 0)
    text = said.read_text(encoding="utf-8", errors="replace")
    if os.WIFSIGNALED(status):
        return f"killed by {signal.Signals(os.WTERMSIG(status)).name}"
    if os.WEXITSTATUS(status) not in OURS:
        return f"exit code {os.WEXITSTATUS(status)}"
    return next((f"said “{word}”: {text[-300:]}" for word in NOT_OURS if word in text), "")


def _child(words: list[str], folder: Path, said: Path) -> None:  # pragma: no cover - as above
    """Run the command line with limits, its words going to a file, and end without a trace of Python's own."""
    page = os.sysconf("SC_PAGE_SIZE")
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * page if Path("/proc").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    code = 70
    with said.open("w", encoding="utf-8") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        sys.stdout = sys.stderr = stream
        os.chdir(folder)
        with contextlib.suppress(MemoryError):
            code = app.run(words)
    os._exit(code)
