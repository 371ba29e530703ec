"""`rectify undo`: take back the last change, as long as the files are as it left them."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import format_option, option
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.store.step import Step


def undo(
    context: typer.Context,
    listed: Annotated[
        bool, option("--list", zh="列出最近的改动，新的在前", en="list the last changes, the newest first")
    ] = False,
    redo: Annotated[bool, option("--redo", zh="把撤销的改动重新做一遍", en="do again what was undone")] = False,
    dry_run: Annotated[
        bool, option("--dry-run", zh="只显示会改回哪几行，不写文件", en="show the lines that would change back")
    ] = False,
    form: Annotated[
        str, format_option(choices=screens.UNDO, zh="--list 的输出格式", en="the format of --list")
    ] = "table",
) -> None:
    """Take back what any command or import wrote last; undo again to go further back."""
    from rectify_cli.store.journal import Journal

    session: Session = context.obj
    journal = Journal(session.workspace)
    if listed:
        if redo or dry_run:
            message = Phrase("--list 不能与 --redo、--dry-run 同用", "--list goes with neither --redo nor --dry-run")
            raise UsageError(message, Phrase("去掉其中一个", "omit one of them"))
        put(screens.UNDO[form](journal.steps(), session.terminal), form)
        return
    with session.changing(dry_run=dry_run) as taken_back:
        if taken_back:
            return  # this was the last change
        step = journal.undone() if redo else journal.last()
        if dry_run:
            echo((step if redo else step.inverse()).diff(), nl=False)
        elif redo:
            journal.redo(step)
        else:
            journal.undo(step)
    session.talk(_outcome(step, redo=redo, dry_run=dry_run))


def _outcome(step: "Step", *, redo: bool, dry_run: bool) -> Phrase:
    """Say which change it was, when it was made, and which files are as before."""
    verb = Phrase("重做", "redone") if redo else Phrase("撤销", "undone")
    lead = Phrase(f"将{verb.zh}", f"to be {verb.en}") if dry_run else Phrase(f"已{verb.zh}", verb.en)
    files = "".join(f"\n  {name}" for name in step.names)
    time = f"{step.time:%Y-%m-%d %H:%M}"
    zh, en = ("，未写入", ", not written") if dry_run else ("", "")
    return Phrase(
        f"{lead.zh}：{step.sentence.zh}（{time}{zh}）{files}", f"{lead.en}: {step.sentence.en} ({time}{en}){files}"
    )
