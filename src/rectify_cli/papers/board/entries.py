"""The entries of a board: those that moved, the list its figures lead to, the petitions."""

from collections.abc import Iterator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.documents.board import Cell, Panel, Row
from rectify_cli.papers import panels
from rectify_cli.papers.board.page import NOTHING, Page
from rectify_cli.views import wording
from rectify_cli.views.board import BoardEntry

_MOVED = 6
"""The moves that are printed."""

_MOVED_TITLE = Phrase("期内变动", "moved in the period")
_BEFORE, _NOW = Phrase("原状态", "before"), Phrase("现状态", "now")
_TOUCHED = Phrase("最近进展", "last progress")
_LIST = Phrase("问题清单", "entries")
_LIST_NOTE = Phrase(
    "未完成的在前，时限近的在前；上面的数，点开即到所计的各条",
    "open ones first, the most urgent first; a figure above leads to the entries it counts",
)
_HEAD = (
    *(wording.ID, wording.ISSUE, wording.STATUS, wording.OWNER, wording.DUE, wording.LEFT),
    _TOUCHED,
)


def moved(page: Page) -> Panel:
    """Return what moved in the period."""
    board = page.board
    changes = [
        (each.register.label, each.before.completed, each.tally.completed)
        for each in board.registers
        if each.before.completed != each.tally.completed
    ]
    zh = "".join(f"；{label.zh}完成数 {before}→{now}" for label, before, now in changes)
    en = "".join(f"; {label.en} completed {before} → {now}" for label, before, now in changes)
    note = Phrase(
        f"{board.since} 之后至 {board.as_of} 状态有变化的{zh or '；完成数没有变化'}",
        f"entries whose status changed after {board.since} up to {board.as_of}{en or '; as many completed as before'}",
    )
    rows = tuple(
        Row(
            (
                Cell(page.number((move.register, move.issue.id)), panels.entry_id(move.register, move.issue.id)),
                Cell(move.issue.title, data=True),
                Cell(move.before, data=True),
                Cell(move.issue.label, data=True),
            ),
            printed=index < _MOVED,
        )
        for index, move in enumerate(board.moved)
    )
    head = tuple(map(page.say, (wording.ID, wording.ISSUE, _BEFORE, _NOW))) if rows else ()
    more = Phrase(f"另有 {len(rows) - _MOVED} 条，见网页", f"{len(rows) - _MOVED} more on the page")
    beyond = page.say(more) if len(rows) > _MOVED else ""
    return Panel(
        "moved", page.say(_MOVED_TITLE), page.say(note), head=head, rows=rows, words=4, broad=1, more=beyond, wide=True
    )


def entries(page: Page) -> Panel:
    """Return the list, each entry in the sets of the figures that count it; so it is made after them."""
    listed = page.board.entries
    printed = panels.printed_lines(entry.row.title for entry in listed)
    rows = [_entry(page, entry, shown) for entry, shown in zip(listed, printed, strict=True)]
    head = [page.say(name) for name in _HEAD]
    # A column in which nothing stands is left out, as that of the departments in the public edition.
    kept = [index for index in range(len(head)) if any(row.cells[index].text != NOTHING for row in rows)]
    left = printed.count(False)
    more = Phrase(f"另有 {left} 条，见网页", f"{left} more on the page")
    return Panel(
        "entries",
        page.say(_LIST),
        page.say(_LIST_NOTE),
        head=tuple(head[index] for index in kept),
        rows=tuple(Row(tuple(row.cells[index] for index in kept), row.id, row.sets, row.printed) for row in rows),
        words=len(kept),
        broad=1,
        more=page.say(more) if left else "",
        sets=tuple(page.sets.sets),
        wide=True,
    )


def _entry(page: Page, entry: BoardEntry, printed: bool) -> Row:  # noqa: FBT001 - of this module alone
    row, due = entry.row, entry.due
    left = wording.left(due.days_left).in_language(page.language) if due else NOTHING
    tone = due.alert.colour.value if due and due.alert else ""
    cells = (
        Cell(page.number(entry.key)),
        Cell(wording.marked(row.title, row.disclosure, page.language), data=True),
        Cell(row.label, data=True),
        Cell(row.owner or NOTHING, data=bool(row.owner)),
        Cell(due.due.isoformat() if due else row.due.isoformat() if row.due else NOTHING),
        Cell(left, tone=tone, key=due.due.isoformat() if due else ""),
        Cell(entry.touched.isoformat()),
    )
    return Row(cells, panels.entry_id(*entry.key), tuple(page.sets.of.get(entry.key, ())), printed)


def petitions(page: Page) -> Iterator[Panel]:
    """Yield the petitions, which have an id and a status alone."""
    rows = tuple(
        Row((Cell(f"{row.id} {row.label}", data=True),), panels.entry_id(row.register, row.id))
        for row in page.board.petitions
    )
    if rows:
        yield Panel("petitions", page.say(Register.PETITIONS.label), rows=rows, wide=True, printed=False)
