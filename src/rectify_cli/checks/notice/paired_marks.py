"""Every mark that opens is closed, and every mark that closes was opened."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Table
from rectify_cli.notices import Extent, Reading

UNPAIRED = warning(
    "P548",
    # GB/T 15834-2011, 4.8, 4.9 and 4.15: each of these marks has two halves.
    Phrase("引号、括号、书名号成对", "quotation marks, brackets and title marks come in pairs"),
    Phrase("补上缺少的一半，或去掉多余的一半", "add the missing mark, or remove the extra one"),
)

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】"}
_OPENS = {closer: opener for opener, closer in _PAIRS.items()}
_SAME = {"(": "（", ")": "）"}  # a mark of the wrong width is another fault
_MARK = re.compile("[“”‘’（）()《》【】]")
_DEEP = 8  # marks open at once within a sentence: nobody nests deeper
_REACH = 12  # blocks: a bracket may run over several paragraphs, a page break parts one


class Half(NamedTuple):
    """A mark without its other half, the block it is in, and where."""

    mark: str
    block: int
    at: int


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the first unpaired mark of each paragraph that no paragraph nearby completes."""
    halves = [half for index in range(len(reading.source.blocks)) for half in _halves(reading, index)]
    reported: set[int] = set()
    for half in _alone(reading, halves):
        if half.block in reported:
            continue
        reported.add(half.block)
        other = _PAIRS.get(half.mark) or _OPENS[half.mark]
        yield UNPAIRED.broken(
            reading.place(Extent(half.block, half.at, half.at + 1)),
            Phrase(f"{half.mark} 没有对应的 {other}", f"{half.mark} has no matching {other}"),
            Phrase(f"补上 {other}，或去掉 {half.mark}", f"add {other}, or remove {half.mark}"),
        )


def _halves(reading: Reading, index: int) -> Iterator[Half]:
    """Yield the marks of one block that it does not pair itself."""
    placed = reading.source.blocks[index]
    if isinstance(placed.block, Table):
        return
    text = placed.text
    open_: list[Half] = []
    for match in _MARK.finditer(text):
        mark, at = _SAME.get(match[0], match[0]), match.start()
        if mark in _PAIRS:
            open_.append(Half(mark, index, at))
        elif _OPENS[mark] in (inner := [half.mark for half in open_[-_DEEP:]]):
            depth = inner[::-1].index(_OPENS[mark])
            yield from open_[len(open_) - depth :]
            del open_[len(open_) - depth - 1 :]
        else:
            yield Half(mark, index, at)
    yield from open_


def _ordinary(text: str, half: Half) -> bool:
    """Return True if a closing mark needs no other half: 1）, a）, and the apostrophe of a foreign word."""
    before = text[half.at - 1 : half.at]
    return before.isascii() and before.isalnum() and half.mark in "）’"


def _alone(reading: Reading, halves: list[Half]) -> Iterator[Half]:
    """Yield the marks that no other mark nearby completes.

    Where a quotation runs over several paragraphs, each opens it anew and the last closes it.
    """
    waiting: list[Half] = []
    alone: list[Half] = []
    for half in halves:
        if half.mark in _PAIRS:
            waiting.append(half)
            continue
        last = range(len(waiting) - 1, max(-1, len(waiting) - 1 - _REACH), -1)
        partner = next((at for at in last if _completes(half, waiting[at])), None)
        if partner is not None:
            del waiting[partner]
        elif not _ordinary(reading.source.blocks[half.block].text, half):
            alone.append(half)
    alone += [half for half in waiting if not _reopened(reading, half)]
    yield from sorted(alone, key=lambda half: (half.block, half.at))


def _completes(closer: Half, opener: Half) -> bool:
    return _PAIRS[opener.mark] == closer.mark and opener.block < closer.block <= opener.block + _REACH


def _reopened(reading: Reading, half: Half) -> bool:
    blocks = reading.source.blocks
    return half.mark == "“" and half.block + 1 < len(blocks) and blocks[half.block + 1].text.startswith("“")
