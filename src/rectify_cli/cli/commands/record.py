"""`rectify record`: the records of a register of the office's own (自设登记簿)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.amend import DryRun, finish
from rectify_cli.cli.assigned import assigned
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import AsOf, argument, format_option, option
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment
    from rectify_cli.ledger import Ledger
    from rectify_cli.ledger.model import OwnRegister

app = typer.Typer(cls=Group, rich_markup_mode=None)

Name = Annotated[str, argument(metavar="REGISTER", zh="登记簿，如 会议", en="the register, such as 会议")]
Record = Annotated[int, argument(metavar="ID", zh="编号", en="the id")]
Values = Annotated[
    list[str] | None,
    argument(
        metavar="[FIELD=VALUE]...",
        zh="栏目=值，可写多个，如 日期=2024-07-10 类别=党组会；不写日期则为今天",
        en="fields and values, such as date=2024-07-10 kind=党组会; without a date, today",
    ),
]


@app.command("add", cls=Command, help=words("登记一条", "add a record"))
def add(
    context: typer.Context,
    register: Name,
    values: Values = None,
    count: Annotated[int, option("--count", metavar="N", zh="相同的几条，默认 1 条", en="how many alike (one)")] = 1,
    dry_run: DryRun = False,
) -> None:
    """Append records with the next ids."""
    from rectify_cli import actions

    session: Session = context.obj
    fields = assigned(values or (), _EXAMPLE)
    today = session.today()
    _amend(
        session, register, lambda ledger, own: actions.add_records(ledger, own, fields, count, today), dry_run=dry_run
    )


@app.command("list", cls=Command, help=words("列出记录，可筛选", "list the records, with filters"))
def list_(
    context: typer.Context,
    register: Name,
    where: Annotated[
        list[str] | None,
        option(
            "--where",
            metavar="CONDITION",
            zh="只列符合条件的，可重复，如 --where '类别=党组会' --where '金额>10'",
            en="only those that meet it, repeatable, such as --where '金额>10'",
        ),
    ] = None,
    as_of: AsOf = None,
    form: Annotated[str, format_option(choices=screens.RECORDS)] = "table",
) -> None:
    """Print the records in the order of the file."""
    from rectify_cli import actions
    from rectify_cli.ledger import rows
    from rectify_cli.views import records

    session: Session = context.obj
    ledger = session.ledger().as_of(session.day(as_of) if as_of else None)
    own = actions.register_named(ledger, register)
    chosen = rows.chosen(ledger, own, where or ())
    put(screens.RECORDS[form](records.build(own, chosen), session.terminal), form)


@app.command("set", cls=Command, help=words("改一条", "change a record"))
def set_(
    context: typer.Context, register: Name, record: Record, values: Values = None, dry_run: DryRun = False
) -> None:
    """Set or remove fields of a record, leaving the rest of the file as it is."""
    from rectify_cli import actions

    session: Session = context.obj
    fields = assigned(values or (), _EXAMPLE)
    today = session.today()
    _amend(
        session, register, lambda ledger, own: actions.set_record(ledger, own, record, fields, today), dry_run=dry_run
    )


@app.command("remove", cls=Command, help=words("删去一条", "remove a record"))
def remove(context: typer.Context, register: Name, record: Record, dry_run: DryRun = False) -> None:
    """Remove a record; what it held is kept under data/removed, and its id is not used again."""
    from rectify_cli.transactions import verbs

    session: Session = context.obj
    with session.changing(dry_run=dry_run):
        prepared = verbs.record_removed(session.workspace, session.load(), register, record)
        finish(session, prepared, dry_run=dry_run)


def _amend(session: Session, name: str, verb: "Callable[[Ledger, OwnRegister], Amendment]", *, dry_run: bool) -> None:
    """Do a verb to the list of one register under the lock; a file with errors is not changed."""
    from rectify_cli.transactions import verbs

    with session.changing(dry_run=dry_run):
        finish(session, verbs.records(session.workspace, session.load(), name, verb), dry_run=dry_run)


_EXAMPLE = "类别=党组会"
