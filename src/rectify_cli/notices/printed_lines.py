"""The lines of a paper as a person reads them, whatever its file takes for one block."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rectify_cli.core.chinese.ordinals import leading
from rectify_cli.notices.grammar.lines import NoticeLine, lines
from rectify_cli.notices.reading import Reading

_PIECE = re.compile("附件[：:]|附件[ 　]?[0-9]{0,2}(?=[ 　\n]|[^0-9：: 　\n][^。]{1,60}$)|[^\n]+")
_LISTS = "附件"


def printed_lines(reading: Reading) -> Iterator[NoticeLine]:
    """Yield the lines with their own words.

    The signature, the red head and the list of the attachments are one block of a ledger's paper and several lines of a
    file; what stands before the name of an attachment (附件1) is a line of its own.
    """
    for line in lines(reading.source):
        if "\n" in line.text or line.text.startswith(_LISTS):
            yield from _pieces(line)
        elif line.text:
            yield line


def _pieces(line: NoticeLine) -> Iterator[NoticeLine]:
    for piece in _PIECE.finditer(line.text):
        text = piece[0].strip()
        text = text.removeprefix(leading(text))
        if text:
            start = line.start + piece.start() + piece[0].find(text)
            yield replace(line, start=start, end=start + len(text), text=text)
