"""`rectify register`: registers of the office's own (自设登记簿), declared and listed."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.amend import DryRun
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.inspection import amend_inspection
from rectify_cli.cli.language import words
from rectify_cli.cli.options import argument, format_option, option
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("启用一个登记簿", "declare a register"))
def add(
    context: typer.Context,
    name: Annotated[
        str,
        argument(
            metavar="NAME",
            zh="名称；自带栏目的有 制度、问责、会议、追缴、回头看",
            en="its name; 制度, 问责, 会议, 追缴 and 回头看 come with their fields",
        ),
    ],
    fields: Annotated[
        list[str] | None,
        option(
            "--field",
            metavar="KEY[:TYPE[:CHOICES]]",
            zh="另加一栏，可重复：人数:number、级别:choice:市级/县级；类型 text、number、money、date、choice、list",
            en="a field more, repeatable: KEY:number, KEY:choice:A/B; types text, number, money, date, choice, list",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Write the declaration into data/inspection.yaml."""
    from rectify_cli import actions

    amend_inspection(context.obj, lambda ledger: actions.add_register(ledger, name, fields or ()), dry_run=dry_run)


@app.command("list", cls=Command, help=words("列出登记簿：启用的和自带的", "list the registers: declared and shipped"))
def list_(context: typer.Context, form: Annotated[str, format_option(choices=screens.RECORDS)] = "table") -> None:
    """Print each register with its fields and how many records it has."""
    from rectify_cli.views import records

    session: Session = context.obj
    put(screens.RECORDS[form](records.registers(session.ledger(), session.language), session.terminal), form)
