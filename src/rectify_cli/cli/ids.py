"""Several ids in one word of the command line, such as 3,5,7 or 1-9,12."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated

from rectify_cli.cli import completion
from rectify_cli.cli.options import argument
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

Ids = Annotated[
    str,
    argument(
        metavar="IDS",
        autocompletion=completion.ids,
        zh="编号；可写多个，如 3,5,7 或 1-9,12",
        en="the id, or several, such as 3,5,7 or 1-9,12",
    ),
]
_RANGE = re.compile(r"([0-9]{1,9})(?:\s*[-–—~]\s*([0-9]{1,9}))?")
_COMMA = re.compile(r"[,、]")


def ids(typed: str) -> Iterator[int]:
    """Return the ids that a word names, each once, in its order; raises UsageError for anything else.

    They come one by one: a range may be far longer than the register, whose end is noticed by whoever looks them up.
    """
    return _each([_range(piece.strip(), typed) for piece in _COMMA.split(unicodedata.normalize("NFKC", typed))])


def _range(piece: str, typed: str) -> range:
    """Return the ids from the first to the last of a piece such as 12 or 1-9."""
    ends = _RANGE.fullmatch(piece)
    if ends is None:
        raise UsageError(
            Phrase(f"“{typed}”不是编号", f"“{typed}” is not an id"),
            Phrase("写作 3，几个写作 3,5,7 或 1-9,12", "write 3, or several as 3,5,7 or 1-9,12"),
        )
    first, last = int(ends[1]), int(ends[2] or ends[1])
    if last < first:
        raise UsageError(
            Phrase(
                f"“{piece}”写反了：{last} 小于 {first}", f"“{piece}” is the wrong way round: {last} is below {first}"
            ),
            Phrase(f"写作 {last}-{first}", f"write {last}-{first}"),
        )
    return range(first, last + 1)


def _each(ranges: list[range]) -> Iterator[int]:
    for index, numbers in enumerate(ranges):
        yield from (number for number in numbers if not any(number in earlier for earlier in ranges[:index]))
