"""Render the notice of the ledger in this folder in Word and search it for leaks; print the seconds.

`rendering.py FILE` also writes the text as JSON, an item per paragraph.
"""

import datetime as dt
import gc
import json
import sys
import time
from pathlib import Path

from rectify_cli import papers, store
from rectify_cli.core.terms import Edition
from rectify_cli.documents.writers import docx as _  # noqa: F401 - imported before the clock runs, as the peer is
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

gc.disable()  # as the command does
own = Path("templates")
ledger = store.load(store.Workspace(Path())).ledger
assert ledger is not None  # noqa: S101 - the ledger is a generated one
document = papers.compose("notice", ledger, Request(Edition.PUBLIC, dt.date(2025, 1, 15)), own)
layout = papers.layout("notice", "docx", ledger, own)
if sys.argv[1:]:
    texts = [line for block in document for line in block.text.split("\n")]
    Path(sys.argv[1]).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
secrets = withheld(ledger, Edition.PUBLIC)
start = time.perf_counter()
papers.typeset(document, "docx", layout, secrets)
print(time.perf_counter() - start)
