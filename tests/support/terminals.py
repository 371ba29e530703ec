"""A command on a terminal where somebody types the answers."""

import os
import subprocess
import sys
from pathlib import Path


def answered(folder: Path, words: list[str], answers: str, **environ: str) -> tuple[int, str]:
    """Run a command on a terminal where somebody types the answers; return its code and what was shown."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "rectify_cli", "--lang", "zh", *words]
    with subprocess.Popen(
        command, cwd=folder, env=os.environ | environ, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs
    ) as running:
        os.close(theirs)
        os.write(ours, answers.encode())
        said = b""
        try:
            while piece := os.read(ours, 4096):
                said += piece
        except OSError:
            pass  # the other end of a terminal that is closed
        os.close(ours)
    return running.returncode, said.decode()
