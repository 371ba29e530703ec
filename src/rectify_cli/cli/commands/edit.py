"""`rectify edit`: one file in an editor, checked when it is saved: an issue, or the inspection."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import DryRun, asks, finish, issues_only
from rectify_cli.cli.inspection import is_inspection
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import IssueRegister, argument
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase, shown
from rectify_cli.core.terms import Register
from rectify_cli.transactions.refusals import refuse_missing, refuse_several

if TYPE_CHECKING:
    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.ledger.model import Record
    from rectify_cli.store import Loaded, Workspace


class Answer(StrEnum):
    """What becomes of a text with errors."""

    KEEP = "k"
    AGAIN = "e"
    DISCARD = "d"


_WORDS = {
    Answer.KEEP: ("keep", "保留"),
    Answer.AGAIN: ("edit", "edit again", "再改"),
    Answer.DISCARD: ("discard", "放弃"),
}

_NOT_EMPTIED = Phrase(
    "空文件不保存；要删去这一条，用 rectify delete", "an empty file is not stored; `rectify delete` takes an entry out"
)


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
    from rectify_cli.transactions.prepared import Prepared

    session: Session = context.obj
    loaded = session.load()
    workspace = session.workspace
    path = _path(workspace, loaded, issues_only(register), subject)
    label = workspace.label(path)
    refuse_several(loaded, label.__eq__)
    before = _text(path, workspace)
    draft = _draft(session, f"{path.parent.name}-{path.name}", before)
    model = Inspection if is_inspection(subject) else Issue
    with _kept(session, draft, before):
        after, faults = _edited(session, loaded, draft, label, model, before, dry_run=dry_run)
        if after is None:
            session.warn(Phrase(f"{label}: 未改动", f"{label}: unchanged"))
            raise typer.Exit(1)
        with session.changing(dry_run=dry_run):
            if _text(path, workspace) != before:
                raise UsageError(
                    Phrase(
                        f"{label} 在编辑期间被他人改动，未写入",
                        f"{label} was changed while you edited it; nothing was written",
                    )
                )
            change = save.Change(workspace, path, before, after)
            finish(session, Prepared((change,), _sentence(after, label, faults)), dry_run=dry_run)
        if not dry_run:
            draft.unlink()
    raise typer.Exit(1 if faults else 0)


@contextmanager
def _kept(session: Session, draft: Path, before: str) -> Iterator[None]:
    """Say where the text is that was not written, however the editing ends; a draft nobody typed in is removed."""
    try:
        yield
    finally:
        left = draft.read_bytes() if draft.is_file() else b""
        if not left.strip() or left == before.encode():
            draft.unlink(missing_ok=True)
        else:
            kept = session.workspace.label(draft)
            session.warn(Phrase(f"你的修改保存在 {kept}", f"your text is kept in {kept}"))


def _edited(
    session: Session, loaded: "Loaded", draft: Path, label: str, model: "type[Record]", before: str, *, dry_run: bool
) -> "tuple[str | None, list[Diagnostic]]":
    """Return the edited text and its faults, after as many rounds as the person wants; None if it is discarded."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.store import save, text_file
    from rectify_cli.store.yaml import parse

    while True:
        _run(draft)
        after = _left(draft)
        faults = save.broken(after, label, loaded.ledger, model)
        if faults:
            echo(as_text.listing(faults, session.language), err=True)
        if not faults or after == before:
            return after, faults
        read = parse.parse(after, label, object)
        emptied = any(fault.rule is text_file.EMPTY for fault in faults) or not (read.value or read.diagnostics)
        if emptied:
            session.warn(_NOT_EMPTIED)
        elif dry_run:
            return after, faults
        answer = _answer(session, emptied=emptied) if asks() and not dry_run else Answer.DISCARD
        if answer is not Answer.AGAIN:
            return (after if answer is Answer.KEEP else None), faults


def _answer(session: Session, *, emptied: bool) -> Answer:
    """Ask what becomes of a text with errors; an empty one is never stored."""
    keep = Phrase("保留（k）、", "keep (k), ") if not emptied else Phrase("", "")
    question = Phrase(
        f"有错误：{keep.zh}再改（e）、放弃（d）？", f"it has errors: {keep.en}edit again (e) or discard (d)?"
    )
    while True:
        typed = typer.prompt(shown(session.say(question)), default=Answer.AGAIN.value, err=True).strip().lower()
        for answer, words in _WORDS.items():
            if typed in {answer, *words} and not (emptied and answer is Answer.KEEP):
                return answer


def _sentence(text: str, label: str, faults: "list[Diagnostic]") -> Phrase:
    """Return the sentence about the edit, with a warning if texts were typed with ordinals."""
    from rectify_cli.ledger import numbered
    from rectify_cli.store.yaml import parse

    marks = [] if faults else [f"“{typed.ordinal}”" for typed in numbered.in_issue(parse.parse(text, label).value)]
    if not marks:
        return Phrase("已编辑", "edited")
    return Phrase(
        f"已编辑（警告：文字前写了序号{'、'.join(marks)}，序号由模板生成，请去掉）",
        f"edited (warning: texts begin with {', '.join(marks)}, which the templates write; take them out)",
    )


def _run(draft: Path) -> None:
    """Run the editor of the environment on a file, and wait for it."""
    import shlex
    import shutil
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    hint = Phrase("设置环境变量 EDITOR，如 export EDITOR=nano", "set EDITOR, as in `export EDITOR=nano`")
    try:
        words = shlex.split(editor, posix=os.name != "nt") if editor else ["notepad" if os.name == "nt" else "vi"]
    except ValueError as unclosed:
        message = Phrase(f"环境变量 EDITOR 写错了：{editor}", f"EDITOR cannot be read as a command: {editor}")
        raise UsageError(message, hint) from unclosed
    if not words or shutil.which(words[0]) is None:
        raise UsageError(Phrase(f"找不到编辑器 {editor or words[0]}", f"editor not found: {editor or words[0]}"), hint)
    ran = subprocess.run([*words, draft], check=False)  # noqa: S603 - the editor the person chose
    if ran.returncode:
        message = Phrase(
            f"编辑器退出码为 {ran.returncode}，未写入",
            f"the editor exited with {ran.returncode}; nothing was written",
        )
        raise UsageError(message)


def _path(workspace: "Workspace", loaded: "Loaded", register: Register, subject: str) -> Path:
    """Return the file of the inspection, or of an id; raises DataError where there is no ledger."""
    refuse_missing(loaded)
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
    if loaded.ledger and any(entry.record.id == number for entry in entries):
        return workspace.path_of(lookup.entry(loaded.ledger, register, number))
    for path in sorted((workspace.data / register.value).glob("*.yaml")):
        if path.stem.isascii() and path.stem.isdecimal() and int(path.stem) == number:
            return path
    raise lookup.missing(register, number, [entry.record.id for entry in entries])


def _text(path: Path, workspace: "Workspace") -> str:
    """Return the text of the data file as it is; raises DataError if it is not text."""
    from rectify_cli.store import save as saving

    try:
        return saving.read(path, workspace)
    except UnicodeDecodeError as unread:
        raise _unread(workspace.label(path)) from unread


def _left(draft: Path) -> str:
    """Return the text the editor left."""
    try:
        if draft.is_file():
            return draft.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as unread:
        raise _unread(str(draft)) from unread
    raise _unread(str(draft))


def _unread(label: str) -> DataError:
    message = Phrase(f"无法读取 {label}，未写入", f"cannot read {label}; nothing was written")
    return DataError(message, Phrase("运行 rectify check 查看原因", "run `rectify check` for the reason"))


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
