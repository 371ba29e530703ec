"""The desk all pages work at: one ledger, the clock, the keys, and what was said and shown last."""

import datetime as dt
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from typing import Any, Generic, TypeVar

from rectify_cli.checks.prove import prove_entry
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger, facts
from rectify_cli.store import Loaded, Workspace, save
from rectify_cli.transactions.refusals import readable
from rectify_cli.views import listing
from rectify_cli.web.findings import of_ledger
from rectify_cli.web.keys import Keys
from rectify_cli.web.reading import Reading

T = TypeVar("T")

_KEPT = 200


class Recent(Generic[T]):
    """The last things kept under a key, for several threads."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def keep(self, key: str, value: T) -> None:
        """Keep a value, and forget the oldest."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def get(self, key: str) -> T | None:
        """Return what is kept under a key, None if nothing is."""
        with self._lock:
            return self._kept.get(key)


@dataclass(slots=True)
class Desk:
    """What every page needs; `language` is None where each browser asks for its own, `usual` if it asks for neither."""

    workspace: Workspace
    now: Callable[[], dt.datetime]
    language: Language | None = None
    usual: Language = Language.ZH
    keys: Keys = field(default_factory=Keys)
    touched: float = field(default_factory=time.monotonic)
    shown: Recent[str] = field(default_factory=Recent)
    """The texts of files as pages showed them, by their hash: what a person looked at when something else changed."""
    said: Recent[Sequence[Phrase]] = field(default_factory=Recent)
    _derived: dict[str, object] = field(default_factory=dict)
    _of: tuple[Loaded, dt.date] | None = None
    _deriving: Lock = field(default_factory=Lock)
    _numbers: Iterator[int] = field(default_factory=count)
    _reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        """Look at the files when the first page asks."""
        self._reading = Reading(self.workspace)

    def today(self) -> dt.date:
        """Return today's date."""
        return self.now().date()

    def quiet(self) -> float:
        """Return for how many seconds nobody has looked."""
        return time.monotonic() - self.touched

    def touch(self) -> None:
        """Note that somebody looks."""
        self.touched = time.monotonic()

    def load(self) -> Loaded:
        """Return the ledger as the files are now, with what is wrong with them."""
        return self._reading.load()

    def findings(self) -> Sequence[Diagnostic]:
        """Return what the checks find of the ledger as the files are now."""
        loaded, today = self.load(), self.today()
        return self._kept(loaded, "findings", lambda: of_ledger(loaded, today))

    def findings_of(self, register: Register, entry: Entry[Any]) -> Sequence[Diagnostic]:
        """Return what the checks find of an entry, which takes less than to check all; of a list, of all in it."""
        if entry.at:
            return self.findings()
        loaded, today = self.load(), self.today()
        faults = [fault for fault in loaded.diagnostics if fault.place.file == entry.file]
        found = prove_entry(readable(loaded), register, entry, today, complete=not loaded.diagnostics)
        return [*faults, *found]

    def rows(self, register: Register) -> Sequence[listing.Row]:
        """Return the rows of a register."""
        loaded, today = self.load(), self.today()

        def build() -> Sequence[listing.Row]:
            return listing.build(facts.as_of(readable(loaded), today), register, today)

        return self._kept(loaded, register.value, build)

    def _kept(self, loaded: Loaded, key: str, derive: Callable[[], Sequence[T]]) -> Sequence[T]:
        """Return what is derived of one state of the ledger on one day, once."""
        with self._deriving:
            if self._of is None or self._of[0] is not loaded or self._of[1] != self.today():
                self._of = (loaded, self.today())
                self._derived.clear()
            if key not in self._derived:
                self._derived[key] = derive()
            kept = self._derived[key]
        assert isinstance(kept, list)  # noqa: S101 - it was derived under this key
        return kept

    def ledger(self) -> Ledger:
        """Return what could be read of the ledger; raises DataError if the inspection could not."""
        return readable(self.load())

    @contextmanager
    def changing(self) -> Iterator[Phrase | None]:
        """Hold the lock and make one step of all that is written, which `undo` takes back.

        Yields what became of what a run killed before has left half done.
        """
        with save.locked(self.workspace, self.now) as taken_back:
            yield taken_back

    def digest(self, loaded: Loaded, label: str) -> str:
        """Return the hash of a file that a form is about, empty if there is none, and keep its text."""
        read = loaded.files.get(label)
        if read is None:
            return ""
        digest = hashlib.sha256(read.source.raw.encode("utf-8", "surrogateescape")).hexdigest()
        self.shown.keep(digest, read.source.raw)
        return digest

    def say(self, *phrases: Phrase) -> str:
        """Keep what the next page has to say, and return its number."""
        number = str(next(self._numbers))
        self.said.keep(number, phrases)
        return number
