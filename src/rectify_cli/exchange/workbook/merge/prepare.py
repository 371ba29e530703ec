"""A row as it was typed -> the cells to be judged: states by mark or percentage, rows of measures put together."""

from typing import TYPE_CHECKING, NamedTuple

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.grid import Cell, blank
from rectify_cli.exchange.workbook.merge import disclosures, points, splitting, states, times
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
    if "disclosure" in cells and not line.head.own:
        cells["disclosure"] = disclosures.of_office(cells["disclosure"])
    for name in _EMPTY:
        text = canonical(cells.get(name))
        if name in cells and states.blank(text) and not (name == "status" and text.strip() in line.marks):
            cells[name] = None
    _deadline_beside(cells, rules)
    several = len(line.parts) > 1
    if several and "status" in cells:
        _keep_others(line)
    measured = several or bool(line.head.series)
    if measured and "due" in cells:
        cells["due"] = _latest(line, cells["due"], rules)
    measures = _measures(line, cells, rules) if measured and "measures" in cells else _timed(cells, rules)
    word = canonical(cells.get("status"))
    state = _state(line, cells, words, several=several)
    if state is not None:
        cells["status"] = state.word or state.status.value
        if state.note:
            cells["progress"] = states.joined(canonical(cells.get("progress")), state.note)
    return Prepared(
        cells,
        measures,
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


def _deadline_beside(cells: dict[str, Cell], rules: Rules) -> None:
    """Take the words of a deadline (立行立改) from the column of the day it was done, where it has no other."""
    time = times.read(cells["since"], rules) if not blank(cells.get("since")) and "due" in cells else None
    if time is None or time.date is not None:
        return
    state = states.read(canonical(cells["since"]), {})
    if state is not None and state.status is not Status.IN_PROGRESS:
        return
    if blank(cells["due"]) or canonical(cells["due"]) == canonical(cells["since"]):
        cells["due"], cells["since"] = cells["since"], None


def _timed(cells: dict[str, Cell], rules: Rules) -> tuple[Read, ...] | None:
    """Return the measures of a cell with the deadline of each, where another cell lists as many; else None."""
    listed = points.read(canonical(cells.get("measures")))
    own = [times.read(point.text, rules) for point in points.read(canonical(cells.get("due")))]
    if len(listed) == 1 or len(own) != len(listed) or None in own:
        return None
    said = (_said(time) for time in own if time)
    return tuple(point._replace(said=tuple(each.items())) for point, each in zip(listed, said, strict=True))


def _said(time: times.Time) -> "dict[str, Value]":
    """Return what a deadline says of a measure."""
    return {name: value for name, value in (("due", time.date), ("when", time.when)) if value}


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
            said |= _said(time)
        read = splitting.read(text, len(measures) + 1)
        measures += (point._replace(text=_bare(point.text), said=tuple(said.items())) for point in read)
    return tuple(measures)


def _bare(text: str) -> str:
    return unnumbered(text).rstrip(splitting.JOINERS)
