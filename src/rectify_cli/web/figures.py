"""The figures a notice prints (公布数), as the fields of a form: those left empty are derived."""

import datetime as dt
from collections.abc import Sequence

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input

DAY = Phrase("公布数截至的日期", "the day of the figures")
_FIGURES = {
    f"{register.value}.{column.value}": (register, column)
    for register in Register
    for column in (tuple(Column) if register is Register.ISSUES else (Column.TOTAL, Column.COMPLETED))
}
"""The fields: of the issues all four, of the other registers how many there are and how many of them are completed."""


def inputs(day: dt.date) -> Sequence[Input]:
    """Return a field for the day, with `day` in it, and one for each figure."""
    note = Phrase("没有填的由台账算", "what is left empty is derived")
    asked = Input("date", DAY, "date", str(day), required=True, note=note)
    return [asked, *(Input(name, _title(*figure), "count") for name, figure in _FIGURES.items())]


def given(fields: Fields) -> dict[Register, dict[Column, int]]:
    """Return the figures that were filled in, by their registers; raises UsageError for what is no number."""
    figures: dict[Register, dict[Column, int]] = {}
    for name, (register, column) in _FIGURES.items():
        text = fields.text(name)
        if text is None:
            continue
        if not (text.isascii() and text.isdecimal()):
            title = _title(register, column)
            message = Phrase(f"“{title.zh}”不是数：{text}", f"“{title.en}” is no number: {text}")
            raise UsageError(message, Phrase("写作阿拉伯数字，如 12", "write digits, such as 12"))
        figures.setdefault(register, {})[column] = int(text)
    return figures


def _title(register: Register, column: Column) -> Phrase:
    return Phrase(f"{register.label.zh}{column.label.zh}", f"{register.label.en}: {column.label.en}")
