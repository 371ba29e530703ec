"""What the verbs for data/inspection.yaml share: how it is named, what is typed about it, and how it is written."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rectify_cli.cli.amend import finish
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.transactions.refusals import readable

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment, Assignment
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
    from rectify_cli.transactions import verbs

    with session.changing(dry_run=dry_run):
        prepared = verbs.inspection(session.workspace, session.load(), verb)
        finish(session, prepared, dry_run=dry_run)
    for remark in prepared.remarks:
        session.talk(remark)
