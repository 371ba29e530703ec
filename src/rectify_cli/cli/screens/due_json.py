"""What is due as JSON, in a versioned shape."""

import json

from rectify_cli.cli.terminal import Terminal
from rectify_cli.views.due import DueIssue, Dues

VERSION = 1


def draw(dues: Dues, terminal: Terminal) -> str:
    """Return what is due as JSON text; the data is the same in both languages."""
    shape = {
        "version": VERSION,
        "edition": terminal.edition.value,
        "as_of": dues.as_of.isoformat(),
        "body": dues.body,
        "within_days": dues.within,
        "overdue": len(dues.overdue),
        "undated": dues.undated,
        "plan_due": dues.plan.isoformat() if dues.plan else None,
        "issues": [_issue(issue) for issue in dues.issues],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _issue(issue: DueIssue) -> dict[str, object]:
    return {
        "register": issue.register.value,
        "id": issue.id,
        "title": issue.title,
        "disclosure": issue.disclosure.value,
        "label": issue.label,
        "owner": issue.owner,
        "due": issue.due.isoformat(),
        "days_left": issue.days_left,
        "colour": issue.alert.colour.value if issue.alert else None,
        "meaning": issue.alert.explanation.zh if issue.alert else None,
    }
