"""`rectify edit`: one file in an editor, checked when it is saved."""

import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.amend import DryRun, asks, finish, issues_only
from rectify_cli.cli.options import IssueRegister, Number
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.store import Loaded, Workspace


def edit(context: typer.Context, number: Number, register: IssueRegister = "issues", dry_run: DryRun = False) -> None:
    """Edit a copy, and write it back unless somebody changed the file meanwhile; exit 1 where it has errors."""
    from rectify_cli.store import save

    session: Session = context.obj
    loaded = session.load()
    workspace = session.workspace
    path = _file(workspace, loaded, issues_only(register), number)
    label = workspace.label(path)
    before = _text(path, workspace)
    draft = _draft(session, f"{path.parent.name}-{path.name}", before)
    after, faults = _edited(session, loaded, draft, label)
    kept = Phrase(f"改好的文字在 {draft}", f"your text is in {draft}")
    with nullcontext() if dry_run else save.locked(workspace):
        if _text(path, workspace) != before:
            message = Phrase(
                f"{label} 在你编辑时被别人改了，没有写入", f"{label} was changed while you edited; not written"
            )
            raise RectifyError(message, kept)
        finish(session, save.Change(workspace, path, before, after), Phrase("改过", "edit it"), dry_run=dry_run)
    if dry_run and after != before:
        session.talk(kept)
    else:
        draft.unlink()
    raise typer.Exit(1 if faults else 0)


def _edited(session: Session, loaded: "Loaded", draft: Path, label: str) -> "tuple[str, list[Diagnostic]]":
    """Return what the editor leaves and what is wrong with it, after as many rounds as the person wants."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.store import save

    while True:
        _run(draft)
        after = _left(draft)
        faults = save.broken(after, label, loaded.ledger)
        if faults:
            typer.echo(as_text.listing(faults, session.language), err=True)
        again = Phrase("有错误。再改一次？", "it has errors; edit it again?")
        if not (faults and asks() and typer.confirm(session.say(again), default=True, err=True)):
            return after, faults


def _run(draft: Path) -> None:
    """Run the editor of the environment on a file, and wait for it."""
    import shlex
    import shutil
    import subprocess

    asked = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    words = shlex.split(asked, posix=os.name != "nt") if asked else ["notepad" if os.name == "nt" else "vi"]
    hint = Phrase("设 EDITOR，如 export EDITOR=nano", "set EDITOR, as in `export EDITOR=nano`")
    if not words or shutil.which(words[0]) is None:
        raise UsageError(Phrase(f"没有编辑器 {asked or words[0]}", f"there is no editor {asked or words[0]}"), hint)
    ran = subprocess.run([*words, draft], check=False)  # noqa: S603 - the editor the person chose
    if ran.returncode:
        message = Phrase(
            f"编辑器退出码为 {ran.returncode}，没有写入", f"the editor ended with {ran.returncode}; not written"
        )
        raise RectifyError(message, Phrase(f"文字在 {draft}", f"the text is in {draft}"))


def _file(workspace: "Workspace", loaded: "Loaded", register: Register, number: int) -> Path:
    """Return the file of an id, by the id in it or, where it cannot be read, by its name."""
    from rectify_cli.ledger import lookup

    entries = loaded.ledger.register(register) if loaded.ledger else ()
    for entry in entries:
        if entry.record.id == number:
            return workspace.path_of(entry)
    for path in sorted((workspace.data / register.value).glob("*.yaml")):
        if path.stem.isascii() and path.stem.isdecimal() and int(path.stem) == number:
            return path
    raise lookup.missing(register, number, [entry.record.id for entry in entries])


def _text(path: Path, workspace: "Workspace") -> str:
    """Return the text of the data file as it is; raises RectifyError where it is none."""
    from rectify_cli.store import save as saving

    try:
        return saving.read(path, workspace)
    except UnicodeDecodeError as unread:
        raise _unread(workspace.label(path)) from unread


def _left(draft: Path) -> str:
    """Return the text the editor leaves."""
    try:
        return draft.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as unread:
        raise _unread(str(draft)) from unread


def _unread(label: str) -> RectifyError:
    message = Phrase(f"{label} 读不出来，没有写入", f"{label} cannot be read; nothing was written")
    return RectifyError(message, Phrase("运行 rectify check 看原因", "run `rectify check` for the reason"))


def _draft(session: Session, name: str, text: str) -> Path:
    """Write a file in build/edit/ that is not there yet, and return it: what an earlier edit left stays."""
    folder = session.workspace.build / "edit"
    folder.mkdir(parents=True, exist_ok=True)
    names = (name if not number else f"{number}-{name}" for number in range(1000))
    draft = next(folder / one for one in names if not os.path.lexists(folder / one))
    with draft.open("xb") as stream:
        stream.write(text.encode())
    return draft
