"""The steps that commands that change the ledger share: one entry, one lock, one file, one line about the change."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

from rectify_cli.cli.language import echo
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.transactions.refusals import entry_of, readable

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment, Subject
    from rectify_cli.store import Loaded
    from rectify_cli.transactions.prepared import Prepared

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

    def __call__(self, amendment: "Amendment", first: Callable[[], None] | None = None) -> None:
        """Write the amendment and report it, or print the diff; `first` runs before anything is written."""
        from rectify_cli.transactions import verbs

        prepared = verbs.amended(self.session.workspace, self.loaded, self.subject, amendment)
        finish(self.session, replace(prepared, first=first) if first else prepared, dry_run=self.dry_run)


@contextmanager
def amending(
    session: Session, register: Register, number: int, *, dry_run: bool
) -> "Iterator[tuple[Subject[Any], Writing]]":
    """Read one entry and yield it with its writer, holding the lock until the block ends.

    A dry run takes no lock.
    """
    from rectify_cli.transactions import verbs

    with session.changing(dry_run=dry_run):
        loaded = session.load()
        subject = verbs.subject_of(loaded, register, number, session.today())
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
        subjects = [Subject(ledger, entry_of(loaded, ledger, register, number), today) for number in numbers]
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


def finish(session: Session, prepared: "Prepared", *, dry_run: bool) -> None:
    """Write the change of one file and report it, or print its diff."""
    [change] = prepared.changes
    if dry_run:
        echo(prepared.diff(), nl=False)
    else:
        prepared.write()
    # The file of an entry has its number; that of a list has not.
    listed = prepared.entry is not None and change.path.parent.name not in {Register.ISSUES, Register.IMMEDIATE}
    sentence = prepared.named if listed else prepared.sentence
    session.talk(_outcome(change.label, sentence, changed=change.needed, dry_run=dry_run))


def _outcome(label: str, sentence: Phrase, *, changed: bool, dry_run: bool) -> Phrase:
    """Say what became of a file."""
    if not changed:
        return Phrase(f"{label}: 没有变化", f"{label}: nothing to change")
    zh, en = ("（未写入）", " (not written)") if dry_run else ("", "")
    return Phrase(f"{label}: {sentence.zh}{zh}", f"{label}: {sentence.en}{en}")


def asks() -> bool:
    """Return True if there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()
