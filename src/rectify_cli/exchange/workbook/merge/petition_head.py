"""The headings of a sheet of petitions (信访件), and which sheet of a book that is."""

from collections.abc import Mapping

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import UsageError
from rectify_cli.core.labels import plain
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Grid, Workbook
from rectify_cli.exchange.workbook.merge.header import NOT_READ

_HEADERS = {
    "id": "id 编号 序号 信访件编号 信访编号 件号 受理编号 号",
    "status": "status 办理状态 状态 整改状态 是否办结 办结情况 完成情况 办理进度 办理结果 办理情况",
    "since": "since 办理日期 办结日期 办结时间 办理时间 日期 进展日期 状态日期 完成时间 完成日期",
}
_SEARCHED = 50


def chosen(workbook: Workbook, file: str, requested: str | None) -> str:
    """Return the requested sheet, or that of the petitions, or the only one; raises UsageError if there is none."""
    names = [name for name in workbook.names if not name.startswith("_")]
    likely = [name for name in names if Register.PETITIONS.label.zh[:2] in name] or names
    if requested in workbook.names:
        return str(requested)
    if requested is None and len(likely) == 1:
        return likely[0]
    listed = "、".join(names)
    message = (
        Phrase(f"有多张表：{listed}", f"there are several sheets: {listed}")
        if requested is None
        else Phrase(f"没有表“{requested}”", f"no sheet “{requested}”")
    )
    raise UsageError(message, Phrase(f"用 --sheet 指定：{listed}", f"choose one with --sheet: {listed}"), Place(file))


def find(grid: Grid, mapping: Mapping[str, str]) -> tuple[int, dict[str, int], list[Diagnostic]]:
    """Return the row of the headings, the column of each field, and the note about the columns that are not kept."""
    known = _known() | dict(mapping)
    best, columns = _head(grid, known)
    return best, columns, _left_out(grid, best, columns, known)


def headed(grid: Grid) -> bool:
    """Return True if a sheet has the headings of petitions: a number and a status."""
    return {"id", "status"} <= set(_head(grid, _known())[1])


def _known() -> dict[str, str]:
    """Return the field of each usual heading."""
    return {plain(header): name for name, headers in _HEADERS.items() for header in headers.split()}


def _head(grid: Grid, known: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """Return the row with the most known headings, and their columns."""
    heads = {row: _columns(grid, row, known) for row in range(min(_SEARCHED, len(grid.rows)))}
    best = max(heads, key=lambda row: len(heads[row]), default=0)
    return best, heads.get(best, {})


def _columns(grid: Grid, row: int, known: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each field: of several headings for one, that which says it the plainest."""
    ranks = {plain(header): rank for headers in _HEADERS.values() for rank, header in enumerate(headers.split())}
    texts = [plain(canonical(grid.filled(row, column))) for column in range(len(grid.rows[row]))]
    columns: dict[str, int] = {}
    for column in sorted(range(len(texts)), key=lambda column: ranks.get(texts[column], -1)):
        name = known.get(texts[column])
        if name in _HEADERS:
            columns.setdefault(name, column)
    return columns


def _left_out(grid: Grid, row: int, columns: Mapping[str, int], known: Mapping[str, str]) -> list[Diagnostic]:
    """Return the note about the columns that are not kept: names and telephone numbers have no place in a ledger."""
    headers = (canonical(grid.filled(row, column)) for column in range(len(grid.rows[row]))
               if column not in columns.values())  # fmt: skip
    others = [header.replace("\n", "") for header in headers if header and known.get(plain(header)) != ""]
    if not others:
        return []
    message = Phrase(
        f"以下列未读入，台账不存：{'、'.join(others)}",
        f"these columns were left out and are not stored: {', '.join(others)}",
    )
    hint = Phrase(
        "信访件只记编号、状态、日期，不记任何个人信息",
        "of a petition only the number, the status and the date are kept, nothing personal",
    )
    return [NOT_READ.broken(grid.place(row), message, hint)]
