"""Proofread the notices named, each over and over; prints for each the seconds of processor time of one reading."""

import sys
import time
from pathlib import Path

from rectify_cli.checks import proofread
from rectify_cli.documents import readers

for name in sys.argv[1:]:
    path = Path(name)
    proofread.proofread(readers.open_file(path, name))  # what is imported once is not counted
    start = time.process_time()
    rounds = 0
    while time.process_time() - start < 1 or rounds < 3:  # noqa: PLR2004 - a second, three times at least
        proofread.proofread(readers.open_file(path, name))
        rounds += 1
    print((time.process_time() - start) / rounds)
