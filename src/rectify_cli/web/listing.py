"""The page of a register: its entries, searched, filtered and sorted as `rectify list` does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Ledger, entry_fields, filters
from rectify_cli.ledger.filters import Field
from rectify_cli.views import listing
from rectify_cli.web.desk_pages import Sheet
from rectify_cli.web.drawing import desk_of, page

_SHOWN = 100
"""How many rows a page of the list shows."""

_COLUMNS = ("id", "title", "status", "owner", "due", "days_left")
_OF_PETITIONS = ("id", "status", "since")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the page shows it: its id, its status, and the text of each column."""

    id: int
    status: Status
    late: bool
    cells: tuple[tuple[Field, str], ...]


def draw(request: Request) -> Response:
    """Return the list; a filter that is wrong is said above the whole list."""
    desk, asked = desk_of(request), request.query_params
    register = Register(request.path_params["register"])
    loaded, ledger = desk.load(), desk.ledger()
    known = entry_fields.fields(ledger.inspection.record)
    every, refused = desk.rows(register), None
    try:
        rows = listing.chosen(ledger, every, _filter(asked))
        rows = listing.sorted_by(rows, asked.get("sort"), known)
        columns = _columns(asked, register, known)
    except UsageError as wrong:
        refused = wrong
        rows = list(every)
        columns = _columns(QueryParams(""), register, known)
    kept = _kept(asked, columns, register, known)
    at = max(1, int(typed)) if (typed := asked.get("page", "")).isascii() and typed.isdecimal() else 1
    answer = page(
        request,
        "list.html.j2",
        422 if refused else 200,
        register=register,
        registers=tuple(Register),
        rows=[_row(row, columns) for row in rows[(at - 1) * _SHOWN : at * _SHOWN]],
        met=len(rows),
        at=at,
        pages=_pages(kept, len(rows)),
        columns=columns,
        orders=[_order(kept, field) for field in columns],
        known=_fitting(register, known),
        asked=asked,
        statuses=tuple(Status),
        owners=_owners(ledger),
        total=len(ledger.register(register)),
        refused=refused,
        sheet=Sheet(request),
        unread=len(loaded.diagnostics),
        body=ledger.inspection.record.body,
    )
    # What was typed stays in the address: a reload, a bookmark and a way back show the same list.
    answer.headers["HX-Replace-Url"] = f"{desk.keys.base}/{register.value}?{urlencode(kept)}".removesuffix("?")
    return answer


def _kept(
    asked: QueryParams, columns: Sequence[Field], register: Register, known: tuple[Field, ...]
) -> list[tuple[str, str]]:
    """Return what an address says of a list: what was filled in, and columns that are not the usual ones."""
    usual = columns == _columns(QueryParams(""), register, known)
    left = {"page", "done", *(["column"] if usual else [])}
    return [(key, text) for key, text in asked.multi_items() if key not in left and text]


def _order(kept: Sequence[tuple[str, str]], field: Field) -> tuple[str, str]:
    """Return the query of the list ordered by a column, the other way round if it is already, and how it is now."""
    now = dict(kept).get("sort", "")
    turned = now == field.key
    rest = [(key, text) for key, text in kept if key != "sort"]
    query = urlencode([*rest, ("sort", f"-{field.key}" if turned else field.key)])
    return query, "ascending" if turned else "descending" if now == f"-{field.key}" else "none"


def _pages(kept: Sequence[tuple[str, str]], met: int) -> list[tuple[int, str]]:
    """Return the number and the query of each page of the list, none if it has one page only."""
    last = -(-met // _SHOWN)
    return [(number, urlencode([*kept, ("page", str(number))])) for number in range(1, last + 1)] if last > 1 else []


def _filter(asked: QueryParams) -> listing.Filter:
    return listing.Filter(
        asked.get("q", "").strip() or None,
        asked.getlist("status"),
        asked.get("owner") or None,
        bool(asked.get("overdue")),
        [condition for condition in asked.getlist("where") if condition.strip()],
    )


def _columns(asked: QueryParams, register: Register, known: tuple[Field, ...]) -> list[Field]:
    usual = _OF_PETITIONS if register is Register.PETITIONS else _COLUMNS
    return [filters.find(name, known) for name in asked.getlist("column") or usual]


def _fitting(register: Register, known: tuple[Field, ...]) -> list[Field]:
    """Return the fields that may be columns: a petition has an id and a history."""
    held = {"id", "status", "label", "since", "progress"}
    return [field for field in known if register is not Register.PETITIONS or field.key in held]


def _owners(ledger: Ledger) -> list[str]:
    return sorted({entry.record.owner for _, entry in ledger.issues_by_register() if entry.record.owner})


def _row(row: listing.Row, columns: list[Field]) -> Row:
    cells = tuple((field, _cell(row, field)) for field in columns)
    return Row(row.id, row.status, row.days_left is not None and row.days_left < 0, cells)


def _cell(row: listing.Row, field: Field) -> str:
    if field.key == "status":
        return row.label
    return entry_fields.cell(field, row.values.get(field.key))
