"""A font file that any reader opens, of the part of a font that a PDF holds (ISO/IEC 14496-22)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

_TRUETYPE, _CFF = 0x00010000, 0x4F54544F
_MAGIC = 0x5F0F3CF5
_WHOLE = 0xB1B0AFBA
_WINDOWS, _BMP, _FULL, _ENGLISH = 3, 1, 10, 0x409
_LAST_OF_BMP = 0xFFFF
_PLAIN = 0x40
"""The bit of OS/2 that says neither bold nor italic."""

_PREVIEW_AND_PRINT = 4
"""What OS/2 allows at least of every font that may be embedded at all."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a PDF says of a font beside its outlines, in thousandths of its size; `box` is left, bottom, right, top."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    widths: Mapping[int, float]


def of_truetype(program: bytes, measures: Measures, glyphs: Mapping[int, int]) -> bytes:
    """Return a TrueType font with the tables that a PDF leaves out of it; `glyphs` are those of the code points."""
    (count,) = struct.unpack_from(">H", program, 4)
    kept = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", program, place)
        kept[tag.decode("ascii")] = program[offset : offset + length]
    (units,) = struct.unpack_from(">H", kept["head"], 18)
    return _assembled(_TRUETYPE, _added(measures, glyphs, units) | kept)


def of_cff(program: bytes, measures: Measures, glyphs: Mapping[int, int]) -> bytes:
    """Return an OpenType font around the outlines of a bare CFF program."""
    count = max(measures.widths) + 1
    widths = [round(measures.widths.get(glyph, 1000)) for glyph in range(count)]
    head = struct.pack(">4I2H2Q4h2H3h", 0x10000, 0x10000, 0, _MAGIC, 3, 1000, 0, 0, *measures.box, 0, 8, 2, 0, 0)
    hhea = struct.pack(
        ">I3hH11hH",
        *(0x10000, measures.ascent, measures.descent, 0, max(widths), measures.box[0], 0, measures.box[2]),
        *(1, 0, 0, 0, 0, 0, 0, 0, count),
    )
    own = {
        "CFF ": program,
        "head": head,
        "hhea": hhea,
        "hmtx": b"".join(struct.pack(">Hh", width, 0) for width in widths),
        "maxp": struct.pack(">IH", 0x5000, count),
    }
    return _assembled(_CFF, _added(measures, glyphs, 1000) | own)


def _added(measures: Measures, glyphs: Mapping[int, int], units: int) -> dict[str, bytes]:
    """Return the tables that are in no font of a PDF."""
    return {
        "cmap": _cmap(glyphs),
        "name": _name(measures.name),
        "OS/2": _os2(measures, glyphs, units),
        "post": struct.pack(">IihhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }


def _cmap(glyphs: Mapping[int, int]) -> bytes:
    """Return the code points in formats 4, which every reader knows, and 12, which knows every code point."""
    near = sorted((code, glyph) for code, glyph in glyphs.items() if code < _LAST_OF_BMP)
    ends = [*(code for code, _ in near), _LAST_OF_BMP]
    deltas = [*((glyph - code) & 0xFFFF for code, glyph in near), 1]
    count = len(ends)
    entry = count.bit_length() - 1
    most = 2 << entry
    four = struct.pack(
        f">7H{count}HH{count}H{count}H{count}H",
        *(4, 16 + 8 * count, 0, 2 * count, most, entry, 2 * count - most),
        *(*ends, 0, *ends, *deltas, *[0] * count),
    )
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    twelve = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    first = 4 + 2 * 8
    tables = struct.pack(">HHHHIHHI", 0, 2, _WINDOWS, _BMP, first, _WINDOWS, _FULL, first + len(four))
    return tables + four + twelve


def _name(name: str) -> bytes:
    family, _, style = name.partition("-")
    texts = {1: family, 2: style or "Regular", 4: name, 6: name}
    words = b"".join(text.encode("utf-16-be") for text in texts.values())
    records, offset = b"", 0
    for number, text in texts.items():
        size = len(text.encode("utf-16-be"))
        records += struct.pack(">6H", _WINDOWS, _BMP, _ENGLISH, number, size, offset)
        offset += size
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + words


def _os2(measures: Measures, glyphs: Mapping[int, int], units: int) -> bytes:
    """Return version 4 of the table; its sizes are in units of the font."""
    high, low = (round(edge * units / 1000) for edge in (measures.box[3], measures.box[1]))
    up, down = (round(edge * units / 1000) for edge in (measures.ascent, measures.descent))
    codes = [min(code, _LAST_OF_BMP) for code in glyphs] or [0]
    return struct.pack(
        ">HhHHH11h10s4I4s3H3h2H2I2h3H",
        *(4, units, 400, 5, _PREVIEW_AND_PRINT, *[0] * 11, bytes(10), *[0] * 4, b"    "),
        *(_PLAIN, min(codes), max(codes), up, down, 0, max(high, 0), max(-low, 0), 0, 0, 0, 0, 0, 32, 1),
    )


def _assembled(kind: int, tables: Mapping[str, bytes]) -> bytes:
    """Return the font file of these tables, with all its checksums."""
    count = len(tables)
    entry = count.bit_length() - 1
    most = 16 << entry
    offset = 12 + 16 * count
    directory, body, head = b"", b"", 0
    for tag, table in sorted(tables.items()):
        if tag == "head":
            table, head = table[:8] + bytes(4) + table[12:], offset  # noqa: PLW2901 - the same table, without its sum
        padded = table + bytes(-len(table) % 4)
        directory += struct.pack(">4sIII", tag.encode("ascii"), _sum(padded), offset, len(table))
        body += padded
        offset += len(padded)
    whole = struct.pack(">IHHHH", kind, count, most, entry, 16 * count - most) + directory + body
    adjusted = (_WHOLE - _sum(whole)) & 0xFFFFFFFF
    return whole[: head + 8] + struct.pack(">I", adjusted) + whole[head + 12 :]


def _sum(table: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(table) // 4}I", table)
    return sum(words) & 0xFFFFFFFF
