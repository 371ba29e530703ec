"""Completion over time as a chart: a step on each day that changed a figure, the parts stacked."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Column
from rectify_cli.documents.board import Chart, Legend
from rectify_cli.views import wording
from rectify_cli.views.stats import Stats

PARTS = (Column.COMPLETED, Column.STAGED, Column.UNFINISHED)
"""The parts of a tally, from the bottom of the chart up."""

_REST = "rest"
"""The tone of what is unfinished: a whole area of it is lighter than the line of a bar."""

_TICKS = 5
"""Dates under the chart at most."""


def chart(stats: Stats, language: Language) -> Chart:
    """Return the chart of the figures of a register."""
    total = stats.tally.total
    return Chart(
        described=described(stats).in_language(language),
        areas=tuple(_areas(stats)),
        levels=tuple((_y(stats, number), str(number)) for number in sorted({0, total // 2, total})),
        days=days(stats),
        legend=tuple(
            Legend(_tone(column), f"{column.label.in_language(language)} {stats.tally.figure(column)}")
            for column in PARTS
        ),
    )


def described(stats: Stats) -> Phrase:
    """Return the chart in words."""
    tally, rate = stats.tally, wording.rate(stats.tally)
    return Phrase(
        f"从 {stats.since} 到 {stats.as_of}：共 {tally.total} 个，已完成 {tally.completed} 个，"
        f"阶段性完成 {tally.staged} 个，未完成 {tally.unfinished} 个，完成率 {rate}",
        f"from {stats.since} to {stats.as_of}: {tally.total} in all, {tally.completed} completed, "
        f"{tally.staged} staged, {tally.unfinished} unfinished, completion {rate}",
    )


def days(stats: Stats) -> tuple[str, ...]:
    """Return dates evenly spaced from the first to the last."""
    span = stats.as_of - stats.since
    ticks: set[dt.date] = {stats.since + span * index // (_TICKS - 1) for index in range(_TICKS)}
    return tuple(day.isoformat() for day in sorted(ticks))


def _tone(column: Column) -> str:
    return _REST if column is Column.UNFINISHED else column.value


def _x(stats: Stats, day: dt.date) -> float:
    span = (stats.as_of - stats.since).days
    return Chart.WIDE * ((day - stats.since).days / span if span else 1)


def _y(stats: Stats, number: int) -> float:
    return round(Chart.HIGH - Chart.HIGH * number / max(stats.tally.total, 1), 1)


def _areas(stats: Stats) -> Iterator[tuple[str, str]]:
    """Yield the tone and the outline of each part."""
    floor = [0] * len(stats.course)
    for column in PARTS:
        top = [low + point.tally.figure(column) for low, point in zip(floor, stats.course, strict=True)]
        corners = [*_steps(stats, top), *reversed(list(_steps(stats, floor)))]
        yield _tone(column), f"M{' L'.join(corner for corner, _ in groupby(corners))} Z"
        floor = top


def _steps(stats: Stats, numbers: list[int]) -> Iterator[str]:
    """Yield the corners of one line of steps: a figure stands until the day that changes it."""
    height = numbers[0]
    yield f"0.0,{_y(stats, height)}"
    for point, number in zip(stats.course, numbers, strict=True):
        x = f"{_x(stats, point.day):.1f}"
        yield f"{x},{_y(stats, height)}"
        yield f"{x},{_y(stats, number)}"
        height = number
