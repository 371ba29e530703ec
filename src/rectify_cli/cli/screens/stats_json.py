"""The figures as JSON, in a versioned shape."""

import json

from rectify_cli.cli.screens import Terminal
from rectify_cli.cli.screens.status_json import tallied
from rectify_cli.views.stats import Group, Stats

VERSION = 1


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the figures as JSON text; `course` has each day that changed any."""
    del terminal
    shape = {
        "version": VERSION,
        "body": stats.body,
        "register": stats.register.value,
        "as_of": stats.as_of.isoformat(),
        "total": tallied(stats.tally),
        "course": [{"date": point.day.isoformat()} | tallied(point.tally) for point in stats.course],
        "owners": [_group(group) for group in stats.owners],
        "aspects": [_group(group) for group in stats.aspects],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _group(group: Group) -> dict[str, object]:
    return {"name": group.name} | tallied(group.tally)
