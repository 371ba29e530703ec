"""Runs of the command line in a process of their own, because its language is settled when the process starts."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rectify_cli.cli.app import run
from rectify_cli.core.language import Language

ROOT = Path(__file__).parents[2]


class Line(NamedTuple):
    """A command line without `rectify`, and the folder it is run in."""

    folder: str
    words: Sequence[str]


class Ran(NamedTuple):
    """What one command line printed."""

    out: str
    err: str


def ran(lines: Sequence[Line], language: Language) -> list[Ran]:
    """Run command lines one after another in one process, 80 columns wide, and return what each printed."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_CONFIG") if name in os.environ}
    paths = os.pathsep.join([str(Path(__file__).parents[1]), *(path for path in sys.path if path)])
    done = subprocess.run(
        [sys.executable, "-m", "reference.runs"],
        input=json.dumps(lines),
        env=kept | {"RECTIFY_LANG": language, "COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONPATH": paths},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [Ran(*pair) for pair in json.loads(done.stdout)]


@cache
def helped(language: Language, commands: tuple[str, ...]) -> dict[str, str]:
    """Return the help page of each command; that of the tool itself stands under the empty name."""
    pages = ran([Line(str(ROOT), [*name.split(), "--help"]) for name in commands], language)
    return {name: page.out.strip() for name, page in zip(commands, pages, strict=True)}


def _one(line: Line) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    with chdir(line.folder), redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
        run(list(line.words))
    return Ran(out.getvalue(), err.getvalue())


if __name__ == "__main__":
    print(json.dumps([_one(Line(*line)) for line in json.load(sys.stdin)]))
