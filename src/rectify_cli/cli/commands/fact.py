"""`rectify fact`: named numbers (数据) with their source, which prose writes as {name}."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import DryRun
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.inspection import amend_inspection
from rectify_cli.cli.language import words
from rectify_cli.cli.options import argument, grouped, option
from rectify_cli.cli.session import Session

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger
    from rectify_cli.ledger.edits import Value

app = typer.Typer(cls=Group, rich_markup_mode=None)

Name = Annotated[str, argument(metavar="NAME", zh="名称，正文写作 {名称}", en="its name, which prose writes as {NAME}")]


@dataclass(frozen=True)
class Origin:
    """The options that say where a number comes from."""

    value: Annotated[str | None, option("--value", metavar="NUMBER", zh="直接写明的数", en="the number itself")] = None
    source: Annotated[
        str | None, option("--source", metavar="TEXT", zh="数的来源，如 党组会记录", en="where the number comes from")
    ] = None
    day: Annotated[
        str | None,
        option(
            "--as-of", metavar="DATE", zh="数截至的日期，默认统计截止日期或今天", en="its day (the cut-off, or today)"
        ),
    ] = None
    count: Annotated[
        str | None,
        option(
            "--count", metavar="REGISTER", zh="数这个登记簿的条数，如 会议", en="count the entries of this register"
        ),
    ] = None
    total: Annotated[
        str | None,
        option("--sum", metavar="REGISTER.FIELD", zh="加这一栏的数，如 追缴.金额", en="sum this field of a register"),
    ] = None
    where: Annotated[
        list[str] | None,
        option(
            "--where",
            metavar="CONDITION",
            zh="只算符合条件的，可重复，如 --where '类别=党组会'",
            en="only what meets it, repeatable, such as --where '类别=党组会'",
        ),
    ] = None
    unit: Annotated[
        str | None,
        option("--unit", metavar="UNIT", zh="金额之和的单位：元或万元", en="the unit of a sum of money: 元 or 万元"),
    ] = None
    decimals: Annotated[
        int | None, option("--decimals", metavar="N", zh="求和保留几位小数", en="decimals of the sum")
    ] = None


@app.command("add", cls=Command, help=words("添加一项数据", "add a fact"))
@grouped
def add(context: typer.Context, name: Name, origin: Origin, dry_run: DryRun = False) -> None:
    """Write a fact into data/inspection.yaml."""
    from rectify_cli import actions

    session: Session = context.obj
    amend_inspection(
        session, lambda ledger: actions.add_fact(ledger, name, _fields(session, ledger, origin)), dry_run=dry_run
    )


@app.command("set", cls=Command, help=words("改一项数据：各种文书随之改", "change a fact, and with it every paper"))
@grouped
def set_(context: typer.Context, name: Name, origin: Origin, dry_run: DryRun = False) -> None:
    """Replace a fact."""
    from rectify_cli import actions

    session: Session = context.obj
    amend_inspection(
        session, lambda ledger: actions.set_fact(ledger, name, _fields(session, ledger, origin)), dry_run=dry_run
    )


@app.command("remove", cls=Command, help=words("删去一项正文不用的数据", "remove a fact that no prose uses"))
def remove(context: typer.Context, name: Name, dry_run: DryRun = False) -> None:
    """Remove a fact."""
    from rectify_cli import actions

    amend_inspection(context.obj, lambda ledger: actions.remove_fact(ledger, name), dry_run=dry_run)


def _fields(session: Session, ledger: "Ledger", origin: Origin) -> "dict[str, Value]":
    """Return what the options say of a fact, in the order it is written."""
    from rectify_cli.actions import day_of_fact

    day = session.day(origin.day) if origin.day else None
    if origin.value is not None and day is None:
        day = day_of_fact(ledger, session.today())
    fields = {
        "value": origin.value,
        "source": origin.source,
        "as_of": day,
        "count": origin.count,
        "sum": origin.total,
        "where": origin.where[0] if origin.where and len(origin.where) == 1 else origin.where,
        "unit": origin.unit,
        "decimals": origin.decimals,
    }
    return {key: value for key, value in fields.items() if value not in (None, [])}
