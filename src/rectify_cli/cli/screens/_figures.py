"""The screens of figures: the status, the statistics, what is due; a table per screen holds its formats."""

from typing import TYPE_CHECKING

from rectify_cli.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from rectify_cli.cli.reports import Findings
    from rectify_cli.views.due import Dues
    from rectify_cli.views.stats import Stats
    from rectify_cli.views.status import StatusView


def _status_table(view: "StatusView", findings: "Findings", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import status_table

    return status_table.draw(view, findings, terminal)


def status_in_brief(view: "StatusView", findings: "Findings", terminal: Terminal) -> str:
    """Return the status in few lines; it is a table, too."""
    from rectify_cli.cli.screens import _status_brief

    return _status_brief.draw(view, findings, terminal)


def _status_json(view: "StatusView", findings: "Findings", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import status_json

    return status_json.draw(view, findings, terminal)


def _status_markdown(view: "StatusView", findings: "Findings", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import status_markdown

    return status_markdown.draw(view, findings, terminal)


def _status_html(view: "StatusView", findings: "Findings", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import status_html

    return status_html.draw(view, findings, terminal)


STATUS: "dict[str, Callable[[StatusView, Findings, Terminal], str]]" = {
    "table": _status_table,
    "json": _status_json,
    "markdown": _status_markdown,
    "html": _status_html,
}


def _stats_table(stats: "Stats", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import stats_table

    return stats_table.draw(stats, terminal)


def _stats_json(stats: "Stats", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import stats_json

    return stats_json.draw(stats, terminal)


def _stats_svg(stats: "Stats", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import stats_svg

    return stats_svg.draw(stats, terminal)


def _stats_html(stats: "Stats", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import stats_html

    return stats_html.draw(stats, terminal)


STATS: "dict[str, Callable[[Stats, Terminal], str]]" = {
    "table": _stats_table,
    "json": _stats_json,
    "svg": _stats_svg,
    "html": _stats_html,
}


def _due_table(dues: "Dues", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import due_table

    return due_table.draw(dues, terminal)


def _due_json(dues: "Dues", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import due_json

    return due_json.draw(dues, terminal)


def _due_ics(dues: "Dues", terminal: Terminal) -> bytes:
    from rectify_cli.cli.screens import due_ics

    return due_ics.draw(dues, terminal)


def _due_md(dues: "Dues", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import due_md

    return due_md.draw(dues, terminal)


def _due_html(dues: "Dues", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import due_html

    return due_html.draw(dues, terminal)


DUE: "dict[str, Callable[[Dues, Terminal], str | bytes]]" = {
    "table": _due_table,
    "json": _due_json,
    "ics": _due_ics,
    "md": _due_md,
    "html": _due_html,
}
