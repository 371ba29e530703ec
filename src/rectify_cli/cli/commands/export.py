"""`rectify export`: the register, the summary and the three lists for Excel; the register also for other systems."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.export_like import LikeRequest, like_book
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import (
    AsOf,
    EditionOption,
    ForceOption,
    IssueRegister,
    OutputOption,
    OwnerOption,
    WhereOption,
    argument,
    form_of,
    format_option,
    option,
    term_of,
)
from rectify_cli.cli.output import deliver
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.diagnostics import Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.formats import FORMATS, POAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.ledger import Ledger
    from rectify_cli.views import Request


SUFFIXES = {POAM: "poam.json"}

WhatArgument = Annotated[
    str,
    argument(
        metavar="[WHAT]",
        zh="导出什么，默认 register 台账（--list 列出全部），或自设登记簿的名称",
        en="what to export (default: register; see --list), or a register of the office's own",
    ),
]
FormatOption = Annotated[str | None, format_option("-f", choices=FORMATS, default="xlsx")]
LeadOption = Annotated[str | None, option("--lead", zh="只导出这位责任领导的", en="only those of this leader")]
AspectOption = Annotated[str | None, option("--aspect", zh="只导出这一方面的", en="only those of this aspect")]
LikeOption = Annotated[
    Path | None,
    option(
        "--like",
        metavar="FILE",
        zh="照本单位自己的台账 .xlsx 填：列名、顺序、列宽和其他表不变",
        en="fill the office's own book (.xlsx): its headings, order, widths and other sheets stay",
    ),
]
LikeMap = Annotated[
    list[str] | None,
    option("--map", metavar="HEADER=FIELD", zh="与 --like 同用：同 import --map", en="with --like: as for import"),
]
LikeBlock = Annotated[
    str | None,
    option("--block", metavar="COLUMNS", zh="与 --like 同用：同 import --block", en="with --like: as for import"),
]
ListOption = Annotated[bool, option("--list", zh="列出可以导出的内容", en="list what can be exported")]


def export(
    context: typer.Context,
    what: WhatArgument = "register",
    form: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = "internal",
    register: IssueRegister = "issues",
    owner: OwnerOption = None,
    lead: LeadOption = None,
    aspect: AspectOption = None,
    where: WhereOption = None,
    like: LikeOption = None,
    mapping: LikeMap = None,
    block: LikeBlock = None,
    force: ForceOption = False,
    as_of: AsOf = None,
    listed: ListOption = False,
) -> None:
    """Build the sheets, search the file for withheld text, and write it whole or not at all."""
    from rectify_cli.exchange import export as exporting
    from rectify_cli.views import Request

    session: Session = context.obj
    if listed:
        for name, phrase in exporting.WHAT.items():
            echo(f"{name:<10} {session.say(phrase)}")
        return
    form = form or form_of(output, FORMATS, "xlsx")
    request = Request(term_of(Edition, edition, "--edition"), session.day(as_of))
    book = _register(register)
    ledger = session.ledger()
    _proved(session.seen(ledger, request.today), request, session)
    named = {"owner": owner, "lead": lead, "aspect": aspect}
    conditions = [*(f"{field}={text}" for field, text in named.items() if text is not None), *(where or ())]
    words = (what, *([book.value] if book is not Register.ISSUES else []), *_edition_suffix(request.edition))
    name = f"{'-'.join(words)}.{SUFFIXES.get(form, form)}" if like is None else like.name
    if like is None:
        content = _built(session, ledger, what, form, request, book, conditions)
    else:
        part = LikeRequest(like, request, book, conditions, tuple(mapping or ()), block)
        content = like_book(session, ledger, part, what=what, form=form)
    deliver(content, output or session.workspace.build / name, request.edition, session, force=force)


def _built(
    session: Session,
    ledger: "Ledger",
    what: str,
    form: str,
    request: "Request",
    book: Register,
    conditions: "Sequence[str]",
) -> bytes:
    """Return the finished file of the entries, or of the records, that meet every condition."""
    from rectify_cli.exchange import export as exporting
    from rectify_cli.ledger.entry_fields import filtered

    with session.busy(Phrase("导出", "exporting")):
        if what not in exporting.WHAT:
            return exporting.export_records(what, form, ledger, request, conditions)
        shown = filtered(ledger, conditions, request.today)
        if conditions and what == exporting.REGISTER and not shown.register(book):
            zh, en = book.label
            message = Phrase(f"没有符合条件的{zh}，表是空的", f"no {en} meet the conditions; the sheet is empty")
            session.warn(message)
        return exporting.export(what, form, ledger, request, book, shown)


def _proved(ledger: "Ledger", request: "Request", session: Session) -> None:
    """Report the number of errors; raises DataError if there are any and the edition is public."""
    from rectify_cli.checks.prove import prove
    from rectify_cli.cli.reports.as_text import plural

    with session.busy(CHECKING):
        errors = sum(found.severity is Severity.ERROR for found in prove(ledger, request.today).active)
    counted = plural(errors, "error")
    if not errors:
        return
    if request.edition is Edition.PUBLIC:
        raise DataError(
            Phrase(
                f"台账有 {errors} 处错误，未导出公开稿",
                f"the ledger has {counted}; the public edition was not exported",
            ),
            Phrase("先运行 rectify check，逐处改正", "run `rectify check` and correct them first"),
        )
    session.warn(Phrase(f"台账有 {errors} 处错误，见 rectify check", f"the ledger has {counted}: see `rectify check`"))


def _register(word: str) -> Register:
    """Return the register; raises UsageError for petitions, which are exported by their own name."""
    register = term_of(Register, word, "--register")
    if register is Register.PETITIONS:
        raise UsageError(
            Phrase("信访件另有一张表", "petitions have a sheet of their own"),
            Phrase("rectify export petitions", "`rectify export petitions`"),
        )
    return register


def _edition_suffix(edition: Edition) -> list[str]:
    return [edition.value] if edition is Edition.INTERNAL else []
