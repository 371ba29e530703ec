"""The peer of `rectify render`: docxtpl fills in the texts of a JSON file; print the seconds it took."""

import json
import sys
import time
from pathlib import Path

from docxtpl import DocxTemplate  # type: ignore[import-untyped] # installed in .venv-bench alone

template, words, target = sys.argv[1:]
texts = json.loads(Path(words).read_text(encoding="utf-8"))
start = time.perf_counter()
file = DocxTemplate(template)
file.render({"words": texts}, autoescape=True)
file.save(target)
print(time.perf_counter() - start)
