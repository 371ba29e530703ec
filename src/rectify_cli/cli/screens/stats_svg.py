"""The figures as an SVG picture: completion over time, and a bar for each group; text stays text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rectify_cli.cli.screens import stats_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language, Phrase, shown
from rectify_cli.core.terms import Column
from rectify_cli.documents import pages
from rectify_cli.documents.board import Part, bar
from rectify_cli.papers import course, panels
from rectify_cli.views import wording
from rectify_cli.views.stats import Group, Stats

_HIGH = 380
"""The height of the chart alone."""

_HEADING, _ROW = 40, 36
"""The room of the heading of a field, and of a group with its bar."""

_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}


class _Row(NamedTuple):
    """A heading, or a group with its bar and its figures; `y` is where its name stands."""

    y: int
    name: str
    figures: str = ""
    parts: Sequence[Part] | None = None


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the picture, with a description in words."""
    language, edition = terminal.language, terminal.edition.label
    words = stats_table.heading(stats)
    title = Phrase(f"{words.zh}（{edition.zh}）", f"{words.en} ({edition.en})").in_language(language)
    rows = list(_rows(stats, terminal))
    return pages.draw_picture(
        "stats",
        high=rows[-1].y + _ROW if rows else _HIGH,
        lang=_LANG[language],
        title=shown(title),
        chart=course.chart(stats, language),
        rate=f"{wording.RATE.in_language(language)} {wording.rate(stats.tally)}",
        rows=rows,
    )


def _rows(stats: Stats, terminal: Terminal) -> Iterator[_Row]:
    y = _HIGH
    for grouping in stats.by:
        y += _HEADING
        yield _Row(y, shown(panels.heading(grouping.field, terminal.language)))
        for group in grouping.groups:
            y += _ROW
            yield _row(group, y, terminal)


def _row(group: Group, y: int, terminal: Terminal) -> _Row:
    tally = group.tally
    name = group.name or wording.NAMELESS.in_language(terminal.language)
    [completed] = terminal.say(Column.COMPLETED.label)
    parts = bar([(column.value, tally.figure(column)) for column in course.PARTS])
    return _Row(y, shown(name), f"{completed} {tally.completed}/{tally.total} {wording.rate(tally)}", parts)
