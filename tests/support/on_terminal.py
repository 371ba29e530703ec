"""Runs of the command line on a terminal of a given size."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import Ran

TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals in Python")


def shown(*words: str, folder: Path, lines: int = 24, answers: str = "", **environ: str) -> Ran:
    """Run `python -m rectify_cli` on a terminal 80 columns wide; everything shown on it is in `out`."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    base = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    with subprocess.Popen(
        [sys.executable, "-m", "rectify_cli", *words],
        cwd=folder,
        env=base | {"NO_COLOR": "1", "PYTHONUTF8": "1"} | environ,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        os.write(ours, answers.encode())
        output = b""
        try:
            while piece := os.read(ours, 4096):
                output += piece
        except OSError:
            pass  # the other end of a terminal that is closed
        os.close(ours)
    return Ran(running.returncode, output.decode().replace("\r\n", "\n"), "")
