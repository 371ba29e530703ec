"""The figures as JSON, in a versioned shape."""

import json

from rectify_cli.cli.screens.status_json import tallied
from rectify_cli.cli.terminal import Terminal
from rectify_cli.ledger.model.numbers import as_json
from rectify_cli.views.stats import Group, Grouping, Stats

VERSION = 1


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the figures as JSON text; `course` has each day that changed any."""
    shape = {
        "version": VERSION,
        "edition": terminal.edition.value,
        "body": stats.body,
        "register": stats.register.value,
        "as_of": stats.as_of.isoformat(),
        "total": tallied(stats.tally),
        "course": [{"date": point.day.isoformat()} | tallied(point.tally) for point in stats.course],
        "owners": [_group(group) for group in stats.owners],
        "aspects": [_group(group) for group in stats.aspects],
    }
    if stats.by:
        shape["by"] = [
            {"field": by.field.key, "groups": [_group(group) | {"sums": _sums(by, group)} for group in by.groups]}
            for by in stats.by
        ]
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _sums(by: Grouping, group: Group) -> dict[str, int | float]:
    """Return the sums of a group by the keys of the declared fields."""
    return {field.key: as_json(value) for field, value in zip(by.summed, group.sums, strict=True)}


def _group(group: Group) -> dict[str, object]:
    return {"name": group.name} | tallied(group.tally)
