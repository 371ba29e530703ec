"""`rectify list`: the entries of a register, filtered."""

import re
from typing import Annotated

import typer

from rectify_cli.cli import completion, screens
from rectify_cli.cli.options import (
    AsOf,
    OwnerOption,
    RegisterOption,
    Rev,
    ScreenEdition,
    WhereOption,
    argument,
    format_option,
    option,
    term_of,
)
from rectify_cli.cli.output import edition_of, printable, put
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

TextArgument = Annotated[
    str | None, argument(metavar="[TEXT]", zh="只列含有这段文字的", en="only those that contain this text")
]
StatusOption = Annotated[
    list[str] | None,
    option(
        "--status",
        autocompletion=completion.statuses,
        zh="只列这种状态的（可重复；英文值或中文，办结、正在办理等说法也认）",
        en="only those of this status (repeatable; the value or a Chinese word, 办结 and the like too)",
    ),
]
ColumnsOption = Annotated[
    str | None,
    option(
        "--columns",
        metavar="FIELD,...",
        zh="列出哪些字段，如 id,title,涉及金额",
        en="the fields to show, such as id,title,owner",
    ),
]
SortOption = Annotated[
    str | None,
    option("--sort", metavar="FIELD", zh="按哪个字段排序，-字段 为倒序", en="sort by this field; -FIELD backwards"),
]
GroupOption = Annotated[
    str | None,
    option("--by", metavar="FIELD", zh="按哪个字段分组列出", en="list them in groups by this field"),
]

_GROUPED = ("table", "html")
"""The formats that show groups."""


def list_(
    context: typer.Context,
    text: TextArgument = None,
    status: StatusOption = None,
    owner: OwnerOption = None,
    overdue: Annotated[bool, option("--overdue", zh="只列逾期的", en="only overdue ones")] = False,
    where: WhereOption = None,
    columns: ColumnsOption = None,
    sort: SortOption = None,
    by: GroupOption = None,
    register: RegisterOption = "issues",
    as_of: AsOf = None,
    rev: Rev = None,
    edition: ScreenEdition = None,
    form: Annotated[str, format_option(choices=screens.LIST)] = "table",
) -> None:
    """Print the rows that meet every filter."""
    from rectify_cli.ledger import facts, filters
    from rectify_cli.ledger.entry_fields import fields
    from rectify_cli.views import listing as view

    session: Session = context.obj.at(rev)
    _refuse_groups(by, form)
    today, which = session.day(as_of), edition_of(session, edition, form)
    ledger = printable(session.ledger(), which)
    book = term_of(Register, register, "--register")
    known = fields(ledger.inspection.record)
    asked = view.Filter(text, status or (), owner, overdue, where or ())
    every = view.build(facts.as_of(ledger, today), book, today)
    rows = view.chosen(ledger, every, asked)
    body, order = ledger.inspection.record.body, view.sorted_by(rows, sort, known)
    shown = [filters.find(name, known) for name in re.split("[,，、]", columns)] if columns else None
    listed = view.ListView(body, book, today, order, known, shown, filters.find(by, known) if by else None)
    put(screens.LIST[form](listed, session.drawing(which)), form)


def _refuse_groups(by: str | None, form: str) -> None:
    """Raise UsageError for groups in a format that is read by programs."""
    if by and form not in _GROUPED:
        raise UsageError(
            Phrase(f"--by 不适用于 {form}", f"--by does not apply to {form}"),
            Phrase(f"去掉 --by，或用 --sort {by}", f"omit --by, or use `--sort {by}`"),
        )
