"""A file somebody wrote, with words of it replaced or remarked on and all else as it was: one module per format."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rectify_cli.core.diagnostics import Replacement
from rectify_cli.core.language import Phrase
from rectify_cli.documents import readers
from rectify_cli.documents.opening import AS_WORD, refused


class Revised(NamedTuple):
    """The bytes of the file, and the replacements that were made in it, by place."""

    content: bytes
    made: list[Replacement]


def _text(content: bytes, file: str, wanted: Sequence[Replacement]) -> Revised:
    from rectify_cli.documents.revise import text

    return Revised(*text.revised(content, file, wanted))


def _html(content: bytes, file: str, wanted: Sequence[Replacement]) -> Revised:
    from rectify_cli.documents.revise import html

    return Revised(*html.revised(content, file, wanted))


def _docx(content: bytes, file: str, wanted: Sequence[Replacement]) -> Revised:
    from rectify_cli.documents.revise import docx

    return Revised(*docx.revised(content, file, wanted))


REVISERS: dict[str, Callable[[bytes, str, Sequence[Replacement]], Revised]] = {
    "markdown": _text,
    "txt": _text,
    "html": _html,
    "docx": _docx,
}
"""What changes words in each format; its module is imported when a file is changed."""


def require(content: bytes, file: str) -> None:
    """Raise DataError for a format that cannot be changed."""
    if readers.format_of(content, file) not in REVISERS:
        raise refused(file, Phrase("PDF 不能改写", "a PDF cannot be changed"), AS_WORD)


def revised(content: bytes, file: str, replacements: Sequence[Replacement]) -> Revised:
    """Return the file with its words replaced where they still stand; of two that overlap, the first.

    Raises DataError for a format that cannot be changed.
    """
    require(content, file)
    wanted: list[Replacement] = []
    for replacement in sorted(set(replacements), key=lambda one: (one.place.line or 0, one.place.column or 0)):
        last = wanted[-1].place if wanted else None
        place = replacement.place
        if last is None or last.line != place.line or (last.column or 0) + last.width <= (place.column or 0):
            wanted.append(replacement)
    return REVISERS[readers.format_of(content, file)](content, file, wanted)
