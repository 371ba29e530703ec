"""The styles of a workbook that change what a number says: a month without its day, a percentage."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import Enum, auto

from lxml import etree

from rectify_cli.exchange.workbook.grid import Cell

_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


class Form(Enum):
    """How a style shows a number."""

    MONTH = auto()
    PERCENT = auto()


_BUILT_IN = {"9": Form.PERCENT, "10": Form.PERCENT} | dict.fromkeys(("17", "27", "36", "50", "52", "57"), Form.MONTH)
"""Formats that no file spells out (ECMA-376, part 1, 18.8.30, with those of Chinese programs)."""


def forms(part: bytes | None) -> dict[str, Form]:
    """Return the form of each style that has one, by its number as cells name it; none if the part is broken."""
    try:
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True)) if part else None
    except etree.XMLSyntaxError:
        return {}
    if tree is None:
        return {}
    custom = {each.get("numFmtId", ""): _form(each.get("formatCode", "")) for each in tree.iter("{*}numFmt")}
    styles = tree.find("{*}cellXfs")
    found = ((str(at), xf.get("numFmtId", "")) for at, xf in enumerate(styles if styles is not None else ()))
    named = ((at, custom.get(number) or _BUILT_IN.get(number)) for at, number in found)
    return {at: form for at, form in named if form is not None}


def _form(code: str) -> Form | None:
    code = _QUOTED.sub("", code).lower()
    if "%" in code:
        return Form.PERCENT
    return Form.MONTH if "y" in code and "m" in code and not set("dhs") & set(code) else None


def shown(cell: Cell, form: Form) -> Cell:
    """Return what a person sees in a cell of that form: 2025年12月, 60%; another value stays as it is."""
    if form is Form.MONTH:
        date = _EPOCH + dt.timedelta(int(cell)) if isinstance(cell, int | float) and int(cell) in _SERIALS else cell
        return f"{date.year}年{date.month}月" if isinstance(date, dt.date) else cell
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return f"{round(cell * 100, 2):g}%"


def apply(rows: list[list[Cell]], styled: Mapping[tuple[int, int], Form]) -> None:
    """Put what is seen into the cells that have a form."""
    for (row, column), form in styled.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = shown(rows[row][column], form)
