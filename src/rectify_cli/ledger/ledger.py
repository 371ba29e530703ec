"""The ledger (台账): the immutable entries of one inspection, and what is derived from them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Generic, TypeVar

from rectify_cli.core.diagnostics import Place, Source
from rectify_cli.core.private_numbers import masked
from rectify_cli.core.terms import Basis, Disclosure, Edition, Register, Status
from rectify_cli.ledger import past
from rectify_cli.ledger.model import (
    Calendar,
    Inspection,
    Issue,
    Measure,
    OwnRecord,
    Petition,
    Point,
    Progress,
    Record,
    Result,
    Tracked,
)
from rectify_cli.ledger.tally import Tally, count

R_co = TypeVar("R_co", bound=Record, covariant=True)
P = TypeVar("P", bound=Point)

PUBLIC_FIELDS = frozenset(
    {
        "id",
        "title",
        "aspect",
        "disclosure",
        "fields",
        "progress",
        "measures",
        "measures_as",
        "results",
        "results_as",
        "plan",
        "plan_as",
    }
)
"""The fields of an issue that the public edition may print; any field not named here is internal.

Of `fields`, the office's own, it prints those that are declared public.
"""

LISTED = {
    Edition.PUBLIC: {Disclosure.PUBLIC},
    Edition.INTERNAL: {Disclosure.PUBLIC, Disclosure.INTERNAL},
}
"""Edition -> the disclosures it may list."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record and the file it was written in; `at` is its path there, empty where it is the whole file.

    `kept` holds, by its key, which items of a list are left in the record as of a past day.
    `typed` is the whole file as plain data as typed, where it was read from one.
    """

    record: R_co
    source: Source
    at: tuple[str | int, ...] = ()
    kept: Mapping[str, Sequence[int]] = field(default_factory=dict, compare=False)
    typed: Any = field(default=None, compare=False, repr=False)

    @property
    def file(self) -> str:
        """The name of the file it was written in."""
        return self.source.file

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the place of the value at `path` of the record (of its key with `key`), or of its nearest ancestor."""
        name, index = (*path, "", "")[:2]
        if name in self.kept and isinstance(index, int) and 0 <= index < len(self.kept[str(name)]):
            path = (name, self.kept[str(name)][index], *path[2:])
        return self.source.place(*self.at, *path, key=key)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of data/evidence as it is now: its size in bytes and the SHA-256 of its content, in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one inspection, each register in the order of its ids.

    `calendar` is the office's own; `files` holds the stored evidence (佐证材料) by its name in data/evidence; `records`
    are those of the registers of the office's own, by register, and `retired` the highest id removed from each of
    these lists, and from the petitions. It is `filled` once its prose has numbers for facts, and `is_counted` once its
    statuses are those the policy counts.
    """

    inspection: Entry[Inspection]
    issues: tuple[Entry[Issue], ...] = ()
    immediate: tuple[Entry[Issue], ...] = ()
    petitions: tuple[Entry[Petition], ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    files: Mapping[str, StoredFile] = field(default_factory=dict, compare=False)
    records: Mapping[str, tuple[Entry[OwnRecord], ...]] = field(default_factory=dict)
    retired: Mapping[str, int] = field(default_factory=dict, compare=False)
    filled: bool = field(default=False, compare=False)
    is_counted: bool = field(default=False, compare=False)

    def register(self, register: Register) -> tuple[Entry[Tracked], ...]:
        """Return the entries of one register."""
        entries: tuple[Entry[Tracked], ...] = getattr(self, register.value)
        return entries

    def issues_by_register(self) -> Iterator[tuple[Register, Entry[Issue]]]:
        """Yield the feedback issues and the immediate fixes, each with its register."""
        yield from ((Register.ISSUES, entry) for entry in self.issues)
        yield from ((Register.IMMEDIATE, entry) for entry in self.immediate)

    def tally(self, register: Register) -> Tally:
        """Count the entries of one register by status."""
        return count(entry.record for entry in self.register(register))

    def unlisted(self, edition: Edition, register: Register) -> Tally:
        """Count the entries of one register that `edition` counts but does not list."""
        return count(entry.record for entry in self.register(register) if not lists(edition, entry.record))

    def as_of(self, day: dt.date | None) -> "Ledger":
        """Return the ledger as it was at the end of `day`, without later progress, signatures, records or figures.

        Without a day, return the whole ledger, so that an entry dated tomorrow is seen.
        """
        if day is None:
            return self
        return replace(
            self,
            inspection=past.inspection(self.inspection, day),
            issues=tuple(past.entry(entry, day) for entry in self.issues),
            immediate=tuple(past.entry(entry, day) for entry in self.immediate),
            petitions=tuple(past.entry(entry, day) for entry in self.petitions),
            records={
                name: tuple(entry for entry in entries if entry.record.date <= day)
                for name, entries in self.records.items()
            },
        )

    def counted(self) -> "Ledger":
        """Return the ledger with the statuses that the policy counts.

        If the policy counts accepted ones (认定), a feedback issue that is reported as completed but not signed by all
        parties is in progress. Immediate fixes and petitions have no parties, so their reported status counts. It is
        counted once: an edition of it may not show the signatures.
        """
        inspection = self.inspection.record
        if inspection.policy.counts is Basis.REPORTED or self.is_counted:
            return self
        issues = tuple(_entry_counted(entry, inspection) for entry in self.issues)
        return replace(self, issues=issues, is_counted=True)

    def anonymous(self, edition: Edition = Edition.PUBLIC) -> "Ledger":
        """Return every entry to be counted, with only what `edition` may print of the groups it is in."""
        return replace(
            self,
            issues=tuple(_anonymous(entry, edition) for entry in self.issues),
            immediate=tuple(_anonymous(entry, edition) for entry in self.immediate),
        )

    def edition(self, edition: Edition) -> "Ledger":
        """Return the ledger with only what `edition` may print; entries, measures and fields are denied by default."""
        return replace(
            self,
            issues=tuple(
                replace(entry, record=_printable(entry.record, edition))
                for entry in self.issues
                if lists(edition, entry.record)
            ),
            petitions=tuple(_printable_petition(entry, edition) for entry in self.petitions),
            immediate=tuple(
                replace(entry, record=_printable(entry.record, edition))
                for entry in self.immediate
                if lists(edition, entry.record)
            ),
            records={} if edition is Edition.PUBLIC else self.records,
        )


def lists(edition: Edition, record: Tracked) -> bool:
    """Return True if `edition` lists an entry and does not merely count it; it lists every petition."""
    return not isinstance(record, Issue) or record.disclosure in LISTED[edition]


def accepted(issue: Issue, inspection: Inspection) -> bool:
    """Return True if an issue is completed and signed by all parties (销号)."""
    signed = {signature.role for signature in issue.signed}
    return issue.status is Status.COMPLETED and signed.issuperset(inspection.sign_offs)


def _entry_counted(entry: Entry[Issue], inspection: Inspection) -> Entry[Issue]:
    issue = entry.record
    if issue.status is not Status.COMPLETED or accepted(issue, inspection):
        return entry
    *before, last = issue.progress
    waiting = last.model_copy(update={"status": Status.IN_PROGRESS, "word": None})
    return replace(entry, record=issue.model_copy(update={"progress": (*before, waiting)}))


def overdue(issue: Issue, today: dt.date) -> bool:
    """Return True if an issue that is not completed is past its deadline on `today`."""
    return bool(issue.status is not Status.COMPLETED and issue.deadline and issue.deadline < today)


def _anonymous(entry: Entry[Issue], edition: Edition) -> Entry[Issue]:
    """Return an entry as `edition` may see it: of one that it does not list, an id, a history and a disclosure."""
    issue = entry.record
    # Signatures are kept, for the policy may count what is signed.
    kept: dict[str, Any] = {"sign_offs": issue.sign_offs}
    if lists(edition, issue):
        return replace(entry, record=_printable(issue, edition).model_copy(update=kept))
    public = _printable(issue, Edition.PUBLIC)
    nameless = kept | {
        "title": "",
        "aspect": None,
        "fields": type(issue.fields)(),
        "measures": (),
        "results": (),
        "plan": (),
    }
    return replace(entry, record=public.model_copy(update=nameless))


def _printable_petition(entry: Entry[Petition], edition: Edition) -> Entry[Petition]:
    """Return a petition with only what `edition` may print; the notes of its history are internal."""
    petition = entry.record
    if edition is Edition.INTERNAL or not any(step.note for step in petition.progress):
        return entry
    return replace(entry, record=petition.model_copy(update={"progress": _unannotated(petition.progress)}))


def _printable(issue: Issue, edition: Edition) -> Issue:
    """Return `issue` with only what `edition` may print."""
    listed = LISTED[edition]
    changes: dict[str, Any] = {
        "measures": tuple(measure for measure in issue.measures if measure.disclosure in listed),
        "results": tuple(result for result in issue.results if result.disclosure in listed),
    }
    if edition is Edition.PUBLIC:
        changes |= (
            _blank(type(issue))
            | {"fields": issue.fields.public(), "progress": _unannotated(issue.progress)}
            | _masked(issue, changes["measures"], changes["results"])
        )
    return issue.model_copy(update=changes)


@lru_cache(maxsize=16)
def _blank(model: type[Issue]) -> dict[str, Any]:
    """Return the value of an empty field for each that is not public."""
    private = {name: field for name, field in model.model_fields.items() if name not in PUBLIC_FIELDS}
    return {name: None if field.is_required() else field.default for name, field in private.items()}


def _unannotated(history: tuple[Progress, ...]) -> tuple[Progress, ...]:
    """Return a history without its notes, which are internal."""
    return tuple(step.model_copy(update={"note": None}) if step.note else step for step in history)


def _masked(issue: Issue, measures: tuple[Measure, ...], results: tuple[Result, ...]) -> dict[str, Any]:
    """Return the fields of `issue` that the public reads, with private numbers masked."""
    return {
        "title": masked(issue.title),
        "aspect": issue.aspect and masked(issue.aspect),
        "measures": tuple(_measure_public(measure) for measure in measures),
        "results": tuple(_point_masked(result, items=result.items) for result in results),
        "plan": tuple(_point_masked(plan) for plan in issue.plan),
    }


def _measure_public(measure: Measure) -> Measure:
    """Return a measure as the public reads it, without its department, its deadline and the day it was done."""
    public = _point_masked(measure, items=measure.items)
    inside = {name: None for name in ("owner", "due", "when", "done") if getattr(measure, name) is not None}
    return public.model_copy(update=inside) if inside else public


def _point_masked(point: P, **inner: tuple[str, ...]) -> P:
    """Return `point` with private numbers masked, or `point` itself if it has none, as is nearly always so."""
    fields = {"text": masked(point.text)} | {name: tuple(map(masked, texts)) for name, texts in inner.items()}
    unchanged = all(getattr(point, name) == value for name, value in fields.items())
    return point if unchanged else point.model_copy(update=fields)
