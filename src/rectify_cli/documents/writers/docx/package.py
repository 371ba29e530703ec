"""Write the finished package: the same parts give the same bytes on every machine."""

import io
import zipfile

from docx.document import Document as WordFile

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import packing

_EPOCH = "1980"
"""The year before which a zip file can record no time."""


def pack(file: WordFile) -> bytes:
    """Return the bytes of `file`, with its members in a fixed order and without times.

    Raises UsageError if the clock is before 1980: python-docx writes its time into the zip file, before we take it out.
    """
    saved = io.BytesIO()
    try:
        file.save(saved)
    except ValueError as early:
        if _EPOCH not in str(early):
            raise
        raise UsageError(
            Phrase("系统时间早于 1980 年，Word 文件无法写成", "the clock is before 1980, too early for a Word file"),
            Phrase("先校准系统时间", "set the clock of this computer"),
        ) from early
    with zipfile.ZipFile(saved) as loose:
        return packing.packed({name: loose.read(name) for name in loose.namelist()})
