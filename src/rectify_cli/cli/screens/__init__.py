"""Views -> screens of a terminal: one module per screen and format, each with a `draw`.

A table per screen holds its formats; the module of a format is imported when it is drawn.
"""

from typing import TYPE_CHECKING

from rectify_cli.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rectify_cli.actions import Declaration
    from rectify_cli.cli.reports import Findings
    from rectify_cli.ledger import Entry
    from rectify_cli.ledger.filters import Field
    from rectify_cli.ledger.model import Tracked
    from rectify_cli.store.step import Step
    from rectify_cli.views.declared import DeclaredField
    from rectify_cli.views.diff import Difference
    from rectify_cli.views.due import Dues
    from rectify_cli.views.history import History
    from rectify_cli.views.listing import Row
    from rectify_cli.views.policy import Rule
    from rectify_cli.views.records import RecordRows
    from rectify_cli.views.stats import Stats
    from rectify_cli.views.status import StatusView
    from rectify_cli.views.status_words import WordRow


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


STATUS: "dict[str, Callable[[StatusView, Findings, Terminal], str]]" = {
    "table": _status_table,
    "json": _status_json,
    "markdown": _status_markdown,
}


def _list_table(rows: "Sequence[Row]", fields: "Sequence[Field] | None", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import list_table

    return list_table.draw(rows, fields, terminal)


def _list_json(rows: "Sequence[Row]", fields: "Sequence[Field] | None", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import list_json

    return list_json.draw(rows, fields, terminal)


def _list_csv(rows: "Sequence[Row]", fields: "Sequence[Field] | None", terminal: Terminal) -> bytes:
    from rectify_cli.cli.screens import list_csv

    return list_csv.draw(rows, fields, terminal)


LIST: "dict[str, Callable[[Sequence[Row], Sequence[Field] | None, Terminal], str | bytes]]" = {
    "table": _list_table,
    "json": _list_json,
    "csv": _list_csv,
}


def _fields_table(fields: "Sequence[DeclaredField]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import fields_table

    return fields_table.draw(fields, terminal)


def _fields_json(fields: "Sequence[DeclaredField]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import fields_json

    return fields_json.draw(fields, terminal)


FIELDS: "dict[str, Callable[[Sequence[DeclaredField], Terminal], str]]" = {
    "table": _fields_table,
    "json": _fields_json,
}


def _show_text(entry: "Entry[Tracked]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import show_text

    return show_text.draw(entry, terminal)


def _show_json(entry: "Entry[Tracked]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import show_json

    return show_json.draw(entry, terminal)


SHOW: "dict[str, Callable[[Entry[Tracked], Terminal], str]]" = {"text": _show_text, "json": _show_json}


def _undo_table(steps: "Sequence[Step]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import undo_table

    return undo_table.draw(steps, terminal)


def _undo_json(steps: "Sequence[Step]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import undo_json

    return undo_json.draw(steps, terminal)


UNDO: "dict[str, Callable[[Sequence[Step], Terminal], str]]" = {"table": _undo_table, "json": _undo_json}


def _diff_table(difference: "Difference", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import diff_table

    return diff_table.draw(difference, terminal)


def _diff_json(difference: "Difference", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import diff_json

    return diff_json.draw(difference, terminal)


def _diff_markdown(difference: "Difference", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import diff_markdown

    return diff_markdown.draw(difference, terminal)


def _diff_html(difference: "Difference", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import diff_html

    return diff_html.draw(difference, terminal)


DIFF: "dict[str, Callable[[Difference, Terminal], str]]" = {
    "table": _diff_table,
    "json": _diff_json,
    "markdown": _diff_markdown,
    "html": _diff_html,
}


def _history_table(history: "History", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import history_table

    return history_table.draw(history, terminal)


def _history_json(history: "History", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import history_json

    return history_json.draw(history, terminal)


def _history_markdown(history: "History", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import history_markdown

    return history_markdown.draw(history, terminal)


HISTORY: "dict[str, Callable[[History, Terminal], str]]" = {
    "table": _history_table,
    "json": _history_json,
    "markdown": _history_markdown,
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


STATS: "dict[str, Callable[[Stats, Terminal], str]]" = {"table": _stats_table, "json": _stats_json, "svg": _stats_svg}


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


DUE: "dict[str, Callable[[Dues, Terminal], str | bytes]]" = {
    "table": _due_table,
    "json": _due_json,
    "ics": _due_ics,
    "md": _due_md,
}


def _records_table(records: "RecordRows", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import records_table

    return records_table.draw(records, terminal)


def _records_json(records: "RecordRows", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import records_json

    return records_json.draw(records, terminal)


RECORDS: "dict[str, Callable[[RecordRows, Terminal], str]]" = {"table": _records_table, "json": _records_json}


def _declare_table(declaration: "Declaration", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import declare_table

    return declare_table.draw(declaration, terminal)


DECLARE: "dict[str, Callable[[Declaration, Terminal], str]]" = {"table": _declare_table}


def _policy_text(rules: "Sequence[Rule]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import policy_text

    return policy_text.draw(rules, terminal)


POLICY: "dict[str, Callable[[Sequence[Rule], Terminal], str]]" = {"text": _policy_text}


def _labels_table(rows: "Sequence[WordRow]", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import labels_table

    return labels_table.draw(rows, terminal)


LABELS: "dict[str, Callable[[Sequence[WordRow], Terminal], str]]" = {"table": _labels_table}
