"""The lower bound for reading a ledger: libyaml over every file, and nothing else."""

import sys
from pathlib import Path

from _ruamel_yaml import CParser  # type: ignore[import-not-found] # a C extension without types
from ruamel.yaml.events import StreamEndEvent

for path in Path(sys.argv[1]).rglob("*.yaml"):
    parser = CParser(path.read_text(encoding="utf-8"))
    while not isinstance(parser.get_event(), StreamEndEvent):
        pass
