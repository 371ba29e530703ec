"""The marks of footnotes in a text: 追缴36万元³ names 36, whatever format the small 3 was set in."""

import re

from rectify_cli.core.language import Phrase

NOTE_MARK = Phrase("注释标号", "the mark of a note")

_MARK = re.compile("[\\[［〔(（]?(?:[0-9]{1,3}|[①-⑳*※])[\\]］〕)）]?")
_UNIT = re.compile("[A-Za-zμ米]$")


def is_note_mark(raised: str, before: str) -> bool:
    """Return True if raised words behind others are the mark of a note; a power is part of its unit (km², 米³)."""
    before = before.rstrip()
    return bool(before and _MARK.fullmatch(raised.strip()) and not _UNIT.search(before))
