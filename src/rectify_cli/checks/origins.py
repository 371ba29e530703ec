"""Words of a paper -> where in the ledger they are written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.ledger import Entry, Ledger, facts
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import Reading, pairing

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Origin:
    """A text of the ledger, the entry it stands in, and its path there."""

    text: str
    entry: Entry[Any]
    path: tuple[str | int, ...]


class Origins:
    """Every text of a ledger, the longest first.

    With the `paper` as it was read, words under a problem are those of its entry: others may say the same.
    """

    def __init__(self, ledger: Ledger, paper: Reading | None = None) -> None:
        """Collect the texts of the entries that papers print."""
        entries: Sequence[Entry[Any]] = (*ledger.issues, *ledger.immediate, ledger.inspection)
        texts = [
            Origin(line, entry, path)
            for entry in entries
            for path, text in facts.texts(entry.record)
            for line in text.split("\n")
            if len(line) >= _SHORTEST
        ]
        self._texts = sorted(texts, key=lambda origin: len(origin.text), reverse=True)
        self._inspection = ledger.inspection
        self._homes: dict[int, Entry[Issue]] = {}
        self._statuses: dict[Place, Entry[Issue]] = {}
        for listed, entry in pairing.entries(ledger, paper) if paper else ():
            self._homes |= dict.fromkeys(range(listed.title.at.block, listed.last_block + 1), entry)
            if paper and listed.word:
                self._statuses[paper.place(listed.word.at)] = entry

    def place(self, text: str, start: int = 0, width: int = 1, block: int | None = None) -> Place | None:
        """Return where in the ledger `width` characters of a printed text are written; None where they are not.

        `block` is the number (from 0) of the block of the paper that the text is from, where it is known.
        """
        home = self._homes.get(block) if block is not None else None
        texts = self._texts
        if home is not None:
            texts = [each for each in texts if each.entry is home]
            texts += [each for each in self._texts if each.entry is self._inspection]
        for origin in texts:
            at = text.find(origin.text)
            while at >= 0:
                if at <= start and start + width <= at + len(origin.text):
                    return _at(origin, start - at, width)
                at = text.find(origin.text, at + 1)
        return None

    def home(self, place: Place) -> Entry[Issue] | None:
        """Return the entry of the problem under which a place of the paper stands."""
        return self._homes.get((place.line or 0) - 1)

    def moved(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return a diagnostic of a paper with the places of its words in the ledger.

        Related places that only the template wrote are left out, and fixes of words that stand there otherwise.
        """
        origins = ((side, self._origin(side.place)) for side in diagnostic.related)
        related = tuple(side._replace(place=place) for side, place in origins if place)
        return diagnostic._replace(
            place=self._origin(diagnostic.place) or diagnostic.place,
            related=related,
            fixes=tuple(
                fix._replace(place=place)
                for fix in diagnostic.fixes
                if (place := self._origin(fix.place)) and fix._replace(place=place).written == fix.written
            ),
        )

    def _origin(self, place: Place) -> Place | None:
        """Return where in the ledger the words of a printed place are written; None where they are not."""
        if place.excerpt is None or place.column is None:
            return None
        if entry := self._statuses.get(place):
            last = len(entry.record.progress) - 1
            return entry.place("progress", last, "status") if last >= 0 else None
        return self.place(place.excerpt, place.column - 1, place.width, (place.line or 0) - 1)


def _at(origin: Origin, offset: int, width: int) -> Place:
    """Return the place of some characters of a text; of its first line where it is written over several."""
    place = origin.entry.place(*origin.path)
    if place.excerpt is None or place.column is None:
        return place
    line = place.excerpt.find(origin.text, place.column - 1)
    return place if line < 0 else place._replace(column=line + offset + 1, width=width)
