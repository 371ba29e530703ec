"""The `.case` files beside the tests of the rules: sections, each under a line `=== name`."""

import re
from pathlib import Path

SECTION = re.compile(r"^=== (.+)\n", re.MULTILINE)


def sections(path: Path) -> dict[str, str]:
    """Return the text under each `=== name` line."""
    parts = SECTION.split(path.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def written(parts: dict[str, str]) -> str:
    """Return the text of a case of these sections."""
    return "".join(f"=== {name}\n{text}" for name, text in parts.items())
