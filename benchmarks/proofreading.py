"""Proofread the notices named, each repeatedly; print the processor time of one reading in seconds."""

import sys
import time
from pathlib import Path

from rectify_cli.checks import proofread
from rectify_cli.documents import readers

for name in sys.argv[1:]:
    path = Path(name)
    proofread.proofread(readers.open_file(path, name))  # imports are not counted
    start = time.process_time()
    rounds = 0
    while time.process_time() - start < 1 or rounds < 3:  # noqa: PLR2004 - for a second, and at least three times
        proofread.proofread(readers.open_file(path, name))
        rounds += 1
    print((time.process_time() - start) / rounds)
