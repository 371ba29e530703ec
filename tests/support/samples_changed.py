"""The sample ledger with a text of its files replaced."""

from pathlib import Path

DAY = ("--as-of", "2026-11-23")


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())
