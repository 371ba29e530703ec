"""A run that is killed, as by `kill -9`, before any one of its steps on the files of a workspace."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from rectify_cli.cli import app

_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "open"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a workspace but those in the build folder, by its name."""
    paths = (path for path in sorted(root.rglob("*")) if path.is_file())
    names = {path.relative_to(root).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith("build/")}


def at_every_step(origin: Path, *words: str) -> Iterator[Path]:
    """Yield a copy of the workspace for every step of the command, killed before that step, until none is left."""
    step = 0
    while True:
        copy = origin.with_name(f"{origin.name}-{step}")
        shutil.copytree(origin, copy)
        if not _killed(copy, step, words):
            return
        yield copy
        shutil.rmtree(copy)
        step += 1


def _killed(root: Path, step: int, words: tuple[str, ...]) -> bool:
    """Run a command in a child process; return True if it was killed, before it came to the end."""
    child = os.fork()
    if not child:  # pragma: no cover - it is killed
        sys.addaudithook(_counting(root, step))
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        os.dup2(1, 2)
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123,SIM115 - until it ends
        os.chdir(root)
        os._exit(app.run(list(words)))
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _counting(root: Path, step: int) -> Callable[[str, tuple[object, ...]], None]:  # pragma: no cover - as above
    """Return a hook that kills the process before it does the step of that number to a file under `root`."""
    left = [step]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _STEPS or not isinstance(arguments[0], str | os.PathLike):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITING):
            return
        if not (Path.cwd() / arguments[0]).is_relative_to(root):
            return
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    return hook
