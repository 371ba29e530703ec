"""The published notice, as paragraphs without what its way through a PDF left in it."""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "seed"

_MARKS = re.compile(r"^#+ *|\*\*", re.MULTILINE)
_STRAY = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")


def expected() -> dict[str, Any]:
    """Return what is true of the notice."""
    truth: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return truth


def fragments() -> list[str]:
    """Return the lines of the notice without heading marks, bold and stray spaces round digits."""
    text = _STRAY.sub("", _MARKS.sub("", (SEED / "notice.md").read_text(encoding="utf-8")))
    return [line.strip() for line in text.split("\n") if line.strip()]
