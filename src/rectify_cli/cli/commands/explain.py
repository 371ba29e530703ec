"""`rectify explain`: the claim of a rule, and what to do if it is broken."""

from collections.abc import Iterator
from textwrap import indent
from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import argument
from rectify_cli.cli.reporting import table
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_FAILS = Phrase("有误：", "fails:")
_PASSES = Phrase("无误：", "passes:")


def explain(
    context: typer.Context,
    code: Annotated[
        str | None,
        argument(
            metavar="[CODE]",
            autocompletion=completion.rules,
            zh="规则代码或代码开头，如 L210、L2、L",
            en="the code of a rule or a prefix, such as L210, L2 or L",
        ),
    ] = None,
) -> None:
    """Print one rule, or a table of rules by family."""
    from rectify_cli.checks.catalogue import RULES

    session: Session = context.obj
    prefix = (code or "").upper()
    if prefix in RULES:
        echo(_page(session, RULES[prefix]))
    elif fitting := [rule for known, rule in RULES.items() if known.startswith(prefix)]:
        echo(table(fitting, session))
    else:
        message = Phrase(f"没有规则 {code}", f"no rule {code}")
        raise UsageError(message, Phrase("rectify explain 列出全部规则", "`rectify explain` lists all rules"))


def _page(session: Session, rule: Rule) -> str:
    severity = rule.severity.label
    head = Phrase(f"{rule.code}（{severity.zh}）", f"{rule.code} ({severity.en})")
    cure = Phrase(f"改正办法：{rule.cure.zh}", f"how to fix it: {rule.cure.en}")
    return "\n".join(map(session.say, (head, rule.claim, *_basis(rule), *_examples(rule), cure)))


def _basis(rule: Rule) -> Iterator[Phrase]:
    """Yield what the rule is based on, and how binding that is."""
    from rectify_cli.checks import examples

    basis = examples.basis(rule)
    yield Phrase(f"依据：{basis.zh}", f"based on: {basis.en}")


def _examples(rule: Rule) -> Iterator[Phrase]:
    """Yield a text that breaks the rule and one that keeps it, where there are any."""
    from rectify_cli.checks import examples

    example = examples.of(rule.code)
    for head, text in ((_FAILS, example.fails), (_PASSES, example.passes)):
        if text:
            shown = indent(text.rstrip("\n"), "  ")
            yield Phrase(f"{head.zh}\n{shown}", f"{head.en}\n{shown}")
