"""Proofread the notices named, each repeatedly; print the processor time of one reading in seconds."""

import gc
import os
import sys
from pathlib import Path

from rectify_cli.checks import proofread
from rectify_cli.documents import readers

gc.disable()  # as the command does


def spent() -> float:
    """Return the processor time so far, that of the fork in which a PDF is read included."""
    return sum(os.times()[:4])


for name in sys.argv[1:]:
    path = Path(name)
    proofread.proofread(readers.open_file(path, name))  # imports are not counted
    start = spent()
    rounds = 0
    while spent() - start < 1 or rounds < 3:  # noqa: PLR2004 - for a second, and at least three times
        proofread.proofread(readers.open_file(path, name))
        rounds += 1
    print((spent() - start) / rounds)
