"""`rectify check`: prove the files, the figures, the dates and the words of the notice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.commands._options import AsOf, option
from rectify_cli.commands._saying import (
    BaselineOption,
    Format,
    FormatOption,
    IgnoreOption,
    ListRulesOption,
    ReportOption,
    Saying,
    SelectOption,
    StrictOption,
    WriteBaselineOption,
)
from rectify_cli.commands._session import Session

if TYPE_CHECKING:
    from rectify_cli.diagnostics import Rule

QuickOption = Annotated[
    bool,
    option(
        "--quick",
        zh="只核对数据，不生成通报来校对文字",
        en="the data alone: do not set the notice and proofread its words",
    ),
]


def check(
    context: typer.Context,
    form: FormatOption = Format.TEXT,
    as_of: AsOf = None,
    quick: QuickOption = False,
    report: ReportOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    strict: StrictOption = False,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    list_rules: ListRulesOption = False,
) -> None:
    """Check the workspace and print what is wrong; exit 1 on an error."""
    from rectify_cli import reports
    from rectify_cli.proving import prove
    from rectify_cli.reports import Findings

    session: Session = context.obj
    saying = Saying(form, report, select, ignore, strict, baseline, write_baseline)
    if list_rules:
        saying.list_rules(_rules(), session)
    today = session.day(as_of)
    loaded = session.load()
    complete = loaded.ledger is not None and not loaded.diagnostics
    findings = Findings(loaded.diagnostics, today, complete, reports.DATA if quick else reports.CHECK)
    if loaded.ledger is not None:
        own = None if quick else session.root / "templates"
        proved = prove(loaded.ledger, today, own, complete=complete)
        findings = replace(findings, diagnostics=[*loaded.diagnostics, *proved.standing], waived=proved.waived)
    saying.say(findings, _rules, session)


def _rules() -> "Mapping[str, Rule]":
    from rectify_cli.rules import RULES

    return RULES
