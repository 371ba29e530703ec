"""Completion over time as an SVG chart: text stays text, and the same figures give the same bytes."""

import datetime as dt
from collections.abc import Iterator
from html import escape
from itertools import groupby

from rectify_cli.cli.screens import stats_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language, Phrase, shown
from rectify_cli.core.terms import Column
from rectify_cli.views import wording
from rectify_cli.views.stats import Stats

_WIDE, _HIGH = 760, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 590, 64, 330
_PARTS = {Column.COMPLETED: "#1b7f4b", Column.STAGED: "#e0a500", Column.UNFINISHED: "#d9d9d9"}
_TICKS = 5
"""Dates under the chart at most."""

_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the chart, with a description in words."""
    language = terminal.language
    edition = terminal.edition.label
    words = stats_table.heading(stats)
    described = escape(shown(_described(stats).in_language(language)))
    title = escape(shown(Phrase(f"{words.zh}（{edition.zh}）", f"{words.en} ({edition.en})").in_language(language)))
    body = [*_areas(stats), *_levels(stats), *_days(stats), *_legend(stats, language)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" '
        f'role="img" aria-labelledby="title desc" xml:lang="{_LANG[language]}" '
        f'font-family="sans-serif" font-size="13" fill="#1c1c1c">\n'
        f'<title id="title">{title}</title>\n<desc id="desc">{described}</desc>\n'
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>\n'
        f'<text x="{_LEFT}" y="32" font-size="16" font-weight="bold">{title}</text>\n' + "\n".join(body) + "\n</svg>"
    )


def _described(stats: Stats) -> Phrase:
    tally, rate = stats.tally, wording.rate(stats.tally)
    return Phrase(
        f"从 {stats.since} 到 {stats.as_of}：共 {tally.total} 个，已完成 {tally.completed} 个，"
        f"阶段性完成 {tally.staged} 个，未完成 {tally.unfinished} 个，完成率 {rate}",
        f"from {stats.since} to {stats.as_of}: {tally.total} in all, {tally.completed} completed, "
        f"{tally.staged} staged, {tally.unfinished} unfinished, completion {rate}",
    )


def _x(stats: Stats, day: dt.date) -> str:
    span = (stats.as_of - stats.since).days
    share = (day - stats.since).days / span if span else 1
    return f"{_LEFT + (_RIGHT - _LEFT) * share:.1f}"


def _y(stats: Stats, number: int) -> str:
    return f"{_BOTTOM - (_BOTTOM - _TOP) * number / max(stats.tally.total, 1):.1f}"


def _areas(stats: Stats) -> Iterator[str]:
    """Yield the area of each part, completed at the bottom: a step on each day that changed a figure."""
    floor = [0] * len(stats.course)
    for column, colour in _PARTS.items():
        top = [low + point.tally.figure(column) for low, point in zip(floor, stats.course, strict=True)]
        corners = [*_steps(stats, top), *reversed(list(_steps(stats, floor)))]
        yield f'<path d="M{" L".join(corner for corner, _ in groupby(corners))} Z" fill="{colour}"/>'
        floor = top


def _steps(stats: Stats, numbers: list[int]) -> Iterator[str]:
    """Yield the corners of one line of steps: a figure stands until the day that changes it."""
    height = numbers[0]
    yield f"{_LEFT:.1f},{_y(stats, height)}"
    for point, number in zip(stats.course, numbers, strict=True):
        x = _x(stats, point.day)
        yield f"{x},{_y(stats, height)}"
        yield f"{x},{_y(stats, number)}"
        height = number


def _levels(stats: Stats) -> Iterator[str]:
    """Yield the lines of the scale: none, half and all."""
    for number in sorted({0, stats.tally.total // 2, stats.tally.total}):
        y = _y(stats, number)
        yield f'<path d="M{_LEFT},{y} H{_RIGHT}" stroke="#767676" stroke-width="0.5"/>'
        yield f'<text x="{_LEFT - 8}" y="{y}" dy="4" text-anchor="end">{number}</text>'


def _days(stats: Stats) -> Iterator[str]:
    """Yield dates under the chart, evenly spaced, including the first and the last."""
    span = stats.as_of - stats.since
    for day in sorted({stats.since + span * index // (_TICKS - 1) for index in range(_TICKS)}):
        yield f'<text x="{_x(stats, day)}" y="{_BOTTOM + 22}" text-anchor="middle">{day}</text>'


def _legend(stats: Stats, language: Language) -> Iterator[str]:
    """Yield the name and the last figure of each part, in the order they are stacked."""
    for index, (column, colour) in enumerate(reversed(_PARTS.items())):
        y = _TOP + 10 + 26 * index
        text = f"{column.label.in_language(language)} {stats.tally.figure(column)}"
        yield f'<rect x="{_RIGHT + 20}" y="{y}" width="14" height="14" fill="{colour}"/>'
        yield f'<text x="{_RIGHT + 42}" y="{y + 12}">{escape(shown(text))}</text>'
    y = _TOP + 10 + 26 * len(_PARTS) + 14
    rate = f"{wording.RATE.in_language(language)} {wording.rate(stats.tally)}"
    yield f'<text x="{_RIGHT + 20}" y="{y}" font-weight="bold">{escape(rate)}</text>'
