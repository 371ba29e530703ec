"""The way of a form to the files: nothing is written over what changed since the page was opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.store import Loaded, patch
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web.desk import Desk

Prepare = Callable[[Loaded], Prepared]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what a run killed before had left half done and was taken back first."""

    prepared: Prepared
    taken_back: Phrase | None = None

    @property
    def said(self) -> tuple[Phrase, ...]:
        """What is to be said of it."""
        first = (self.taken_back,) if self.taken_back else ()
        if not self.prepared.needed:
            return (*first, Phrase("没有变化", "nothing to change"))
        return (*first, self.prepared.named, *self.prepared.remarks)


@dataclass(frozen=True, slots=True)
class Shown:
    """What would be written, to be confirmed first."""

    prepared: Prepared
    digest: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that changed since the page was opened: what others did to it, and what the form would do to it now.

    `theirs` is None if the text the page showed is not known any more; `refused` is why the form cannot be done now.
    """

    label: str
    digest: str
    theirs: str | None
    yours: Prepared | None
    refused: RectifyError | None


Outcome = Written | Shown | Conflict


def save(desk: Desk, label: str, digest: str, prepare: Prepare, *, confirmed: bool = True) -> Outcome:
    """Write what a form asks for if the file of a label is as the page showed it, by its hash; else show both sides.

    What is not yet `confirmed` is only shown. Raises UsageError and DataError as the verbs do.
    """
    with desk.changing() as taken_back:
        loaded = desk.load()
        now = desk.digest(loaded, label)
        if now != digest:
            return _conflict(desk, label, digest, loaded, prepare)
        prepared = prepare(loaded)
        if not confirmed:
            return Shown(prepared, now)
        prepared.write()
    return Written(prepared, taken_back)


def _conflict(desk: Desk, label: str, digest: str, loaded: Loaded, prepare: Prepare) -> Conflict:
    now = desk.digest(loaded, label)
    before, after = desk.shown.get(digest) if digest else "", desk.shown.get(now) if now else ""
    theirs = None if before is None else patch.unified(label, before, after or "")
    try:
        return Conflict(label, now, theirs, prepare(loaded), None)
    except RectifyError as refused:
        return Conflict(label, now, theirs, None, refused)


def lines(diff: str) -> Sequence[tuple[str, str]]:
    """Return the lines of a diff, each with what it is: added, removed, a place, or nothing of these."""
    kinds = {"+": "added", "-": "removed", "@": "place"}
    heads = ("--- ", "+++ ")
    return [(kinds.get(line[:1], ""), line) for line in diff.splitlines() if not line.startswith(heads)]
