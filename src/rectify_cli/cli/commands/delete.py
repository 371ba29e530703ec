"""`rectify delete`: take an entry out of the ledger; its file is kept under data/removed."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import IssueRegister, Number, option
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase


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
    from rectify_cli.transactions import files

    session: Session = context.obj
    which = issues_only(register)
    with amending(session, which, number, dry_run=dry_run) as (subject, _):
        prepared = files.deleted(session.workspace, subject, which, reason, session.today())
        file, (zh, en) = subject.entry.file, prepared.sentence
        more = Phrase("（没有移动）", " (not moved)") if dry_run else Phrase("", "")
        session.talk(Phrase(f"{file}: {zh}{more.zh}", f"{file}: {en}{more.en}"))
        if dry_run:
            echo(prepared.diff(), nl=False)
        else:
            prepared.write()
