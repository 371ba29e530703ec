r"""A text as it is in the file, BOM and line ends included, edited by offsets into what the parser reads."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from rectify_cli.core.encodings import BOM
from rectify_cli.store.yaml.places import as_parsed

_LINE_END = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """`new` in place of the characters from `start` to `end` of the text the parser reads."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of a file, untouched."""

    raw: str

    @property
    def text(self) -> str:
        r"""The text the parser reads: without a BOM, with `\n` line ends."""
        return as_parsed(self.raw)

    def spliced(self, splices: list[Splice]) -> "RawText":
        """Return the text with every splice made, new lines ending as the lines around them do."""
        at = self._offsets()
        raw = self.raw
        # Of two at one place the first stands first.
        ordered = sorted(splices, key=lambda splice: splice.start)
        for start, stop, new in reversed(ordered):
            end = _LINE_END.search(self.raw, at[start]) or _LINE_END.search(self.raw)
            raw = raw[: at[start]] + new.replace("\n", end[0] if end else "\n") + raw[at[stop] :]
        return RawText(raw)

    def _offsets(self) -> list[int]:
        """Return where each character of the text the parser reads stands in the raw one."""
        raw = self.raw
        kept = [
            index
            for index, mark in enumerate(raw)
            if not (mark == "\n" and index and raw[index - 1] == "\r") and not (mark == BOM and index == 0)
        ]
        return [*kept, len(raw)]
