"""Screens compared with golden files, at 80 and 120 columns and in both languages."""

import os
from pathlib import Path
from unicodedata import east_asian_width

from rectify_cli.core.language import Language
from rectify_cli.screens import Terminal

GOLDEN = Path(__file__).parent / "cases" / "screens"
SIZES = [(language, width) for language in Language for width in (80, 120)]


def agree(found: str, name: str) -> None:
    """Hold a screen against its golden file; RECTIFY_UPDATE=1 writes it."""
    golden = GOLDEN / name
    content = f"{found}\n".encode()
    if os.environ.get("RECTIFY_UPDATE"):
        golden.write_bytes(content)
    assert content == golden.read_bytes().replace(b"\r\n", b"\n")


def held(found: str, name: str, terminal: Terminal) -> None:
    """Hold a screen of text against its golden file, and to its width on a console of UTF-8 and on one of GBK."""
    for line in found.splitlines():
        assert sum(2 if east_asian_width(mark) in "WF" else 1 for mark in line) <= terminal.width, line
        assert "\x1b" not in line
        line.encode("gbk")
    agree(found, f"{name}.{terminal.language}.{terminal.width}.txt")
