"""`rectify field`: the fields an office declares for itself (自设栏目)."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import completion, screens
from rectify_cli.cli.amend import DryRun
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.inspection import amend_inspection
from rectify_cli.cli.language import words
from rectify_cli.cli.options import argument, format_option, option, term_of
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import FieldType, MoneyUnit

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment
    from rectify_cli.ledger import Ledger

app = typer.Typer(cls=Group, rich_markup_mode=None)

HeadingArgument = Annotated[str, argument(metavar="HEADING", zh="栏目名称，如 涉及金额", en="its heading")]
TypeOption = Annotated[
    str,
    option(
        "--type",
        metavar="text|number|money|date|choice|list",
        autocompletion=completion.terms(*FieldType),
        zh="text 文字，number 数，money 金额，date 日期，choice 选项，list 列表",
        en="what it holds",
    ),
]
UnitOption = Annotated[
    str | None,
    option("--unit", metavar="元|万元", zh="金额的单位，默认元", en="the unit of an amount (元)"),
]
KeyOption = Annotated[
    str | None,
    option("--key", metavar="KEY", zh="数据里的键名，默认同栏目名称", en="its key in the data (as heading)"),
]
ChoicesOption = Annotated[
    str | None, option("--choices", metavar="A,B", zh="选项，用逗号隔开", en="the choices, with commas between")
]
SynonymOption = Annotated[
    list[str] | None,
    option(
        "--synonym",
        metavar="NAME",
        zh="别名，导入时也认（可重复）",
        en="another heading to import (repeatable)",
    ),
]
PublicOption = Annotated[bool, option("--public", zh="进公开稿；默认不公开", en="print it in the public edition too")]
DefaultOption = Annotated[
    str | None, option("--default", metavar="VALUE", zh="没有填写时的值", en="the value where none is given")
]
RequiredOption = Annotated[
    str | None,
    option(
        "--required-from",
        metavar="STATUS",
        autocompletion=completion.statuses,
        zh="从哪一状态起必填，如 staged",
        en="required from this status on, such as staged",
    ),
]


@app.command("add", cls=Command, help=words("声明一个自设栏目", "declare a field"))
def add(
    context: typer.Context,
    heading: HeadingArgument,
    kind: TypeOption = "text",
    unit: UnitOption = None,
    key: KeyOption = None,
    choices: ChoicesOption = None,
    synonym: SynonymOption = None,
    public: PublicOption = False,
    default: DefaultOption = None,
    required_from: RequiredOption = None,
    dry_run: DryRun = False,
) -> None:
    """Write the declaration of a field into inspection.yaml."""
    from rectify_cli import actions
    from rectify_cli.core.chinese.words import separate
    from rectify_cli.ledger import status_typed

    several = term_of(FieldType, kind, "--type")

    def amendment(ledger: "Ledger") -> "Amendment":
        required = status_typed.read(ledger.inspection.record, required_from).status if required_from else None
        new = actions.NewField(
            heading=heading.strip(),
            type=FieldType.CHOICE if choices and several is FieldType.TEXT else several,
            key=key,
            unit=term_of(MoneyUnit, unit, "--unit") if unit else None,
            choices=separate(choices or ""),
            synonyms=tuple(synonym or ()),
            public=public,
            default=(separate(default) if several is FieldType.LIST else (default,)) if default else (),
            required_from=required,
        )
        return actions.add_field(ledger, new)

    amend_inspection(context.obj, amendment, dry_run=dry_run)


@app.command("list", cls=Command, help=words("列出自设栏目", "list the declared fields"))
def list_(context: typer.Context, form: Annotated[str, format_option(choices=screens.FIELDS)] = "table") -> None:
    """Print each field with what it holds and how many entries fill it in."""
    from rectify_cli.views import declared

    session: Session = context.obj
    put(screens.FIELDS[form](declared.build(session.ledger()), session.terminal), form)


@app.command("remove", cls=Command, help=words("删去一个自设栏目的声明", "remove the declaration of a field"))
def remove(
    context: typer.Context,
    key: Annotated[str, argument(metavar="KEY", zh="键名或栏目名称", en="its key or heading")],
    dry_run: DryRun = False,
) -> None:
    """Remove a declaration that no entry uses."""
    from rectify_cli import actions

    amend_inspection(context.obj, lambda ledger: actions.remove_field(ledger, key), dry_run=dry_run)
