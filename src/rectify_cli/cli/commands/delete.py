"""`rectify delete`: take an entry out of the ledger; its file is kept under data/removed."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import IssueRegister, Number, option
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.store.save import Change


def delete(
    context: typer.Context,
    number: Number,
    reason: Annotated[
        str,
        option("--reason", metavar="TEXT", zh="删除的理由，写在移走的文件末尾", en="why; the file keeps it"),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Move the file of an entry to data/removed, and say so before it goes; its id is not used again."""
    from rectify_cli import actions
    from rectify_cli.store import evidence, removed, save, under_way

    session: Session = context.obj
    workspace, which = session.workspace, issues_only(register)
    with amending(session, which, number, dry_run=dry_run) as (subject, _):
        deletion = actions.delete(subject, which, reason, session.today())
        path, file, sentence = workspace.path_of(subject.entry), subject.entry.file, deletion.sentence
        zh, en = ("（没有移动）", " (not moved)") if dry_run else ("", "")
        session.talk(Phrase(f"{file}: {sentence.zh}{zh}", f"{file}: {sentence.en}{en}"))
        if dry_run:
            echo(_gone(save.Change(workspace, path, save.read(path, workspace), "")), nl=False)
            return
        under_way.describe(Phrase(f"第 {number} 号：{sentence.zh}", f"no. {number}: {sentence.en}"))
        removed.move(path, workspace, _ended(save.read(path, workspace), deletion.comment))
        for name in deletion.files:
            removed.move(workspace.data / evidence.FOLDER / name, workspace)


def _gone(change: "Change") -> str:
    """Return the diff of a file that is taken away."""
    name = change.path.relative_to(change.workspace.root).as_posix()
    return change.diff().replace(f"+++ b/{name}\n", "+++ /dev/null\n", 1)


def _ended(text: str, comment: str) -> str:
    """Return a text with a comment as its last line, ended as the others are."""
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text if text.endswith(end) else text + end}{comment}{end}"
