"""The characters a font file has glyphs for: its cmap table, formats 4 and 12 (ISO/IEC 14496-22, 5.2.1)."""

import struct
from array import array
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"
_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Platform and encoding of the Unicode subtables."""

_SEGMENTS = 4
_GROUPS = 12
_LITTLE = array("H", b"\1\0")[0] == 1


@cache
def characters(path: Path, face: int = 0) -> frozenset[int]:
    """Return the code points of one face of a font file; none if the file is not a font."""
    try:
        with path.open("rb") as file:
            table = _table(file, face)
    except (OSError, struct.error):
        return frozenset()
    return frozenset(code for offset in _subtables(table) for code in _codes(table, offset))


def _read(file: BinaryIO, offset: int, form: str) -> tuple[int, ...]:
    file.seek(offset)
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _table(file: BinaryIO, face: int) -> bytes:
    """Return the bytes of the cmap table, empty if there is none."""
    start = 0
    if file.read(4) == _COLLECTION:
        (start,) = _read(file, 12 + 4 * face, ">I")
    (count,) = _read(file, start + 4, ">H")
    file.seek(start + 12)
    for tag, _, offset, length in struct.iter_unpack(">4sIII", file.read(16 * count)):
        if tag == b"cmap":
            file.seek(offset)
            return file.read(length)
    return b""


def _subtables(table: bytes) -> set[int]:
    if not table:
        return set()
    (count,) = struct.unpack_from(">H", table, 2)
    entries = struct.iter_unpack(">HHI", table[4 : 4 + 8 * count])
    return {offset for platform, encoding, offset in entries if (platform, encoding) in _UNICODE}


def _codes(table: bytes, offset: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", table, offset)
    if form == _SEGMENTS:
        yield from _segments(table, offset)
    elif form == _GROUPS:
        (count,) = struct.unpack_from(">I", table, offset + 12)
        for first, last, glyph in struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * count]):
            yield from range(first if glyph else first + 1, last + 1)


def _segments(table: bytes, offset: int) -> Iterator[int]:
    """Yield the code points of a format 4 subtable: parallel arrays of ends, starts, deltas and offsets."""
    length, _, doubled = struct.unpack_from(">3H", table, offset + 2)
    words = array("H", table[offset + 14 : offset + 14 + (length - 14) // 2 * 2])
    if _LITTLE:
        words.byteswap()
    count = doubled // 2
    for segment in range(count):
        last, first = words[segment], words[count + 1 + segment]
        delta, ranged = words[2 * count + 1 + segment], words[3 * count + 1 + segment]
        for code in range(first, min(last, 0xFFFE) + 1):
            # The offset counts bytes from its own position in the array.
            place = 3 * count + 1 + segment + ranged // 2 + code - first
            glyph = words[place] if ranged and place < len(words) else 0 if ranged else code
            if (glyph + delta) & 0xFFFF if glyph or not ranged else 0:
                yield code
