"""The package round the words: its properties, and the same bytes for the same words."""

import datetime as dt
import io
import zipfile

from docx.document import Document as Word

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def describe(word: Word, title: str, dated: dt.date) -> None:
    """Write the properties: the title and the day, and nothing else that the base file may have held."""
    properties = word.core_properties
    day = dt.datetime(dated.year, dated.month, dated.day, tzinfo=dt.UTC)
    for name in ("author", "last_modified_by", "comments", "category", "keywords", "subject", "content_status"):
        setattr(properties, name, "")
    properties.title = title
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = day


def packed(word: Word) -> bytes:
    """Return the package with its members in order of their names, none with a time of its own."""
    saved, made = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(made, "w") as package:
        first = "[Content_Types].xml"
        for name in sorted(source.namelist(), key=lambda name: (name != first, name)):
            member = zipfile.ZipInfo(name, _NO_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # the same bytes on every system
            package.writestr(member, source.read(name))
    return made.getvalue()
