"""The words that several screens share."""

import re

from rectify_cli.cli.reports import Findings, as_text
from rectify_cli.core.language import Phrase, shown

_MARKS = re.compile(r"[\\|<*_`\[\]!~&]|(?<=\bhttp)(?=s?:)|(?<=\bhttps)(?=:)|(?<=\bwww)(?=\.)|@")
"""What a forge reads as markup, or makes a link or a notice of: all of it is shown as it stands."""


def markdown(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return the lines of a Markdown table; text of the data is never read as markup."""
    return [_line(head), _line(["---"] * len(head)), *(_line(row) for row in rows)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(map(cell, cells))} |"


def cell(text: str) -> str:
    """Return a text escaped for a Markdown table."""
    return _MARKS.sub(r"\\\g<0>", shown(text).replace("\n", " "))


def verdict(findings: Findings) -> Phrase:
    """Return a line on what the checks found, and where to read it."""
    deed, numbers = findings.deed, as_text.numbers(findings)
    more = Phrase("，详见 rectify check", "; see `rectify check`") if findings.diagnostics else Phrase("", "")
    zh, en = ("未通过", "failed") if findings.failing else ("通过", "passed")
    return Phrase(f"{deed.zh}{zh}：{numbers.zh}{more.zh}", f"{deed.en} {en}: {numbers.en}{more.en}")
