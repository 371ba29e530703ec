"""`rectify evidence`: store the evidence (佐证材料) that an issue was rectified."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import DryRun, amending, finish, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import echo, words
from rectify_cli.cli.options import IssueRegister, Number, argument, option
from rectify_cli.cli.session import Session
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
    from rectify_cli.transactions import files as stored

    session: Session = context.obj
    which = issues_only(register)
    with amending(session, which, number, dry_run=dry_run) as (subject, write):
        named = [(path.name, path) for path in files or ()]
        prepared = stored.evidence_added(session.workspace, write.loaded, which, subject, named, title)
        finish(session, prepared, dry_run=dry_run)
    if not dry_run:
        for remark in prepared.remarks:
            session.talk(remark)


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
    from rectify_cli.transactions import files

    session: Session = context.obj
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        finish(session, files.evidence_removed(session.workspace, write.loaded, subject, ordinal), dry_run=dry_run)
