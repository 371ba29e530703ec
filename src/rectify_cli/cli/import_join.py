"""Import a paper into a ledger that is there: the problems it does not have yet become entries (`rectify import`)."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.amend import asks
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shown
from rectify_cli.core.terms import Register
from rectify_cli.transactions.new_file import file_of, used
from rectify_cli.transactions.refusals import readable

if TYPE_CHECKING:
    from rectify_cli.exchange.draft import Draft
    from rectify_cli.exchange.notice.join import Joining
    from rectify_cli.ledger import Ledger
    from rectify_cli.notices import Reading
    from rectify_cli.store.save import Change

_NOUNS = {Register.ISSUES: "issue", Register.IMMEDIATE: "immediate fix"}


def join(session: Session, file: Path, words: "Reading", draft: "Draft", *, yes: bool, dry_run: bool) -> None:
    """Show what is new and what the ledger has, and write the new entries in one step; nothing is overwritten.

    Raises UsageError if there is nobody to ask and `yes` is not given.
    """
    from rectify_cli.exchange.notice.join import joining

    with session.changing(dry_run=dry_run):
        ledger = readable(session.load())
        taken = {
            register: used(session.workspace.data / register.value, ledger.register(register)) for register in _NOUNS
        }
        joined = joining(draft, words, ledger, taken)
        new = [each for each in joined if each.known is None]
        _show(session, file, joined, len(new))
        changes = _changes(session, new, ledger)
        if dry_run:
            echo("".join(change.diff() for change in changes), nl=False)
        elif new and _confirmed(session, len(new), yes=yes):
            _write(session, file, changes, draft, words)
            session.talk(
                Phrase(f"已并入 {len(new)} 个；请运行 rectify check", f"joined: {len(new)}; now run `rectify check`")
            )


def _show(session: Session, file: Path, joined: "Sequence[Joining]", new: int) -> None:
    """List each problem of the paper: new, or known by its id."""
    known = len(joined) - new
    session.talk(
        Phrase(
            f"{file.name}：识别出 {len(joined)} 个问题，{known} 个台账已有，保持不动；新增 {new} 个",
            f"{file.name}: problems: {len(joined)}; in the ledger already, and left as they are: {known}; new: {new}",
        )
    )
    for each in joined:
        title, noun = each.values["title"], Phrase(each.register.label.zh, _NOUNS[each.register])
        if each.known is not None:
            number = each.known.record.id
            session.talk(Phrase(f"  = {noun.zh}第 {number} 号 {title}", f"  = {noun.en} {number}: {title}"))
            continue
        near = each.near
        zh = f"（与第 {near.record.id} 号“{near.record.title}”相近，核对是否同一个）" if near else ""
        en = f" (like no. {near.record.id}, “{near.record.title}”: check whether they are the same)" if near else ""
        number = each.values["id"]
        session.talk(Phrase(f"  + {noun.zh}第 {number} 号 {title}{zh}", f"  + {noun.en} {number}: {title}{en}"))


def _changes(session: Session, new: "Sequence[Joining]", ledger: "Ledger") -> "list[Change]":
    """Return the new files, each checked as it will be read."""
    from rectify_cli.exchange import draft_files
    from rectify_cli.ledger.model import Issue
    from rectify_cli.store import save

    changes = []
    for each in new:
        path = session.workspace.root / file_of(each.register, each.values["id"])
        save.validated(each.values, Issue, session.workspace.label(path), ledger)
        changes.append(save.Change(session.workspace, path, None, draft_files.issue(each.values)))
    return changes


def _confirmed(session: Session, number: int, *, yes: bool) -> bool:
    if yes:
        return True
    if not asks():
        raise UsageError(
            Phrase("台账已存在，未写入", "there is a ledger here; nothing was written"),
            Phrase(
                f"并入这 {number} 个问题加 --yes；另建台账用 --into", "--yes joins them; --into creates another ledger"
            ),
        )
    return typer.confirm(
        shown(session.say(Phrase(f"并入这 {number} 个问题吗？", f"join {number}?"))), default=False, err=True
    )


def _write(session: Session, file: Path, changes: "Sequence[Change]", draft: "Draft", words: "Reading") -> None:
    """Write the entries, and beside them the notes on what no entry holds."""
    from rectify_cli.exchange import draft_files
    from rectify_cli.store import save, under_way
    from rectify_cli.store.atomic import write_atomically

    under_way.describe(
        Phrase(f"{file.name} 并入 {len(changes)} 个问题", f"{file.name}: problems joined: {len(changes)}")
    )
    save.write_together(changes)
    if draft.left:
        notes = free_path(session.workspace.root / draft_files.NOTES)
        text = draft_files.texts(draft, words, session.language)[draft_files.NOTES]
        under_way.writing(session.workspace, {notes: text})
        write_atomically(notes, text.encode())
        session.talk(
            Phrase(
                f"{len(draft.left)} 段未收入台账，原样保存在 {notes.name}",
                f"paragraphs in no entry, kept in {notes.name}: {len(draft.left)}",
            )
        )


def free_path(path: Path) -> Path:
    """Return a path that does not exist yet."""
    number, free_path = 1, path
    while free_path.exists():
        number += 1
        free_path = path.with_stem(f"{path.stem}-{number}")
    return free_path
