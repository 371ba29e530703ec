"""The bytes of strangers: the one table of what each kind of file may hold, and zip packages opened within it.

A file of a few kilobytes can ask for all the memory there is. Whatever reads a stranger's bytes takes its limits from
here; a file under one mebibyte may take neither a gibibyte of memory nor ten seconds.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

MIB = 1024 * 1024

FILE = 64 * MIB
"""The largest file read, in bytes; a notice of 16 pages has 60 thousand in Word."""

TEXT = 1_000_000
"""The most characters of one paper; a notice of 16 pages has 10 thousand."""

PARAGRAPHS = 50_000
"""The most paragraphs and cells of tables of one paper; a notice of 16 pages has 150."""


class Bounds(NamedTuple):
    """What a zip package may unpack to.

    `part` and `whole` are bytes of one part and of all together, `marks` the tags and attributes of a part, `ratio` how
    many times smaller a part of more than a mebibyte may be packed: Office packs 10 to 30 times.
    """

    part: int
    whole: int
    marks: int
    ratio: int = 200


WORD = Bounds(part=24 * MIB, whole=512 * MIB, marks=1_000_000)
"""A paper in Word: its text has 100 thousand bytes; pictures count as parts too, and are not unpacked."""

TEMPLATE = Bounds(part=50_000_000, whole=50_000_000, marks=2_000_000)
"""A template, all of which is searched: pictures included, a real one has a few million bytes."""

WORKBOOK = Bounds(part=64 * MIB, whole=128 * MIB, marks=12_000_000)
"""A workbook: a register of 10 000 rows has 30 million bytes, and 7 marks for each cell."""

FINISHED = Bounds(part=512 * MIB, whole=1024 * MIB, marks=512 * MIB, ratio=1100)
"""A file of our own, as large as its ledger; deflate packs no more than 1032 times."""

ENTRIES = 10_000
"""How many parts a package may have; an archive of a thousand pictures has 1 100."""

SHEET_ROWS, SHEET_COLUMNS = 1_048_576, 16_384
"""The rows and columns (A to XFD) that a sheet of Excel has."""

ROWS, COLUMNS = 100_000, 1_000
"""The largest sheet read: more rows or columns are not those of a register."""

CELLS = 5_000_000
"""The most cells of one sheet, empty ones between the others included: each takes memory."""

MERGED = 100_000
"""The most merged ranges of a sheet."""

CELL_TEXTS = 96 * MIB
"""The most bytes of all texts of a workbook, each counted as often as a cell uses it."""

PAGES = 2_000
"""The most pages of a PDF; a notice has 16."""

PAGE_TEXT = 200_000
"""The most characters of one page; a page of a notice has 616."""

PDF_DRAWN = 64 * MIB
"""The most bytes that a PDF may draw, forms inside others counted as often as they are drawn; a notice, 200 thousand.

It counts where the next two cannot be held, which is wherever Linux is not."""

PDF_MEMORY = 640 * MIB
"""The memory a PDF may take while it is read."""

PDF_SECONDS = 8
"""The time of the processor a PDF of a mebibyte may take; larger ones a second more for each mebibyte."""

_SMALL = MIB
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What Office writes; of the others zipfile unpacks a block at once, however large it gets."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_TORN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


class Fault(Enum):
    """Why a package cannot be opened, or a part of it cannot be read."""

    BROKEN = auto()
    LOCKED = auto()
    TOO_LARGE = auto()


class Unfit(Exception):  # noqa: N818 - what reads the format says the error
    """A package that is not opened; `part` is the part to blame, where one is, `size` the bytes that are too many."""

    def __init__(self, fault: Fault, part: str = "", size: int = 0) -> None:
        """Say why."""
        super().__init__(fault, part, size)
        self.fault, self.part, self.size = fault, part, size


class Package:
    """A zip package, each part of which is unpacked within bounds when it is read, whatever sizes it declares."""

    def __init__(self, content: bytes, bounds: Bounds) -> None:
        """Open it; raises Unfit where it is broken, encrypted or too large."""
        self._bounds = bounds
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _TORN as broken:
            raise Unfit(Fault.BROKEN) from broken
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        size = sum(entry.file_size for entry in entries)
        if len(entries) > ENTRIES or size > bounds.whole:
            raise Unfit(Fault.TOO_LARGE, max(entries, key=lambda entry: entry.file_size).filename, size)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unfit(Fault.LOCKED)
        if len(self._entries) != len(entries) or any(entry.compress_type not in _METHODS for entry in entries):
            raise Unfit(Fault.BROKEN)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, folders left out."""
        return tuple(name for name, entry in self._entries.items() if not entry.is_dir())

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raises Unfit where they are torn or too many, KeyError where there is none.

        zipfile stops at the size that is declared and compares the checksum: no part has more bytes than it says.
        """
        entry, bounds = self._entries[name], self._bounds
        size = entry.file_size
        if size > bounds.part or (size > _SMALL and size > bounds.ratio * max(1, entry.compress_size)):
            raise Unfit(Fault.TOO_LARGE, name, size)
        try:
            content = self._zip.read(entry)
        except _TORN as broken:
            raise Unfit(Fault.BROKEN, name) from broken
        if size > bounds.marks and content.count(b"<") + content.count(b"=") > bounds.marks:
            raise Unfit(Fault.TOO_LARGE, name, size)
        return content


def is_zip(content: bytes) -> bool:
    """Return True for a zip package, which .docx and .xlsx are."""
    return content.startswith(b"PK\x03\x04")


def is_ole(content: bytes) -> bool:
    """Return True for the container of .doc, .xls, .wps and of encrypted files of Office."""
    return content.startswith(_OLE)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts alone.

    Another reader may understand the directory of a zip otherwise than ours; of this one it sees what was checked.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    return stream.getvalue()
