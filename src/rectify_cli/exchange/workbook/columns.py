"""The columns of the register (整改台账), in the order an office expects them, written and read back alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from rectify_cli.core.chinese import words
from rectify_cli.core.labels import INTERNAL_LABELS, SHEET_LABELS
from rectify_cli.core.terms import FieldType
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.ledger.model import Declaration, Extension, Inspection, Issue, Point, Result

VERSION = 1
"""Of the hidden sheet: it changes when a field is renamed or its text is written differently."""

HIDDEN = "_rectify"
"""The very hidden sheet of a written workbook: what was exported, to find out later who changed what.

Its first row: the version, the edition, the register, the body, the day it was exported as of (YYYY-MM-DD), and the
name of the visible sheet.
Its second: `id` and the fields of the columns of that sheet. Then a row per entry: its id and the fingerprint of each
cell, blank for an empty one.
"""


class ColumnKind(StrEnum):
    """The kind of values in a column."""

    NUMBER = "number"
    TEXT = "text"
    LINES = "lines"
    WORDS = "words"
    AMOUNT = "amount"
    CHOICE = "choice"
    DATE = "date"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: `header` is our heading, `synonyms` are those of others.

    `width` is in 字, its maximum unless its cells are very long. A `public` column is in the public
    edition too. An `editable` one may be changed in Excel and read back. `own` is the declaration of a field of the
    office's own.
    """

    field: str
    header: str
    kind: ColumnKind
    width: int
    of: Callable[[Issue, Inspection], Value]
    synonyms: tuple[str, ...] = ()
    public: bool = False
    editable: bool = True
    own: Declaration | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """Every known header of it, ours first."""
        return (self.header, *self.synonyms)


_LABELS = INTERNAL_LABELS | SHEET_LABELS


def points(listed: tuple[Point, ...]) -> str | None:
    """Return points a line each, numbered 1. 2. … unless there is only one; inner points below theirs: （1）…."""
    alone = len(listed) == 1
    return (
        "\n".join(_lines(point, "" if alone else f"{number}.") for number, point in enumerate(listed, start=1)) or None
    )


def _lines(point: Point, ordinal: str) -> str:
    items = point.items if isinstance(point, Result) else ()
    return "\n".join([f"{ordinal}{point.text}", *(f"（{number}）{item}" for number, item in enumerate(items, start=1))])


def _extension(extension: Extension) -> str:
    return f"{extension.date} 申请，{extension.previous} 延至 {extension.until}：{extension.reason}"


def _since(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].date if issue.progress else None


def _progress(issue: Issue, _: Inspection) -> Value:
    return issue.progress[-1].note if issue.progress else None


def _evidence(issue: Issue, _: Inspection) -> Value:
    return "\n".join(file.name for file in issue.evidence) or None


def _public(
    field: str,
    kind: ColumnKind,
    width: int,
    of: Callable[[Issue, Inspection], Value] | None = None,
    *,
    editable: bool = True,
) -> SheetColumn:
    """Return the column of a field that papers print: its plain value, unless `of` returns something else."""
    header, *synonyms = _LABELS[field]
    of = of or (lambda issue, _: getattr(issue, field))
    return SheetColumn(field, header, kind, width, of, tuple(synonyms), public=True, editable=editable)


def _internal(
    field: str,
    kind: ColumnKind,
    width: int,
    of: Callable[[Issue, Inspection], Value] | None = None,
) -> SheetColumn:
    """Return the column of a field that no public paper prints: its plain text, unless `of` returns something else."""
    header, *synonyms = _LABELS[field]
    of = of or (lambda issue, _: getattr(issue, field))
    return SheetColumn(field, header, kind, width, of, tuple(synonyms))


COLUMNS = (
    _public("id", ColumnKind.NUMBER, 8, editable=False),
    _public("aspect", ColumnKind.TEXT, 5),
    _public("title", ColumnKind.TEXT, 11),
    _internal("examples", ColumnKind.TEXT, 16),
    _internal("cause", ColumnKind.TEXT, 12),
    _internal("goal", ColumnKind.TEXT, 10),
    _public("measures", ColumnKind.LINES, 28, lambda issue, _: points(issue.measures)),
    _internal("lead", ColumnKind.TEXT, 4),
    _internal("owner", ColumnKind.CHOICE, 6),
    _internal("person", ColumnKind.TEXT, 4),
    _internal("support", ColumnKind.TEXT, 5),
    _internal("due", ColumnKind.DATE, 7, lambda issue, _: issue.deadline),
    _public("status", ColumnKind.CHOICE, 5, lambda issue, inspection: inspection.label(issue)),
    _public("since", ColumnKind.DATE, 7, _since),
    _public("results", ColumnKind.LINES, 28, lambda issue, _: points(issue.results)),
    _internal("progress", ColumnKind.TEXT, 11, _progress),
    _public("plan", ColumnKind.LINES, 16, lambda issue, _: points(issue.plan)),
    _internal("reason", ColumnKind.TEXT, 8),
    _internal("evidence", ColumnKind.LINES, 9, _evidence),
    replace(
        _internal(
            "extensions", ColumnKind.LINES, 9, lambda issue, _: "\n".join(map(_extension, issue.extensions)) or None
        ),
        editable=False,
    ),
    _internal("lessons", ColumnKind.TEXT, 8),
    _internal("tags", ColumnKind.WORDS, 6, lambda issue, _: words.joined(issue.tags) or None),
    _internal("disclosure", ColumnKind.CHOICE, 3, lambda issue, _: issue.disclosure.label.zh),
    _internal("note", ColumnKind.TEXT, 8),
)
"""Every column of the register, in the order an office expects."""

OWN = "fields."
"""Before the key of a field of the office's own, in the name of its column."""

KINDS = {
    FieldType.TEXT: (ColumnKind.TEXT, 8),
    FieldType.NUMBER: (ColumnKind.AMOUNT, 6),
    FieldType.MONEY: (ColumnKind.AMOUNT, 6),
    FieldType.DATE: (ColumnKind.DATE, 7),
    FieldType.CHOICE: (ColumnKind.CHOICE, 5),
    FieldType.LIST: (ColumnKind.WORDS, 8),
}


def columns(inspection: Inspection) -> tuple[SheetColumn, ...]:
    """Return every column of the register of a ledger: ours, then the declared fields in the order declared."""
    return (*COLUMNS, *(_own(key, declaration) for key, declaration in inspection.fields.items()))


def _own(key: str, declaration: Declaration) -> SheetColumn:
    """Return the column of a field of the office's own."""
    kind, width = KINDS[declaration.type]
    return SheetColumn(
        OWN + key,
        declaration.titled,
        kind,
        width,
        lambda issue, _: _cell(issue, key),
        tuple(dict.fromkeys((*declaration.names, key))),
        public=declaration.public,
        own=declaration,
    )


def _cell(issue: Issue, key: str) -> Value:
    value = issue.fields.values().get(key)
    return words.joined(value) if isinstance(value, tuple) else value


FILLED = frozenset({"status", "since", "results", "progress", "evidence", "note"})
"""The columns that a department fills in on its copy of the register."""

BY_FIELD = {column.field: column for column in COLUMNS}
