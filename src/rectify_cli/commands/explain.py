"""`rectify explain`: what a rule claims and what to do when it is broken."""

from typing import Annotated

import typer

from rectify_cli.commands import _offers
from rectify_cli.commands._options import argument
from rectify_cli.commands._session import Session
from rectify_cli.core.diagnostics import Rule, Severity
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_SEVERITY = {
    Severity.ERROR: Phrase("错误", "error"),
    Severity.WARNING: Phrase("警告", "warning"),
    Severity.NOTE: Phrase("提醒", "note"),
}


def explain(
    context: typer.Context,
    code: Annotated[
        str | None,
        argument(
            metavar="[CODE]",
            autocompletion=_offers.rules,
            zh="规则代码，如 E210",
            en="the code of a rule, such as E210",
        ),
    ] = None,
) -> None:
    """Print one rule, or the table of them all."""
    from rectify_cli.checks.catalogue import RULES

    session: Session = context.obj
    if code is None:
        for rule in RULES.values():
            typer.echo(f"{rule.code}  {session.say(rule.claim)}")
    elif code.upper() in RULES:
        typer.echo(_page(session, RULES[code.upper()]))
    else:
        message = Phrase(f"没有规则 {code}", f"there is no rule {code}")
        raise UsageError(message, Phrase("rectify explain 列出全部规则", "`rectify explain` lists them all"))


def _page(session: Session, rule: Rule) -> str:
    severity = _SEVERITY[rule.severity]
    cure = Phrase("不合时", "when it is broken")
    head = f"{rule.code} ({session.say(severity)})"
    return f"{head}\n{session.say(rule.claim)}\n{session.say(cure)}: {session.say(rule.cure)}"
