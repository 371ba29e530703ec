"""Write the finished package: the same parts give the same bytes on every machine."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from docx.document import Document as WordFile

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can record."""

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_UNIX = 3
_READABLE = 0o644 << 16


def pack(file: WordFile) -> bytes:
    """Return the bytes of `file`, with its members in a fixed order and without times.

    Raises UsageError if the clock is before 1980: python-docx writes its time into the zip file, before we take it out.
    """
    saved = io.BytesIO()
    try:
        file.save(saved)
    except ValueError as early:
        if str(_EPOCH[0]) not in str(early):
            raise
        raise UsageError(
            Phrase("系统时间早于 1980 年，Word 文件无法写成", "the clock is before 1980, too early for a Word file"),
            Phrase("先校准系统时间", "set the clock of this computer"),
        ) from early
    with zipfile.ZipFile(saved) as loose:
        return packed({name: loose.read(name) for name in loose.namelist()})


def packed(parts: Mapping[str, bytes], day: dt.date = dt.date.min) -> bytes:
    """Return a zip file of these parts, in a fixed order, all dated on `day` or the earliest day it can record."""
    time = max(_EPOCH, (day.year, day.month, day.day, 0, 0, 0))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            archive.writestr(_member(name, time), parts[name])
    return stream.getvalue()


def _member(name: str, time: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    # Stored, not deflated: zlib and zlib-ng give different bytes for the same text.
    member = zipfile.ZipInfo(name, time)
    # Python writes the system it runs on here by default.
    member.create_system = _UNIX
    member.external_attr = _READABLE
    return member
