"""`rectify explain`: what a rule claims and what to do when it is broken."""

from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.options import argument
from rectify_cli.cli.reporting import table
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase


def explain(
    context: typer.Context,
    code: Annotated[
        str | None,
        argument(
            metavar="[CODE]",
            autocompletion=completion.rules,
            zh="规则代码或其开头，如 L210、L2、L",
            en="the code of a rule or its beginning, such as L210, L2 or L",
        ),
    ] = None,
) -> None:
    """Print one rule, or a table of rules by family."""
    from rectify_cli.checks.catalogue import RULES

    session: Session = context.obj
    asked = (code or "").upper()
    if asked in RULES:
        typer.echo(_page(session, RULES[asked]))
    elif fitting := [rule for known, rule in RULES.items() if known.startswith(asked)]:
        typer.echo(table(fitting, session))
    else:
        message = Phrase(f"没有规则 {code}", f"there is no rule {code}")
        raise UsageError(message, Phrase("rectify explain 列出全部规则", "`rectify explain` lists them all"))


def _page(session: Session, rule: Rule) -> str:
    cure = Phrase("不合时", "when it is broken")
    head = f"{rule.code} ({session.say(rule.severity.label)})"
    return f"{head}\n{session.say(rule.claim)}\n{session.say(cure)}: {session.say(rule.cure)}"
