"""Views -> panels, for a board and for the screens that are pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rectify_cli.core.chinese.width import columns
from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Column, Disclosure, Register
from rectify_cli.documents.board import Cell, Panel, Part, Row, bar
from rectify_cli.ledger import Tally
from rectify_cli.ledger.entry_fields import KEYS, cell
from rectify_cli.ledger.filters import Field
from rectify_cli.papers import course
from rectify_cli.views import wording
from rectify_cli.views.due import Dues
from rectify_cli.views.listing import Row as ListRow
from rectify_cli.views.stats import Group, Grouping, Stats

Link = Callable[[Group, Column, str], str]
"""What a figure of a group leads to: its group, its column, and its name in words."""

_ROWS = 5
"""The rows of a grouping that are printed."""

_LINES = 26
"""The lines of a list that are printed: two pages hold them and all panels."""

_LINE = 44
"""Columns of a title on one line of a printed list."""

_COURSE = Phrase("完成进度", "completion over time")
_COURSE_NOTE = Phrase(
    "每日终了时的状态，自反馈之日起；自下而上为完成、阶段性完成、未完成",
    "the status at the end of each day since the feedback; from the bottom up: completed, staged, unfinished",
)
_BY_NOTE = Phrase(
    "按栏目逐个计数；有几个值的，各计一次；不在本稿列出的，归入（未写）",
    "each counted under its value; under each if it has several; those this edition does not list are under (none)",
)
_DUE = Phrase("逾期和即将到期", "overdue and due soon")


def register_rows(
    tallies: Mapping[Register, Tally], language: Language, link: Callable[[Register, Column], str] | None = None
) -> tuple[Row, ...]:
    """Return a row per register, under its figures and its rate."""
    return tuple(
        Row(
            (
                Cell(name := register.label.in_language(language), bar=_bar(tally)),
                *(
                    Cell(
                        str(tally.figure(column)),
                        link(register, column) if link else "",
                        f"{name} {column.label.in_language(language)} {tally.figure(column)}",
                    )
                    for column in Column
                ),
                Cell(wording.rate(tally)),
            )
        )
        for register, tally in tallies.items()
    )


def figures_head(first: Phrase, language: Language) -> tuple[str, ...]:
    """Return the headings of a table of figures."""
    return tuple(phrase.in_language(language) for phrase in (first, *wording.COLUMNS, wording.RATE))


def course_panel(stats: Stats, language: Language) -> Panel:
    """Return completion over time."""
    return Panel(
        "course", _COURSE.in_language(language), _COURSE_NOTE.in_language(language), chart=course.chart(stats, language)
    )


def grouping_panel(grouping: Grouping, language: Language, number: int, link: Link | None = None) -> Panel:
    """Return the figures by the values of one field, with the sums of the numbers the office declares."""
    name, summed = heading(grouping.field, language), tuple(each.heading for each in grouping.summed)
    return groups_panel(name, grouping.groups, language, f"by-{number}", (summed, link))


def groups_panel(
    name: str,
    groups: Sequence[Group],
    language: Language,
    key: str,
    more: tuple[tuple[str, ...], Link | None] = ((), None),
) -> Panel:
    """Return the figures of groups, the largest in print; `more` are the headings of their sums, and the links."""
    summed, link = more
    left = len(groups) - _ROWS
    beyond = Phrase(f"另有 {left} 组，见网页", f"{left} more on the page")
    return Panel(
        key,
        Phrase(f"按{name}", f"by {name}").in_language(language),
        _BY_NOTE.in_language(language),
        head=(*figures_head(Phrase(name, name), language), *summed),
        rows=tuple(_group_row(group, language, link, index < _ROWS) for index, group in enumerate(groups)),
        more=beyond.in_language(language) if left > 0 else "",
    )


def screen_only(panel: Panel) -> Panel:
    """Return a panel that is not printed."""
    return replace(panel, printed=False)


def heading(field: Field, language: Language) -> str:
    """Return the heading of a field, in English the key of one of ours."""
    return field.heading if language is Language.ZH or field.key not in KEYS else field.key


def _group_row(group: Group, language: Language, link: Link | None, printed: bool) -> Row:  # noqa: FBT001 - of this module alone
    name = group.name or wording.NAMELESS.in_language(language)
    figures = (
        Cell(
            str(group.tally.figure(column)),
            link(group, column, label) if link else "",
            f"{label} {group.tally.figure(column)}",
        )
        for column in Column
        for label in [f"{name} {column.label.in_language(language)}"]
    )
    first = Cell(name, bar=_bar(group.tally), data=group.name is not None)
    sums = (Cell(f"{value:f}") for value in group.sums)
    return Row((first, *figures, Cell(wording.rate(group.tally)), *sums), printed=printed)


def _bar(tally: Tally) -> tuple[Part, ...]:
    return bar([(column.value, tally.figure(column)) for column in course.PARTS])


def due_panel(dues: Dues, language: Language) -> Panel:
    """Return what is overdue or due soon, the most urgent first."""
    rows = []
    for issue in dues.issues:
        colour, *others = wording.due_cells(issue, language)
        tone = issue.alert.colour.value if issue.alert else ""
        cells = (Cell(colour, tone=tone), *map(Cell, others))
        rows.append(Row(cells, id=entry_id(issue.register, issue.id)))
    said = [*([] if rows else [wording.NOTHING_DUE]), *wording.due_summary(dues)]
    note = "；".join if language is Language.ZH else "; ".join
    return Panel(
        "due",
        _DUE.in_language(language),
        note([phrase.in_language(language) for phrase in said]),
        head=tuple(phrase.in_language(language) for phrase in wording.DUE_HEAD) if rows else (),
        rows=tuple(rows),
        words=len(wording.DUE_HEAD),
        broad=wording.DUE_HEAD.index(wording.ISSUE),
        wide=True,
    )


def entry_id(register: Register, number: int) -> str:
    """Return the id of an entry on a page."""
    return f"{register.value}-{number}"


def list_panel(title: str, rows: Sequence[ListRow], fields: Sequence[Field], language: Language, key: str) -> Panel:
    """Return rows of a list under the headings of some fields; `key` is the id of the panel.

    The rows have no ids of their own: one may stand in several groups.
    """
    return Panel(
        key,
        title,
        head=tuple(heading(field, language) for field in fields),
        rows=tuple(Row(tuple(_value(field, row, language) for field in fields)) for row in rows),
        words=len(fields),
        broad=next((index for index, field in enumerate(fields) if field.key == "title"), 0),
        wide=True,
    )


def _value(field: Field, row: ListRow, language: Language) -> Cell:
    value = row.values.get(field.key)
    if field.key == "days_left":
        return Cell(wording.left(row.days_left).in_language(language), key=str(row.due or ""))
    words = cell(field, value) or "-"
    if field.key == "title":
        words = wording.marked(words, row.disclosure, language)
    if isinstance(value, Disclosure):
        words = value.label.in_language(language)
    return Cell(words, data=True)


def printed_lines(titles: Iterable[str]) -> list[bool]:
    """Return for each title of a list whether it is printed, while there is room."""
    room, printed = _LINES, []
    for title in titles:
        room -= -(-columns(title) // _LINE) or 1
        printed.append(room >= 0)
    return printed
