"""A change that a verb asked for, ready to be written and not written yet."""

from collections.abc import Callable
from dataclasses import dataclass

from rectify_cli.core.language import Phrase
from rectify_cli.store import save, under_way
from rectify_cli.store.save import Change


def _nothing() -> None:
    """Do nothing besides the files."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The files before and after, and the sentence about them; `remarks` are what else is to be said.

    `first` and `last` move and copy the files that go with them; they run before and after these are written.
    """

    changes: tuple[Change, ...]
    sentence: Phrase
    remarks: tuple[Phrase, ...] = ()
    first: Callable[[], None] = _nothing
    last: Callable[[], None] = _nothing

    def write(self) -> None:
        """Write all of it as one step that can be undone; the caller holds the lock."""
        under_way.describe(self.sentence)
        self.first()
        save.write_together(self.changes)
        self.last()

    def diff(self) -> str:
        """Return what would change, in the form that `patch` reads."""
        return "".join(change.diff() for change in self.changes)
