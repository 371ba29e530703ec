"""`rectify evidence`: store the evidence (佐证材料) that an issue was rectified."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import echo, words
from rectify_cli.cli.options import IssueRegister, Number, argument, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.ledger import StoredFile
    from rectify_cli.ledger.model import Evidence

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("存入佐证材料", "store evidence"))
def add(
    context: typer.Context,
    number: Number,
    files: Annotated[
        list[Path] | None,
        argument(
            metavar="FILE...",
            zh="材料文件；不写则只记 --title 的名称",
            en="the files; without any, only --title is recorded",
        ),
    ] = None,
    title: Annotated[
        str | None,
        option("--title", metavar="TEXT", zh="材料的名称，默认文件名", en="its title (default: the file name)"),
    ] = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Copy files into data/evidence and record them; existing records stay as they are."""
    from rectify_cli import actions

    session: Session = context.obj
    which = issues_only(register)
    _refuse_names(number, files or [], title)
    with amending(session, which, number, dry_run=dry_run) as (subject, write):
        sources = _stored(files or [])
        named = [(name, stored) for name, stored, _ in sources]
        evidence = actions.add_evidence(subject, which, named, title)
        paths = {stored: path for _, stored, path in sources}
        copies = {name: paths[stored] for name, stored in evidence.copies.items()}
        write(evidence.amendment, lambda: _copy(session, copies, evidence.restored))


@app.command("list", cls=Command, help=words("列出佐证材料", "list the evidence"))
def list_(context: typer.Context, number: Number, register: IssueRegister = "issues") -> None:
    """Print a line for each piece: its number, its name, its file, and whether the file is as it was."""
    from rectify_cli.ledger import lookup

    session: Session = context.obj
    ledger = session.ledger()
    record: Any = lookup.entry(ledger, issues_only(register), number).record
    for ordinal, piece in enumerate(record.evidence, start=1):
        line = f"{ordinal}\t{piece.name}"
        if piece.file:
            line += f"\tdata/evidence/{piece.file}\t{session.say(_state(piece, ledger.files.get(piece.file)))}"
        echo(line)
    if not record.evidence:
        session.talk(Phrase("没有佐证材料", "there is no evidence"))


def _state(piece: "Evidence", stored: "StoredFile | None") -> Phrase:
    """Return what has become of a file since it was recorded."""
    if stored is None:
        return Phrase("文件不在", "missing")
    same = (stored.size, stored.sha256) == (piece.size, piece.sha256)
    return Phrase("完好", "unchanged") if same else Phrase("有改动", "changed")


@app.command("remove", cls=Command, help=words("删去一份佐证材料", "remove a piece of evidence"))
def remove(
    context: typer.Context,
    number: Number,
    ordinal: Annotated[int, argument(metavar="N", zh="第几份材料", en="which piece, counted from 1")],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Remove the record; its file goes to data/removed unless another entry records it too."""
    from rectify_cli import actions
    from rectify_cli.store import evidence, removed

    session: Session = context.obj
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        removal = actions.remove_evidence(subject, ordinal)
        write(removal.amendment)
        if removal.unused and not dry_run:
            removed.move(session.workspace.data / evidence.FOLDER / removal.unused, session.workspace)


def _refuse_names(number: int, files: Sequence[Path], title: str | None) -> None:
    """Raise UsageError for one title with several files, or for neither a title nor a file."""
    if title and len(files) > 1:
        message = Phrase(
            f"--title 只用于一个文件，这里有 {len(files)} 个", f"--title is for one file, not for {len(files)}"
        )
        raise UsageError(message, Phrase("一次存一个，或去掉 --title", "add them one by one, or omit --title"))
    if not title and not files:
        message = Phrase("未指定文件", "no file given")
        hint = Phrase(
            f"写作 rectify evidence add {number} 验收报告.pdf，没有文件的，写 --title 名称",
            f"write `rectify evidence add {number} FILE`, or --title TEXT if there is no file",
        )
        raise UsageError(message, hint)


def _stored(files: Sequence[Path]) -> "list[tuple[str, StoredFile, Path]]":
    """Return the name, the content and the path of each file; raises UsageError if one cannot be read."""
    from rectify_cli.store import evidence, text_file

    sources = []
    for path in files:
        try:
            sources.append((evidence.name_of(path), evidence.stored(path), path))
        except OSError as refused:
            cause = text_file.reason(refused)
            message = Phrase(f"无法读取 {path}：{cause.zh}", f"cannot read {path}: {cause.en}")
            raise UsageError(message, Phrase("核对文件名和所在文件夹", "check its name and its folder")) from refused
    return sources


def _copy(session: Session, copies: Mapping[str, Path], restored: AbstractSet[str]) -> None:
    from rectify_cli.store import evidence, save

    folder = session.workspace.data / evidence.FOLDER
    for name, path in copies.items():
        if not (folder / name).exists():
            save.copy(path, folder / name, session.workspace)
            if name in restored:
                session.talk(Phrase(f"已放回 data/evidence/{name}", f"data/evidence/{name} restored"))
