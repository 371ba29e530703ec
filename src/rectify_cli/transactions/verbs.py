"""What each kind of verb writes: to an entry, to a list, to the inspection, or as a new file."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Ledger, lookup
from rectify_cli.ledger.model import Issue, OwnRegister
from rectify_cli.store import Loaded, Workspace, removed, save
from rectify_cli.store.loader import REGISTERS
from rectify_cli.transactions import new_file
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.transactions.refusals import entry_of, readable, refuse_faulty, refuse_several


def subject_of(loaded: Loaded, register: Register, number: int, today: dt.date) -> Subject[Any]:
    """Return the entry a verb acts on; raises UsageError if there is none, DataError if its file must stay as it is."""
    ledger = readable(loaded)
    return Subject(ledger, entry_of(loaded, ledger, register, number), today)


def amended(workspace: Workspace, loaded: Loaded, subject: Subject[Any], amendment: Amendment) -> Prepared:
    """Return the change of one entry."""
    change = save.change(workspace, loaded, subject.entry, amendment.edits)
    remarks = (amendment.remark,) if amendment.remark else ()
    return Prepared((change,), amendment.sentence, remarks, entry=lookup.numbered(subject.entry))


def petitions(workspace: Workspace, loaded: Loaded, verb: Callable[[Ledger], Amendment]) -> Prepared:
    """Return the change of the list of petitions."""
    ledger = readable(loaded)
    refuse_faulty(loaded, workspace.label(workspace.data / "petitions.yaml").__eq__)
    amendment = verb(ledger)
    return Prepared((save.petitions(workspace, loaded, amendment.edits),), amendment.sentence)


def records(
    workspace: Workspace, loaded: Loaded, name: str, verb: Callable[[Ledger, OwnRegister], Amendment]
) -> Prepared:
    """Return the change of the list of one register of the office's own."""
    ledger = readable(loaded)
    own = actions.register_named(ledger, name)
    refuse_faulty(loaded, workspace.label(save.file_of(workspace, own)).__eq__)
    amendment = verb(ledger, own)
    return Prepared((save.records(workspace, loaded, own, amendment.edits),), amendment.sentence)


def record_removed(workspace: Workspace, loaded: Loaded, name: str, record: int) -> Prepared:
    """Return the change that removes a record, what it held kept under data/removed."""
    prepared = records(workspace, loaded, name, lambda ledger, own: actions.remove_record(ledger, own, record))
    ledger = readable(loaded)
    own = actions.register_named(ledger, name)
    held = actions.as_written(actions.record_of(ledger, own, record).record.values())
    return replace(prepared, first=partial(removed.keep_record, workspace, f"{REGISTERS}/{own.name}", record, held))


def petition_removed(workspace: Workspace, loaded: Loaded, subject: Subject[Any]) -> Prepared:
    """Return the change that removes a petition, what it held kept under data/removed."""
    record = subject.record
    held = record.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    kept = partial(removed.keep_record, workspace, Register.PETITIONS.value, record.id, held)
    return replace(amended(workspace, loaded, subject, actions.remove_petition(subject)), first=kept)


def inspection(workspace: Workspace, loaded: Loaded, verb: Callable[[Loaded], Amendment]) -> Prepared:
    """Return the change of data/inspection.yaml; the remarks say which statuses change with it, and what is left.

    Raises UsageError if another file could not be read any more.
    """
    refuse_several(loaded, workspace.label(workspace.data / "inspection.yaml").__eq__)
    amendment = verb(loaded)
    change = save.inspection(workspace, loaded, amendment.edits)
    after = save.again(loaded, workspace, [change])
    if loaded.ledger:
        for fault in after.diagnostics[len(loaded.diagnostics) :]:
            raise _unreadable(fault)
    remarks = []
    if loaded.ledger and (changed := _recounted(loaded.ledger, after.ledger)):
        remarks.append(changed)
    if after.ledger is None:
        left = len(after.diagnostics)
        remarks.append(Phrase(f"还有 {left} 处错误，见 rectify check", f"errors left: {left}; see `rectify check`"))
    return Prepared((change,), amendment.sentence, tuple(remarks))


def new_entry(
    workspace: Workspace, loaded: Loaded, register: Register, values: Mapping[str, str], due: dt.date | None
) -> Prepared:
    """Return a new entry in a file of its own, with the next id."""
    ledger = readable(loaded)
    used = new_file.used(workspace.data / register.value, ledger.register(register))
    entry = actions.new(ledger, used, values, due)
    path = workspace.root / new_file.file_of(register, entry.number)
    save.validated(entry.values, Issue, workspace.label(path), ledger)
    change = save.Change(workspace, path, None, new_file.text_of(entry.values))
    return Prepared((change,), entry.sentence)


def _unreadable(fault: Diagnostic) -> UsageError:
    """Return the refusal of a change after which another file could not be read any more."""
    message = Phrase(
        f"这样改，{fault.place} 就读不出了：{fault.message.zh}",
        f"then {fault.place} could not be read: {fault.message.en}",
    )
    return UsageError(message, fault.hint)


def _recounted(before: Ledger, after: Ledger | None) -> Phrase | None:
    """Return which entries have another status now, as a word of theirs counts differently; None if none has."""
    changed = [
        Phrase(
            f"{register.label.zh}第 {old.record.id} 号由{old.record.status.label.zh}变为{new.record.status.label.zh}",
            f"{register.label.en} {old.record.id}: {old.record.status.label.en} → {new.record.status.label.en}",
        )
        for register in Register
        for old, new in zip(before.register(register), after.register(register) if after else (), strict=False)
        if old.record.status is not new.record.status
    ]
    if not changed:
        return None
    zh, en = "；".join(phrase.zh for phrase in changed), "; ".join(phrase.en for phrase in changed)
    return Phrase(f"状态随之改变：{zh}", f"statuses that change with it: {en}")
