"""The status as JSON, in a versioned shape."""

import json

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.diagnostics import Severity
from rectify_cli.ledger import Tally
from rectify_cli.views.status import OpenIssue, StatusView

VERSION = 1


def draw(view: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the status as JSON text; the data is the same in both languages."""
    shape = {
        "version": VERSION,
        "edition": terminal.edition.value,
        "as_of": view.as_of.isoformat(),
        "body": view.body,
        "registers": {register.value: tallied(tally) for register, tally in view.tallies.items()},
        "listed": view.listed,
        "withheld": view.withheld,
        "reported": view.reported,
        "accepted": view.accepted,
        "overdue": view.overdue,
        "due_soon": view.soon,
        "due_within": view.within,
        "undated": view.undated,
        "open": [_open(issue) for issue in view.open],
        "open_immediate": [_open(issue) for issue in view.immediate],
        "check": {
            "errors": findings.number(Severity.ERROR),
            "warnings": findings.number(Severity.WARNING),
        },
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def tallied(tally: Tally) -> dict[str, object]:
    """Return the figures of one register."""
    return {
        "total": tally.total,
        "completed": tally.completed,
        "staged": tally.staged,
        "in_progress": tally.in_progress,
        "not_started": tally.not_started,
        "unfinished": tally.unfinished,
        "rate": None if tally.rate is None else round(tally.rate, 4),
    }


def _open(issue: OpenIssue) -> dict[str, object]:
    return {
        "id": issue.id,
        "title": issue.title,
        "disclosure": issue.disclosure.value,
        "status": issue.status.value,
        "label": issue.label,
        "plan": list(issue.plan),
        "due": issue.due.isoformat() if issue.due else None,
        "days_left": issue.days_left,
    }
