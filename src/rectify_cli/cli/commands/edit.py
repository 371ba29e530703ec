"""`rectify edit`: one file in an editor, checked when it is saved: an issue, or the inspection."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import DryRun, asks, finish, issues_only
from rectify_cli.cli.inspection import is_inspection
from rectify_cli.cli.options import IssueRegister, argument
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.ledger.model import Record
    from rectify_cli.store import Loaded, Workspace


def edit(
    context: typer.Context,
    subject: Annotated[
        str,
        argument(
            metavar="ID|inspection",
            autocompletion=completion.subjects,
            zh="编号；inspection 为 data/inspection.yaml",
            en="the id; inspection: data/inspection.yaml",
        ),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Edit a copy, and write it back unless somebody changed the file meanwhile; exit 1 if it has errors."""
    from rectify_cli.ledger.model import Inspection, Issue
    from rectify_cli.store import save

    session: Session = context.obj
    loaded = session.load()
    workspace = session.workspace
    path = _path(workspace, loaded, issues_only(register), subject)
    label = workspace.label(path)
    before = _text(path, workspace)
    draft = _draft(session, f"{path.parent.name}-{path.name}", before)
    after, faults = _edited(session, loaded, draft, label, Inspection if is_inspection(subject) else Issue)
    kept = Phrase(f"你的修改保存在 {draft}", f"your text is kept in {draft}")
    with session.changing(dry_run=dry_run):
        if _text(path, workspace) != before:
            message = Phrase(
                f"{label} 在编辑期间被他人改动，未写入",
                f"{label} was changed while you edited it; nothing was written",
            )
            raise RectifyError(message, kept)
        finish(session, save.Change(workspace, path, before, after), Phrase("已编辑", "edited"), dry_run=dry_run)
    if dry_run and after != before:
        session.talk(kept)
    else:
        draft.unlink()
    raise typer.Exit(1 if faults else 0)


def _edited(
    session: Session, loaded: "Loaded", draft: Path, label: str, model: "type[Record]"
) -> "tuple[str, list[Diagnostic]]":
    """Return the edited text and its faults, after as many rounds as the person wants."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.store import save

    while True:
        _run(draft)
        after = _left(draft)
        faults = save.broken(after, label, loaded.ledger, model)
        if faults:
            typer.echo(as_text.listing(faults, session.language), err=True)
        again = Phrase("有错误，再改一次？", "it has errors; edit it again?")
        if not (faults and asks() and typer.confirm(session.say(again), default=True, err=True)):
            return after, faults


def _run(draft: Path) -> None:
    """Run the editor of the environment on a file, and wait for it."""
    import shlex
    import shutil
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    words = shlex.split(editor, posix=os.name != "nt") if editor else ["notepad" if os.name == "nt" else "vi"]
    hint = Phrase("设置环境变量 EDITOR，如 export EDITOR=nano", "set EDITOR, as in `export EDITOR=nano`")
    if not words or shutil.which(words[0]) is None:
        raise UsageError(Phrase(f"找不到编辑器 {editor or words[0]}", f"editor not found: {editor or words[0]}"), hint)
    ran = subprocess.run([*words, draft], check=False)  # noqa: S603 - the editor the person chose
    if ran.returncode:
        message = Phrase(
            f"编辑器退出码为 {ran.returncode}，未写入",
            f"the editor exited with {ran.returncode}; nothing was written",
        )
        raise RectifyError(message, Phrase(f"文字保存在 {draft}", f"the text is kept in {draft}"))


def _path(workspace: "Workspace", loaded: "Loaded", register: Register, subject: str) -> Path:
    """Return the file of the inspection, or of an id."""
    if is_inspection(subject):
        return workspace.data / "inspection.yaml"
    if not (subject.isascii() and subject.isdecimal()):
        raise UsageError(
            Phrase(f"“{subject}”不是编号", f"“{subject}” is not an id"),
            Phrase(
                "写作 rectify edit 3 或 rectify edit inspection", "write `rectify edit 3` or `rectify edit inspection`"
            ),
        )
    return _file(workspace, loaded, register, int(subject))


def _file(workspace: "Workspace", loaded: "Loaded", register: Register, number: int) -> Path:
    """Return the file of an id, by the id in it or, if it cannot be read, by its name."""
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
    """Return the text of the data file as it is; raises RectifyError if it is not text."""
    from rectify_cli.store import save as saving

    try:
        return saving.read(path, workspace)
    except UnicodeDecodeError as unread:
        raise _unread(workspace.label(path)) from unread


def _left(draft: Path) -> str:
    """Return the text the editor left."""
    try:
        return draft.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as unread:
        raise _unread(str(draft)) from unread


def _unread(label: str) -> RectifyError:
    message = Phrase(f"无法读取 {label}，未写入", f"cannot read {label}; nothing was written")
    return RectifyError(message, Phrase("运行 rectify check 查看原因", "run `rectify check` for the reason"))


def _draft(session: Session, name: str, text: str) -> Path:
    """Write a new file in build/edit/ and return its path; drafts of earlier edits stay."""
    folder = session.workspace.build / "edit"
    folder.mkdir(parents=True, exist_ok=True)
    names = (name if not number else f"{number}-{name}" for number in range(1000))
    paths = (folder / candidate for candidate in names)
    draft = next(path for path in paths if not os.path.lexists(path))
    with draft.open("xb") as stream:
        stream.write(text.encode())
    return draft
