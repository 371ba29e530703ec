"""Record evidence (佐证材料): existing records stay as they are, and no file takes the name of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rectify_cli.actions.amendment import Amendment, Subject, item
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, StoredFile
from rectify_cli.ledger.edits import Insert, Remove, Value
from rectify_cli.ledger.model import Issue


@dataclass(frozen=True, slots=True)
class EvidenceAmendment:
    """The amendment, and the files to copy to data/evidence first, by their names there.

    Those in `restored` had been recorded and were missing.
    """

    amendment: Amendment
    copies: Mapping[str, StoredFile]
    restored: frozenset[str]


def add_evidence(
    subject: Subject[Issue], register: Register, files: Sequence[tuple[str, StoredFile]], title: str | None = None
) -> EvidenceAmendment:
    """Record files, each by its name in data/evidence and its content, or only the title of a paper."""
    recorded = {
        piece.file: StoredFile(piece.size, piece.sha256)
        for piece in subject.record.evidence
        if piece.file and piece.size is not None and piece.sha256
    }
    offered = _offered(files, _folder(subject.entry, register), [recorded, subject.ledger.files])
    fresh = {name: stored for name, stored in offered.items() if stored not in recorded.values()}
    named: dict[str, Value] = {"title": title} if title else {}
    values: list[dict[str, Value]] = [
        {**named, "file": name, "sha256": stored.sha256, "size": stored.size} for name, stored in fresh.items()
    ]
    if not files and named not in [{"title": piece.title} for piece in subject.record.evidence]:
        values.append(named)
    missing = {
        name: stored
        for name, stored in recorded.items()
        if stored in offered.values() and name not in subject.ledger.files
    }
    sentence = Phrase(f"存入佐证材料 {len(values)} 份", f"evidence added: {len(values)}")
    edits = tuple(Insert(("evidence",), value) for value in values)
    return EvidenceAmendment(Amendment(edits, sentence), fresh | missing, frozenset(missing))


@dataclass(frozen=True, slots=True)
class EvidenceRemoval:
    """The amendment, and the file of data/evidence that no entry records any more, if there is one."""

    amendment: Amendment
    unused: str | None


def remove_evidence(subject: Subject[Issue], ordinal: int) -> EvidenceRemoval:
    """Remove the record of a piece of evidence, counted from 1, and name its file where nobody else needs it."""
    piece = item(subject, subject.record.evidence, ordinal, Phrase("佐证材料", "piece of evidence"))
    others = [] if piece.file is None else _recording(subject, piece.file, besides=ordinal - 1)
    unused = piece.file if piece.file and not others and piece.file in subject.ledger.files else None
    zh, en = f"已删去第 {ordinal} 份佐证材料“{piece.name}”", f"evidence {ordinal} removed: “{piece.name}”"
    if unused:
        zh, en = f"{zh}，文件移到 data/removed/", f"{en}; its file goes to data/removed/"
    elif others:
        zh, en = f"{zh}，文件留着：第 {others[0]} 号还在用", f"{en}; its file stays: no. {others[0]} records it too"
    return EvidenceRemoval(Amendment((Remove(("evidence", ordinal - 1)),), Phrase(zh, en)), unused)


def unused_files(subject: Subject[Issue]) -> tuple[str, ...]:
    """Return the files of data/evidence that only this entry records."""
    names = dict.fromkeys(
        piece.file for piece in subject.record.evidence if piece.file and piece.file in subject.ledger.files
    )
    return tuple(name for name in names if name and not _recording(subject, name))


def _recording(subject: Subject[Issue], file: str, besides: int | None = None) -> list[int]:
    """Return the ids of the entries that record a file, but for this one: of it only what is not at `besides`."""
    return [
        entry.record.id
        for _, entry in subject.ledger.issues_by_register()
        for index, piece in enumerate(entry.record.evidence)
        if piece.file == file and (entry is not subject.entry or besides not in {None, index})
    ]


def _folder(entry: Entry[Issue], register: Register) -> str:
    """Return the folder of an entry within data/evidence, named after its file."""
    stem = entry.file.rpartition("/")[2].removesuffix(".yaml")
    return stem if register is Register.ISSUES else f"{register.value}-{stem}"


def _offered(
    files: Sequence[tuple[str, StoredFile]], folder: str, taken: Sequence[Mapping[str, StoredFile]]
) -> dict[str, StoredFile]:
    """Return each content once, by its new name; raises UsageError if that is the name of another file."""
    offered: dict[str, StoredFile] = {}
    for plain, stored in files:
        name = f"{folder}/{plain}"
        if any(others[name] != stored for others in (offered, *taken) if name in others):
            raise UsageError(
                Phrase(
                    f"data/evidence/{name} 已是另一份材料的文件名，不覆盖",
                    f"data/evidence/{name} is another file and was not overwritten",
                ),
                Phrase("把新文件改名后再存入", "rename the new file and add it again"),
            )
        if stored not in offered.values():
            offered[name] = stored
    return offered
