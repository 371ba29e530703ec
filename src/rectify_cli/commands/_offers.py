"""What the shell offers after Tab: ids with their titles, owners, statuses, parties."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.commands._language import LANGUAGE
from rectify_cli.commands._session import workspace
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.terms import Register, Status, Term

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger

Offers = list[str | tuple[str, str]]


def ids(context: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the register named on the line, with their titles."""
    ledger = _ledger(context)
    try:
        register = Register(context.params.get("register") or Register.ISSUES)
    except ValueError:
        return []
    if ledger is None:
        return []
    told = [(str(one.record.id), getattr(one.record, "title", "")) for one in ledger.register(register)]
    return _told(told, incomplete)


def owners(context: typer.Context) -> Offers:
    """Offer the owners (责任部门) there are."""
    from rectify_cli.views import due

    ledger = _ledger(context)
    return [*due.owners(ledger)] if ledger else []


def parties(context: typer.Context) -> Offers:
    """Offer the parties that sign (审核方)."""
    ledger = _ledger(context)
    return [*ledger.inspection.record.sign_offs] if ledger else []


def statuses(context: typer.Context, incomplete: str) -> Offers:
    """Offer the statuses, and the words of the ledger's own."""
    ledger = _ledger(context)
    own = ledger.inspection.record.labels if ledger else {}
    told = [*((status.value, status.label.zh) for status in Status), *((word, own[word].label.zh) for word in own)]
    return _told(told, incomplete)


def papers(incomplete: str) -> Offers:
    """Offer the papers (文书)."""
    from rectify_cli.papers import PAPERS

    return _told([(name, paper.title.said(LANGUAGE)) for name, paper in PAPERS.items()], incomplete)


def rules(incomplete: str) -> Offers:
    """Offer the codes of the rules."""
    from rectify_cli.checks.catalogue import RULES

    return _told([(rule.code, rule.claim.said(LANGUAGE)) for rule in RULES.values()], incomplete)


def terms(*known: Term) -> Callable[[str], Offers]:
    """Return what offers the words of a closed list."""

    def offered(incomplete: str) -> Offers:
        return _told([(term.value, term.label.zh) for term in known], incomplete)

    return offered


def _told(told: list[tuple[str, str]], incomplete: str) -> Offers:
    """Return values with what they mean; bash shows values alone, so there both stand in one while several match."""
    if os.environ.get("_RECTIFY_COMPLETE") != "complete_bash":
        # A title is no markup, and typer reads it as such.
        return [(value, meaning.replace("[", "\\[")) for value, meaning in told]
    fitting = [(value, meaning) for value, meaning in told if value.startswith(incomplete)]
    return [value if len(fitting) == 1 else f"{value}  {meaning}".rstrip() for value, meaning in fitting]


def _ledger(context: typer.Context) -> "Ledger | None":
    """Return the ledger as far as it can be read; what is wrong with it is not for Tab to tell."""
    from rectify_cli import store

    asked = context.find_root().params.get("root")
    try:
        return store.load(*workspace(Path(asked) if asked else None, Path.cwd())).ledger
    except (RectifyError, OSError):
        return None
