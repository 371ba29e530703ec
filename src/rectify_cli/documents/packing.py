"""Pack the parts of a file: the same parts give the same bytes on every machine."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can record."""

_FIRST = ("[Content_Types].xml", "_rels/.rels", "OFD.xml")
"""The entrances of a Word file and of an OFD."""

_UNIX = 3
_READABLE = 0o644 << 16


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
