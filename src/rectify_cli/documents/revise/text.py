"""Plain text and Markdown with words replaced: by line and column, in the encoding and with the line ends they had."""

import re
from collections.abc import Sequence

from rectify_cli.core.diagnostics import Replacement
from rectify_cli.documents.decoding import encoding_of

_LINE_END = re.compile("\r\n|\r|\n|\f")


def revised(content: bytes, file: str, wanted: Sequence[Replacement]) -> tuple[bytes, list[Replacement]]:
    """Return the file with its words replaced, and which of those wanted were; none where a byte of `file` is odd."""
    del file
    encoding = encoding_of(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return content, []
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    made: list[Replacement] = []
    for replacement in reversed(wanted):
        place = replacement.place
        start = starts[(place.line or 1) - 1] + (place.column or 1) - 1
        end = start + place.width
        if text[start:end] == replacement.written:
            text = text[:start] + replacement.text + text[end:]
            made.insert(0, replacement)
    return text.encode(encoding), made
