"""`rectify stats`: completion over time, by owner and by aspect."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import (
    AsOf,
    ForceOption,
    RegisterOption,
    Rev,
    ScreenEdition,
    WhereOption,
    form_of,
    format_option,
    option,
    term_of,
)
from rectify_cli.cli.output import deliver, edition_of, put
from rectify_cli.cli.session import COUNTING, Session
from rectify_cli.core.terms import Edition, Register

FormatOption = Annotated[
    str | None,
    format_option(
        choices=screens.STATS,
        zh="输出格式，svg 为图；默认看 -o 的后缀，否则 table",
        en="the format, svg for a chart (default: by the suffix of -o, else table)",
    ),
]


ByOption = Annotated[
    list[str] | None,
    option(
        "--by",
        metavar="FIELD",
        zh="按哪个字段分组（可重复），自设的数和金额逐组合计；默认按责任部门和方面",
        en="the field to group by (repeatable), with the sums of declared numbers; owner and aspect by default",
    ),
]


def stats(
    context: typer.Context,
    register: RegisterOption = "issues",
    by: ByOption = None,
    where: WhereOption = None,
    as_of: AsOf = None,
    rev: Rev = None,
    edition: ScreenEdition = None,
    form: FormatOption = None,
    output: Annotated[
        Path | None, option("--output", "-o", metavar="FILE", zh="写入文件", en="write to a file")
    ] = None,
    force: ForceOption = False,
) -> None:
    """Print how many were completed when, and where each owner and each aspect stands."""
    from rectify_cli.ledger.entry_fields import filtered
    from rectify_cli.views import stats as view

    session: Session = context.obj.at(rev)
    form = form or form_of(output, screens.STATS, "table")
    book, today = term_of(Register, register, "--register"), session.day(as_of)
    which = edition_of(session, edition, "table" if output else form)
    ledger = session.ledger().anonymous() if which is Edition.PUBLIC else session.ledger()
    with session.busy(COUNTING):
        built = view.build(filtered(ledger, where or (), today), book, today, by or ())
    drawn = screens.STATS[form](built, session.drawing(which))
    if output is not None or form == "svg":
        # An SVG declares UTF-8, whatever the encoding of the console.
        deliver(f"{drawn}\n".encode(), output or Path("-"), which, session, force=force)
    else:
        put(drawn, form)
