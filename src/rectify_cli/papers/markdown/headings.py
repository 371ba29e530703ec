"""Headings, at the level of their printed number."""

import re

from rectify_cli.core.chinese.ordinals import HAN
from rectify_cli.documents import Heading, Title

_NUMBERED = tuple(
    re.compile(pattern)
    for pattern in (
        f"{HAN}、",
        f"（{HAN}）",
        r"[0-9]+[.．](?![0-9]+(?:[.．\s]|$))",
        "（[0-9]+）",
    )
)


def heading(depth: int, text: str) -> Title | Heading:
    """Return a title for depth 1, else a heading at the level of its printed number."""
    if depth == 1:
        return Title(tuple(text.split()))
    for level, pattern in enumerate(_NUMBERED, start=1):
        if pattern.match(text):
            return Heading(level, text)
    return Heading(min(depth - 1, len(_NUMBERED)), text)
