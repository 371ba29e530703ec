"""Build a Word template to start from: the text of a paper with its tags, in the styles of the base file."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import cycle, groupby
from typing import cast

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.documents import Span, Table
from rectify_cli.documents.layout import tables
from rectify_cli.documents.writers.docx import base, package, page, properties, table
from rectify_cli.documents.writers.docx.elements import paragraph, put, run, w

_STYLED = re.compile(r"\[(?P<style>[^\]]+)\] (?P<text>.*)")
_BODY = "公文正文"
_CELL = "‖"
_SIGNED = "签名"
"""What heads a column that is signed by hand."""

_EPOCH = dt.date(1980, 1, 1)
"""The date of a template, which has none of its own."""

_POINTS = """\
{%p if LIST %}
{%p if LIST_as == "listed" %}
LABEL：
{%p for point in LIST %}
{{ loop.index|hanzi }}是POINT
{%p endfor %}
{%p elif LIST_as == "plain" %}
{%p for point in LIST %}
{% if loop.first %}LABEL：{% endif %}POINT
{%p endfor %}
{%p else %}
LABEL：{% for point in LIST %}{{ loop.index|hanzi }}是POINTSTOP{% endfor %}
{%p endif %}
{%p endif %}"""
_POINT = "{{ point.text }}{% for part in point.parts %}（{{ loop.index }}）{{ part }}{% endfor %}"
# What runs on in one line is parted by ； where its text has no stop of its own.
_STOP = '{% if not loop.last and ((point.parts or [point.text])|last)|last not in "。；！？" %}；{% endif %}'
_IN_CELL = (
    '{% for point in LIST %}{% if not loop.first %}{{ "\\n" }}{% endif %}'
    "{% if not (loop.first and loop.last) %}{{ loop.index }}.{% endif %}{{ point.text|line }}"
    '{% for part in point.parts %}{{ "\\n" }}（{{ loop.index }}）{{ part|line }}{% endfor %}{% endfor %}'
)


def build(words: str, title: str, styles: bytes, *, landscape: bool) -> bytes:
    """Return the template; `words` are lines `[style] text` and rows of tables `‖ cell ‖ cell`.

    A line without a style is body text; `字:20` heads a column 20 字 wide.
    `@points` and `@cell` stand for the tags that print measures. Raises DataError where the base file lacks a style.
    """
    opened = base.open_base(styles)
    opened.body.remove(opened.body[0])
    if landscape:
        page.turn(opened.file)
    opened.body[:0] = list(_elements(_expanded(words), opened.style, page.room(opened.file)))
    properties.stamp(opened.file, title, _EPOCH)
    return package.pack(opened.file)


def _expanded(words: str) -> str:
    """Replace `@points` and `@cell` with the tags they stand for."""

    def points(match: re.Match[str]) -> str:
        return (
            _POINTS.replace("STOP", _STOP).replace("POINT", _POINT).replace("LIST", match[1]).replace("LABEL", match[2])
        )

    words = re.sub(r"^@points (\S+) (.*)$", points, words, flags=re.MULTILINE)
    return re.sub(r"@cell (\S+)", lambda match: _IN_CELL.replace("LIST", match[1]), words)


def _elements(words: str, style: Callable[[str], str], room: tuple[int, int]) -> Iterator[Element]:
    for is_table, lines in groupby(words.splitlines(), key=lambda line: line.startswith(_CELL)):
        if not is_table:
            yield from (_line(line, style) for line in lines)
            continue
        yield _table([[cell.strip() for cell in line[1:].split(_CELL)] for line in lines], style(table.STYLE), room)


def _table(rows: list[list[str]], style: str, room: tuple[int, int]) -> Element:
    """Return a table whose columns fit the text to come, not the tags."""
    head, lengths = zip(*(_column(cell) for cell in rows[0]), strict=True)
    # The tag of a loop has a row to itself.
    element = table.ruled(Table(head, tuple((*row, *[""] * (len(head) - len(row))) for row in rows[1:])), style, room)
    sample = table.ruled(Table(head, (tuple("字" * length for length in lengths),)), style, room)
    widths = [str(column.get(qn("w:w"))) for column in sample.iter(qn("w:gridCol"))]
    for tag in ("w:gridCol", "w:tcW"):
        for column, wide in zip(element.iter(qn(tag)), cycle(widths)):
            column.set(qn("w:w"), wide)
    # What it is filled with is not known yet: it fits itself to that.
    for layout in element.iter(qn("w:tblLayout")):
        layout.set(qn("w:type"), "autofit")
    # A row higher than a page must break; the size of the type depends on the columns that are printed.
    settled = [*element.iter(*(qn(f"w:{tag}") for tag in ("cantSplit", "spacing", "sz", "szCs")))]
    for each in settled:
        cast("Element", each.getparent()).remove(each)
    if _SIGNED in head:
        for row in element.findall(qn("w:tr"))[1:]:
            # A row keeps its height when some have signed.
            put(
                _properties(row),
                w("trHeight", val=round(20 * tables.HANDWRITING)),
                ("tblHeader", "tblCellSpacing", "jc"),
            )
    return element


def _properties(row: Element) -> Element:
    return next(row.iterchildren(qn("w:trPr")))


def _column(head: str) -> tuple[str, int]:
    """Return the head of a column and its width in 字: the number after a colon, else that of the head."""
    name, _, length = head.partition(":")
    return name, int(length or len(name))


def _line(line: str, style: Callable[[str], str]) -> Element:
    match = _STYLED.fullmatch(line)
    if match is None:
        return paragraph((w("pStyle", val=style(_BODY)),), [run(Span(line))])
    return paragraph((w("pStyle", val=style(match["style"])),), [run(Span(match["text"]))])
