"""The steps that commands that change the ledger share: one entry, one lock, one file, one line about the change."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from rectify_cli.cli.language import echo
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment, Subject
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.store import Loaded
    from rectify_cli.store.save import Change

DryRun = Annotated[
    bool,
    option("--dry-run", zh="只显示会改哪几行，不写文件", en="show the lines that would change without writing them"),
]
Day = Annotated[
    str | None, option("--date", metavar="DATE", zh="日期，默认今天（如 2024-12-31）", en="the date (default: today)")
]


@dataclass(frozen=True, slots=True)
class Writing:
    """Write an amendment of one entry, or print it in a dry run."""

    session: Session
    loaded: "Loaded"
    subject: "Subject[Any]"
    dry_run: bool

    def __call__(self, amendment: "Amendment", first: Callable[[], None] = lambda: None) -> None:
        """Write the amendment and report it, or print the diff; `first` runs before anything is written."""
        from rectify_cli.store import save, under_way

        change = save.change(self.session.workspace, self.loaded, self.subject.entry, amendment.edits)
        named = _numbered(self.subject, amendment.sentence)
        if not self.dry_run:
            under_way.describe(named)
            first()
        sentence = named if self.subject.entry.at else amendment.sentence  # the name of its file is not its number
        finish(self.session, change, sentence, dry_run=self.dry_run)


@contextmanager
def amending(
    session: Session, register: Register, number: int, *, dry_run: bool
) -> "Iterator[tuple[Subject[Any], Writing]]":
    """Read one entry and yield it with its writer, holding the lock until the block ends.

    A dry run takes no lock.
    """
    from rectify_cli.actions import Subject

    with session.changing(dry_run=dry_run):
        loaded = session.load()
        ledger = readable(loaded)
        subject = Subject(ledger, _entry(loaded, ledger, register, number), session.today())
        yield subject, Writing(session, loaded, subject, dry_run)


def amend_each(
    session: Session,
    register: Register,
    numbers: Iterable[int],
    verb: "Callable[[Subject[Any]], Amendment]",
    *,
    dry_run: bool,
) -> None:
    """Do the same to several entries under one lock, and say each; where one is refused, nothing is written."""
    from rectify_cli.actions import Subject
    from rectify_cli.store import save, under_way

    with session.changing(dry_run=dry_run):
        loaded = session.load()
        ledger, today = readable(loaded), session.today()
        subjects = [Subject(ledger, _entry(loaded, ledger, register, number), today) for number in numbers]
        amendments = [_amendment(subject, verb, several=len(subjects) > 1) for subject in subjects]
        todo = [(subject.entry, made.edits) for subject, made in zip(subjects, amendments, strict=True)]
        changes = save.changes(session.workspace, loaded, todo)
        if dry_run:
            echo("".join(change.diff() for change in changes), nl=False)
        else:
            under_way.describe(_summary(subjects, amendments))
            save.write_together(changes)
    changed = {change.label for change in changes if change.needed}
    for subject, amendment in zip(subjects, amendments, strict=True):
        file, sentence = subject.entry.file, amendment.sentence
        if file in changed and subject.entry.at and len(subjects) > 1:
            sentence = _numbered(subject, sentence)
        session.talk(_outcome(file, sentence, changed=file in changed, dry_run=dry_run))
    for remark in dict.fromkeys(made.remark for made in amendments if made.remark):
        session.talk(remark)


def _amendment(subject: "Subject[Any]", verb: "Callable[[Subject[Any]], Amendment]", *, several: bool) -> "Amendment":
    """Return what a verb does to one of `several` entries; a refusal says which of them it is about."""
    try:
        return verb(subject)
    except UsageError as refused:
        if not several:
            raise
        raise UsageError(_numbered(subject, refused.message), refused.hint) from refused


def _numbered(subject: "Subject[Any]", phrase: Phrase) -> Phrase:
    from rectify_cli.ledger import lookup

    zh, en = lookup.numbered(subject.entry)
    return Phrase(f"{zh}：{phrase.zh}", f"{en}: {phrase.en}")


def _summary(subjects: "Sequence[Subject[Any]]", amendments: "Sequence[Amendment]") -> Phrase:
    """Return what was done to several entries in one sentence: the first, and how many more."""
    first, more = _numbered(subjects[0], amendments[0].sentence), len(subjects) - 1
    return Phrase(f"{first.zh}（共 {more + 1} 个）", f"{first.en} (and {more} more)") if more else first


def issues_only(register: str) -> Register:
    """Return the register an option names; raises UsageError for petitions, which only have a history."""
    from rectify_cli.cli.options import term_of

    which = term_of(Register, register, "--register")
    if which is Register.PETITIONS:
        raise UsageError(
            Phrase("信访件只有编号和进展", "a petition has only an id and a history"),
            Phrase(
                "rectify log ID --register petitions --status …", "`rectify log ID --register petitions --status …`"
            ),
        )
    return which


def finish(session: Session, change: "Change", sentence: Phrase, *, dry_run: bool) -> None:
    """Write a change and report it, or print its diff."""
    from rectify_cli.store import under_way

    if dry_run:
        echo(change.diff(), nl=False)
    else:
        under_way.describe(sentence)
        change.write()
    session.talk(_outcome(change.label, sentence, changed=change.needed, dry_run=dry_run))


def _outcome(label: str, sentence: Phrase, *, changed: bool, dry_run: bool) -> Phrase:
    """Say what became of a file."""
    if not changed:
        return Phrase(f"{label}: 没有变化", f"{label}: nothing to change")
    zh, en = ("（未写入）", " (not written)") if dry_run else ("", "")
    return Phrase(f"{label}: {sentence.zh}{zh}", f"{label}: {sentence.en}{en}")


def readable(loaded: "Loaded") -> "Ledger":
    """Return the part of the ledger that could be read; raises DataError if the inspection could not."""
    if loaded.ledger is None:
        from rectify_cli.store.loader import NO_DATA, NO_FILE

        missing = next((fault for fault in loaded.diagnostics if fault.rule in {NO_DATA, NO_FILE}), None)
        if missing:
            raise DataError(missing.message, missing.hint)
        place = loaded.diagnostics[0].place
        refuse_conflicts(loaded, place.file.__eq__)
        raise DataError(
            Phrase(f"{place.file} 有错误，台账未改动", f"{place.file} has errors; the ledger was not changed"),
            Phrase(
                "先运行 rectify check，再用 rectify edit inspection 改正",
                "run `rectify check`, then correct it with `rectify edit inspection`",
            ),
        )
    return loaded.ledger


def _entry(loaded: "Loaded", ledger: "Ledger", register: Register, number: int) -> "Entry[Any]":
    """Return the entry with an id; raises DataError if its file is not to be changed, UsageError if there is none."""
    from rectify_cli.ledger import lookup

    file = next((entry.file for entry in ledger.register(register) if entry.record.id == number), None)
    refuse_faulty(loaded, lambda faulty: faulty == file if file else _may_hold(faulty, register, number))
    return lookup.entry(ledger, register, number)


def refuse_faulty(loaded: "Loaded", wanted: Callable[[str], bool]) -> None:
    """Raise DataError if a wanted file has errors, or if there are several of it, so that none is to be changed."""
    refuse_several(loaded, wanted)
    refuse_conflicts(loaded, wanted)
    for label in (fault.place.file for fault in loaded.diagnostics):
        if wanted(label):
            raise DataError(Phrase(f"{label} 有错误，未改动", f"{label} has errors and was not changed"), _CHECK)


def refuse_several(loaded: "Loaded", wanted: Callable[[str], bool]) -> None:
    """Raise DataError if a wanted file lies there in several copies."""
    from rectify_cli.store.copies import SEVERAL

    for fault in loaded.diagnostics:
        places = (fault.place, *(other.place for other in fault.related))
        if fault.rule is SEVERAL and any(wanted(place.file) for place in places):
            raise DataError(fault.message, fault.hint, fault.place)


def refuse_conflicts(loaded: "Loaded", wanted: Callable[[str], bool]) -> None:
    """Raise DataError if git has left the marks of a conflict in a wanted file."""
    from rectify_cli.store.yaml.conflicts import CONFLICT

    for fault in loaded.diagnostics:
        if fault.rule is CONFLICT and wanted(fault.place.file):
            raise DataError(fault.message, fault.hint, fault.place)


def _may_hold(file: str, register: Register, number: int) -> bool:
    """Return True if a file that could not be read is, by its name, the file of an id."""
    from rectify_cli.store.copies import number_of

    *_, folder, name = file.split("/")
    if register is Register.PETITIONS:
        return name == "petitions.yaml"
    return folder == register.value and number_of(name) == number


def asks() -> bool:
    """Return True if there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


_CHECK = Phrase(
    "先运行 rectify check，再用 rectify edit ID 改正", "run `rectify check`, then correct it with `rectify edit ID`"
)
