"""Run command lines in a process of their own, because the language is fixed when a process starts."""

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


class Output(NamedTuple):
    """What a command line printed."""

    out: str
    err: str


def run_all(lines: Sequence[Line], language: Language) -> list[Output]:
    """Run command lines one after another in one process, 80 columns wide, and return what each printed."""
    environment = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_CONFIG") if name in os.environ
    }
    paths = os.pathsep.join([str(Path(__file__).parents[1]), *(path for path in sys.path if path)])
    done = subprocess.run(
        [sys.executable, "-m", "reference.runs"],
        input=json.dumps(lines),
        env=environment | {"RECTIFY_LANG": language, "COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONPATH": paths},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [Output(*pair) for pair in json.loads(done.stdout)]


@cache
def help_of(language: Language, commands: tuple[str, ...]) -> dict[str, str]:
    """Return the help page of each command; that of the tool itself is under the empty name."""
    pages = run_all([Line(str(ROOT), [*name.split(), "--help"]) for name in commands], language)
    return {name: page.out.strip() for name, page in zip(commands, pages, strict=True)}


def _run(line: Line) -> Output:
    # A format other than a screen is printed as bytes.
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with chdir(line.folder), redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
        run(list(line.words))
    return Output(*(stream.buffer.getvalue().decode() for stream in (out, err)))


if __name__ == "__main__":
    print(json.dumps([_run(Line(*line)) for line in json.load(sys.stdin)]))
