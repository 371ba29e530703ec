"""What the verbs for data/inspection.yaml share: how it is named, what is typed about it, and how it is written."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rectify_cli.cli.amend import finish, readable
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment, Assignment
    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.ledger import Ledger
    from rectify_cli.ledger.edits import Path
    from rectify_cli.store import Loaded

_NAMES = {"inspection", "inspection.yaml", "data/inspection.yaml", "巡察"}
_ASSIGNED = re.compile(r"([^=＝]+?)([+＋]?)[=＝](.*)", re.DOTALL)


def is_inspection(typed: str) -> bool:
    """Return True if what is typed for an id is the inspection."""
    return typed.strip().lower() in _NAMES


def assigned(words: Iterable[str]) -> "list[Assignment]":
    """Return the keys and texts that words such as `key=text` and `key+=text` name; raises UsageError for others."""
    from rectify_cli.actions import Assignment

    assignments = []
    for word in words:
        parts = _ASSIGNED.fullmatch(word)
        if parts is None:
            raise UsageError(
                Phrase(f"{word} 应写作 键=值", f"{word} is not KEY=VALUE"),
                Phrase("如 body=…；值里有空格的加引号", "such as body=…, in quotes if the value has spaces"),
            )
        if parts[2] and not parts[3].strip():
            raise UsageError(
                Phrase(f"{word} 没有写要添的内容", f"{word} names nothing to add"),
                Phrase(f"写作 {parts[1].strip()}+=…", f"write {parts[1].strip()}+=…"),
            )
        assignments.append(Assignment(parts[1].strip(), parts[3].strip(), bool(parts[2])))
    return assignments


def set_keys(session: Session, words: Iterable[str], within: "Path" = (), *, dry_run: bool) -> None:
    """Set the keys that words such as `key=text` name, counted from `within` on, in a file that may have errors."""
    from rectify_cli import actions

    assignments = assigned(words)

    def verb(loaded: "Loaded") -> "Amendment":
        read = loaded.files.get(session.workspace.label(session.workspace.data / "inspection.yaml"))
        if read is None or read.diagnostics:
            readable(loaded)
        return actions.set_inspection(read.value if read else {}, assignments, within)

    _write(session, verb, dry_run=dry_run)


def amend_inspection(session: Session, verb: "Callable[[Ledger], Amendment]", *, dry_run: bool) -> None:
    """Amend data/inspection.yaml under the lock and report it, or print the diff."""
    _write(session, lambda loaded: verb(readable(loaded)), dry_run=dry_run)


def _write(session: Session, verb: "Callable[[Loaded], Amendment]", *, dry_run: bool) -> None:
    from rectify_cli.store import save

    with session.changing(dry_run=dry_run):
        loaded = session.load()
        amendment = verb(loaded)
        change = save.inspection(session.workspace, loaded, amendment.edits)
        after = save.again(loaded, session.workspace, [change])
        if loaded.ledger:
            for fault in after.diagnostics[len(loaded.diagnostics) :]:
                raise _unreadable(fault)
        finish(session, change, amendment.sentence, dry_run=dry_run)
    if loaded.ledger and (changed := _recounted(loaded.ledger, after.ledger)):
        session.talk(changed)
    if after.ledger is None:
        left = len(after.diagnostics)
        session.talk(Phrase(f"还有 {left} 处错误，见 rectify check", f"errors left: {left}; see `rectify check`"))


def _unreadable(fault: "Diagnostic") -> UsageError:
    """Return the refusal of a change after which another file could not be read any more."""
    message = Phrase(
        f"这样改，{fault.place} 就读不出了：{fault.message.zh}",
        f"then {fault.place} could not be read: {fault.message.en}",
    )
    return UsageError(message, fault.hint)


def _recounted(before: "Ledger", after: "Ledger | None") -> Phrase | None:
    """Return which entries have another status now, as a word of theirs counts differently; None if none has."""
    from rectify_cli.core.terms import Register

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
