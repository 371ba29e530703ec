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

    `entry` is what the one entry is called that all of it is about.

    `first` and `last` move and copy the files that go with them; they run before and after these are written. `gone`
    is a file that one of them takes away, which is shown with the others.
    """

    changes: tuple[Change, ...]
    sentence: Phrase
    remarks: tuple[Phrase, ...] = ()
    first: Callable[[], None] = _nothing
    last: Callable[[], None] = _nothing
    gone: Change | None = None
    entry: Phrase | None = None

    @property
    def named(self) -> Phrase:
        """The sentence with the entry it is about."""
        if self.entry is None:
            return self.sentence
        return Phrase(f"{self.entry.zh}：{self.sentence.zh}", f"{self.entry.en}: {self.sentence.en}")

    @property
    def needed(self) -> bool:
        """True if anything changes."""
        return self.gone is not None or any(change.needed for change in self.changes)

    def write(self) -> None:
        """Write all of it as one step that can be undone; the caller holds the lock."""
        under_way.describe(self.named)
        self.first()
        save.write_together(self.changes)
        self.last()

    def diff(self) -> str:
        """Return what would change, in the form that `patch` reads."""
        changed = "".join(change.diff() for change in self.changes)
        return changed if self.gone is None else changed + _without(self.gone)


def _without(gone: Change) -> str:
    """Return the diff of a file that is taken away."""
    name = gone.path.relative_to(gone.workspace.root).as_posix()
    return gone.diff().replace(f"+++ b/{name}\n", "+++ /dev/null\n", 1)
