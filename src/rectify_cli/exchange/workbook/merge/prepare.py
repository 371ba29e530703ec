"""A row as it was typed -> the cells to be judged: states by mark or percentage, rows of measures put together."""

from typing import TYPE_CHECKING, NamedTuple

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.grid import Cell, blank
from rectify_cli.exchange.workbook.merge import splitting, states, times
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow, kept
from rectify_cli.exchange.workbook.merge.splitting import Read
from rectify_cli.exchange.workbook.merge.times import Rules
from rectify_cli.exchange.workbook.merge.unread import Why
from rectify_cli.exchange.workbook.merge.values import BLANK, Words

if TYPE_CHECKING:
    from rectify_cli.ledger.edits import Value

_SHARES = ("进度", "率", "比例", "程度", "完成度", "%", "％")
_EMPTY = ("status", "due", "since")


class Prepared(NamedTuple):
    """The cells of a row; `measures` are the points of its rows if it has several, `stated` is True if it has a state.

    `word` is what the cell of the state says, `taken` the status it was taken for; both are empty for an empty cell.
    """

    cells: dict[str, Cell]
    measures: tuple[Read, ...] | None
    stated: bool
    word: str = ""
    taken: Status | None = None

    def mark(self, name: str) -> str:
        """Return the fingerprint of a cell, with what the rows of measures say of their own."""
        said = [str(point.said) for point in self.measures or () if point.said] if name == "measures" else []
        return fingerprint("".join([canonical(self.cells[name]), *said]))


def prepared(line: SheetRow, words: Words, rules: Rules) -> Prepared:
    """Return the cells of a row."""
    cells = dict(line.cells)
    if not blank(cells["title"]) and not line.head.own:
        # A title is broken into lines by the width of its cell.
        cells["title"] = canonical(cells["title"]).replace("\n", "")
    for name in _EMPTY:
        text = canonical(cells.get(name))
        if name in cells and states.blank(text) and not (name == "status" and text.strip() in line.marks):
            cells[name] = None
    several = len(line.parts) > 1
    if several and "status" in cells:
        _keep_others(line)
    measured = several or bool(line.head.series)
    if measured and "due" in cells:
        cells["due"] = _latest(line, cells["due"], rules)
    word = canonical(cells.get("status"))
    state = _state(line, cells, words, several=several)
    if state is not None:
        cells["status"] = state.word or state.status.value
        if state.note:
            cells["progress"] = states.joined(canonical(cells.get("progress")), state.note)
    return Prepared(
        cells,
        _measures(line, cells, rules) if measured and "measures" in cells else None,
        not blank(cells.get("status")),
        "" if several and state else canonical(cells.get("status")) if several else word,
        state.status if state else None,
    )


def _state(line: SheetRow, cells: dict[str, Cell], words: Words, *, several: bool) -> states.State | None:
    """Return the state of a row: its cell's, the least of those of its rows, or that its progress begins with."""
    column = line.head.columns.get("status")
    share = column is not None and any(map(line.head.names[column].count, _SHARES))
    text = canonical(cells.get("status"))
    if several and text:
        parts = [canonical(own.get("status")) for _, own in line.parts]
        read = {part: _read(part, line, words, share=share) for part in parts if part}
        if unread := [part for part, state in read.items() if state is None]:
            # What is not understood may be the least done.
            cells["status"] = unread[0]
            return None
        return states.least([state for state in read.values() if state])
    if text:
        return _read(text, line, words, share=share)
    told = states.read(canonical(cells.get("progress")), {})
    if told is not None and told.word:
        return told._replace(note=None)
    given = words.given(BLANK)
    return states.State(given) if given and not (blank(cells.get("since")) and blank(cells.get("progress"))) else None


def _keep_others(line: SheetRow) -> None:
    """Keep what single rows of measures say of their state, where they do not say the same."""
    for name in (name for name in ("status", "since") if name in line.cells):
        said = {text for _, own in line.parts if (text := canonical(own.get(name)))}
        for row, own in line.parts if len(said) > 1 else ():
            if canonical(own.get(name)):
                line.kept.append(kept(line.grid, line.head, row, line.head.columns[name], Why.CELL))


def _read(text: str, line: SheetRow, words: Words, *, share: bool) -> states.State | None:
    column = line.head.columns.get("status")
    if column is not None and "是否" in line.head.names[column]:
        text = {"1": "是", "0": "否"}.get(text, text)
    status = words.status(text)
    return states.State(status, text) if status else states.read(text, line.marks, share=share)


def _latest(line: SheetRow, first: Cell, rules: Rules) -> Cell:
    """Return the last deadline of the rows of an issue; the first where one of them is no day."""
    typed = [own["due"] for own in line.measures if not blank(own.get("due"))]
    read = [(time.date, cell) for cell in typed if (time := times.read(cell, rules)) and time.date]
    return max(read, key=lambda pair: pair[0])[1] if read and len(read) == len(typed) else first


def _measures(line: SheetRow, cells: dict[str, Cell], rules: Rules) -> tuple[Read, ...]:
    """Return the measures of the rows of an issue, each with its department and its deadline where they are its own."""
    measures: list[Read] = []
    owner, due = canonical(cells.get("owner")), times.read(cells.get("due"), rules)
    for own in line.measures:
        text = canonical(own.get("measures"))
        if states.blank(text):
            continue
        said: dict[str, Value] = {}
        if (by := canonical(own.get("owner"))) and by != owner:
            said["owner"] = by
        time = times.read(own.get("due"), rules) if not blank(own.get("due")) else None
        if time and time != due:
            said |= {name: value for name, value in (("due", time.date), ("when", time.when)) if value}
        read = splitting.read(text, len(measures) + 1)
        measures += (point._replace(text=_bare(point.text), said=tuple(said.items())) for point in read)
    return tuple(measures)


def _bare(text: str) -> str:
    return unnumbered(text).rstrip(splitting.JOINERS)
