"""The size of the texts in the cells of a workbook, where one text is stored once and used many times."""

import re
from collections.abc import Iterable
from xml.parsers import expat

from rectify_cli.core import bounds

_SHARING = re.compile(rb' t="s"><v>([0-9]{1,9})</v>')
_PLAIN = tuple(b' t="%b"' % kind for kind in (b"n", b"b", b"d", b"e", b"str", b"inlineStr"))
_BLANKS = (b" ", b"\n", b"\t", b"\r")


def used(parts: Iterable[bytes]) -> int:
    """Return the bytes of all shared texts, each as often as it is used, or more.

    If every cell could hold the longest text within the limit, nothing is counted. A cell written in the usual
    form counts with its text, any other with the longest.
    """
    parts = tuple(parts)
    shared = [part for part in parts if b"<si" in part or b":si" in part]
    sheets = [part for part in parts if b"sheetData" in part]
    longest = max((len(text) for part in shared for text in part.split(b"<si")), default=0)
    most = sum(map(_cells, sheets)) * longest
    if most <= bounds.CELL_TEXTS:
        return most
    lengths = _lengths(shared[0]) if len(shared) == 1 else []
    return sum(_used(part, lengths, longest) for part in sheets)


def _cells(part: bytes) -> int:
    """Return how many cells a sheet has, or more."""
    return part.count(b"<c") + part.count(b":c")


def _used(part: bytes, lengths: list[int], longest: int) -> int:
    """Return the bytes of the texts that one sheet uses: the type of a cell shows that it uses one."""
    if _odd(part):
        return _cells(part) * longest
    indexes = [int(index) for index in _SHARING.findall(part)]
    known = [lengths[index] for index in indexes if index < len(lengths)]
    others = part.count(b" t=") - len(known) - sum(map(part.count, _PLAIN))
    return sum(known) + others * longest


def _odd(part: bytes) -> bool:
    """Return True if a type may be spelled unusually; looking for each form is quicker than one pattern."""
    blanks = [blank for blank in _BLANKS if blank in part]
    return any(
        b"%bt%b" % (first, second) in part for first in blanks for second in (*blanks, b"=") if first + second != b" ="
    )


def _lengths(part: bytes) -> list[int]:
    """Return how many bytes each shared text has; none if the part is broken or has a DTD."""
    lengths: list[int] = []

    def start(name: str, _: object) -> None:
        if name.rpartition(":")[2] == "si":
            lengths.append(0)

    def text_data(text: str) -> None:
        if lengths:
            lengths[-1] += len(text.encode())

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = start, text_data
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes no name
    except expat.ExpatError:
        return []
    return [] if b"<!DOCTYPE" in part else lengths
