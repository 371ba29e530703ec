"""Views -> screens of a terminal: one module per screen and format, each with a `draw`.

A table per screen holds its formats; the module of a format is imported when it is drawn.
"""

from typing import TYPE_CHECKING

from rectify_cli.cli.screens._figures import DUE, STATS, STATUS, status_in_brief
from rectify_cli.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rectify_cli.actions import Declaration
    from rectify_cli.ledger import Entry
    from rectify_cli.ledger.model import Tracked
    from rectify_cli.store.step import Step
    from rectify_cli.views.declared import DeclaredField
    from rectify_cli.views.diff import Difference
    from rectify_cli.views.history import History
    from rectify_cli.views.listing import ListView
    from rectify_cli.views.policy import Rule
    from rectify_cli.views.records import RecordRows
    from rectify_cli.views.status_words import WordRow

__all__ = [
    "DECLARE",
    "DIFF",
    "DUE",
    "FIELDS",
    "HISTORY",
    "LABELS",
    "LIST",
    "POLICY",
    "RECORDS",
    "SHOW",
    "STATS",
    "STATUS",
    "UNDO",
    "status_in_brief",
]


def _list_table(view: "ListView", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import list_table

    return list_table.draw(view, terminal)


def _list_json(view: "ListView", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import list_json

    return list_json.draw(view, terminal)


def _list_csv(view: "ListView", terminal: Terminal) -> bytes:
    from rectify_cli.cli.screens import list_csv

    return list_csv.draw(view, terminal)


def _list_html(view: "ListView", terminal: Terminal) -> str:
    from rectify_cli.cli.screens import list_html

    return list_html.draw(view, terminal)


LIST: "dict[str, Callable[[ListView, Terminal], str | bytes]]" = {
    "table": _list_table,
    "json": _list_json,
    "csv": _list_csv,
    "html": _list_html,
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
