"""`rectify check`: check the files, the figures, the dates and the words of the notice."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import reports
from rectify_cli.cli.options import AsOf, ScreenEdition, grouped, option
from rectify_cli.cli.output import edition_of
from rectify_cli.cli.paper_output import describe_template
from rectify_cli.cli.reporting import ReportOptions
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    from rectify_cli.checks.office_words import OwnWords
    from rectify_cli.core.diagnostics import Rule
    from rectify_cli.documents import Document
    from rectify_cli.ledger import Ledger

QuickOption = Annotated[
    bool,
    option(
        "--quick",
        zh="只核对数据，不生成并校对通报",
        en="check only the data; do not render and proofread the notice",
    ),
]

NoSourceOption = Annotated[
    bool,
    option(
        "--no-source",
        zh="报告里不带台账文件的原文，只写位置和说明",
        en="leave the lines of the data files out of the reports",
    ),
]


@grouped
def check(
    context: typer.Context,
    as_of: AsOf = None,
    quick: QuickOption = False,
    edition: ScreenEdition = None,
    no_source: NoSourceOption = False,
    *,
    reporting: ReportOptions,
) -> None:
    """Check the workspace and print what is wrong; exit 1 on an error."""
    from rectify_cli.checks.prove import Printed, prove

    session: Session = context.obj
    if reporting.list_rules:
        reporting.print_rules(_rules(), session)
    today = session.day(as_of)
    which = edition_of(session, edition, reporting.form, leaves=bool(reporting.report))
    loaded = session.load()
    complete = loaded.ledger is not None and not loaded.diagnostics
    findings = reports.Findings(loaded.diagnostics, today, complete, reports.DATA if quick else reports.CHECK)
    if loaded.ledger is not None:
        ledger = session.seen(loaded.ledger, today)
        notice = None if quick or not complete else _notice(ledger, today, session)
        template_faults = notice if isinstance(notice, list) else []
        office = _office(session) if notice else None
        own, faults = (office.words, office.diagnostics) if office else ((), ())
        with session.busy(CHECKING):
            printed = None if notice is None or isinstance(notice, list) else Printed(notice, words=own)
            proved = prove(ledger, today, printed, complete=complete)
        diagnostics = [*loaded.diagnostics, *faults, *proved.active, *template_faults]
        findings = replace(findings, diagnostics=diagnostics, waived=proved.waived)

    def told(findings: reports.Findings) -> reports.Findings:
        """Return what the readers of an edition are told."""
        from rectify_cli.checks import redact

        if which is Edition.PUBLIC:
            public = redact.for_public(findings.diagnostics, loaded.ledger)
            return replace(findings, diagnostics=public, waived=(), edition=which)
        shown = [redact.without_source(found) for found in findings.diagnostics] if no_source else findings.diagnostics
        return replace(findings, diagnostics=shown, edition=which)

    reporting.say(findings, _rules, session, told)


def _office(session: Session) -> "OwnWords":
    from rectify_cli.checks import office_words

    return office_words.office(session.workspace)


def _notice(ledger: "Ledger", today: dt.date, session: Session) -> "Document | list[Diagnostic]":
    """Compose the notice, or return what is wrong with its template."""
    from rectify_cli.checks import proofread
    from rectify_cli.papers import has
    from rectify_cli.views import Request

    own = session.workspace.templates
    describe_template(session, "notice", "docx" if has(own, "notice.docx") else "md")
    return proofread.compose(ledger, Request(Edition.PUBLIC, today), own)


def _rules() -> "Mapping[str, Rule]":
    from rectify_cli.checks.catalogue import RULES

    return RULES
