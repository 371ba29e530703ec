"""Screens compared with golden files, at 80 and 120 columns and in both languages."""

from unicodedata import east_asian_width

import notices
from golden import Golden
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language

FOLDER = notices.ROOT / "tests" / "cli" / "screens" / "cases"
SIZES = [(language, width) for language in Language for width in (80, 120)]


def agree(golden: Golden, found: str, name: str) -> None:
    """Hold a screen against its golden file."""
    golden(FOLDER / name, f"{found}\n")


def held(golden: Golden, found: str, name: str, terminal: Terminal) -> None:
    """Hold a screen of text against its golden file, and to its width on a console of UTF-8 and on one of GBK."""
    for line in found.splitlines():
        assert sum(2 if east_asian_width(mark) in "WF" else 1 for mark in line) <= terminal.width, line
        assert "\x1b" not in line
        line.encode("gbk")
    agree(golden, found, f"{name}.{terminal.language}.{terminal.width}.txt")
