"""The columns of a sheet that no field has -> declared fields (自设栏目), their types from the cells."""

import datetime as dt
import re
from collections.abc import Sequence

from pydantic_core import PydanticCustomError

from rectify_cli.actions import NewField
from rectify_cli.actions.declare_field import key_from
from rectify_cli.core import labels
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, MoneyUnit
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell, blank
from rectify_cli.exchange.workbook.merge import values
from rectify_cli.exchange.workbook.merge.header import Head
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow
from rectify_cli.ledger import field_shape
from rectify_cli.ledger.model import Declarations, numbers

ALL = "all"

Table = tuple[Head, Sequence[SheetRow]]
"""The headings of a table and its rows."""

_WORD = re.compile(r"(?P<heading>.+?)(?:[=＝](?P<key>[^:：]*))?(?:[:：](?P<type>[^:：=＝]+))?", re.DOTALL)
_MOST_CHOICES, _LONGEST_CHOICE = 8, 12
_CODE = re.compile(r"0\d|\d{8}")
"""How a number begins that is a code: with a zero, or with eight digits."""


def declarations(words: Sequence[str], tables: Sequence[Table], declared: Declarations) -> list[NewField]:
    """Return the fields that `--declare` asks for: `HEADER=KEY:TYPE`, the key and the type optional, or `all`.

    Raises UsageError for a heading no table has or that is read already, and for an unknown type.
    """
    columns: dict[str, tuple[str, list[Cell]]] = {}
    for head, rows in tables:
        for column in head.unknown:
            heading = head.names[column]
            columns.setdefault(labels.plain(heading), (heading, []))[1].extend(_cells(rows, column))
    wanted: dict[str, tuple[str | None, FieldType | None]] = {}
    for word in words:
        if word.strip() == ALL:
            wanted |= {plain: (None, None) for plain in columns if plain not in wanted}
        else:
            heading, key, kind = _word(word)
            if labels.plain(heading) not in columns:
                raise _no_column(heading, [heading for heading, _ in columns.values()])
            wanted[labels.plain(heading)] = key, kind
    taken = set(declared)
    fields: list[NewField] = []
    for plain, (key, kind) in wanted.items():
        heading, cells = columns[plain]
        field = _field(heading, cells, key or _free(key_from(heading), taken), kind)
        taken.add(str(field.key))
        fields.append(field)
    return fields


def _word(word: str) -> tuple[str, str | None, FieldType | None]:
    """Return the heading, the key and the type of one `--declare`."""
    matched = _WORD.fullmatch(word.strip())
    if matched is None:
        raise UsageError(
            Phrase(f"--declare {word} 应写作 列名=键名:类型", f"--declare {word} is not HEADER=KEY:TYPE"),
            Phrase(
                "如 --declare 问题来源=source:choice，或 --declare all",
                "such as --declare 问题来源=source:choice, or all",
            ),
        )
    typed = matched["type"]
    try:
        kind = FieldType(typed.strip()) if typed else None
    except ValueError:
        known = "、".join(f"{term.value}（{term.label.zh}）" for term in FieldType)
        raise UsageError(
            Phrase(f"没有类型“{typed}”", f"no type “{typed}”"),
            Phrase(f"可以写：{known}", f"one of: {', '.join(FieldType)}"),
        ) from None
    return matched["heading"].strip(), (matched["key"] or "").strip() or None, kind


def _no_column(heading: str, others: list[str]) -> UsageError:
    nearest = field_shape.nearest(heading, dict.fromkeys(others, ""))
    hint = Phrase(f"未读入的列：{'、'.join(others) or '（无）'}", f"columns not read: {', '.join(others) or '(none)'}")
    if nearest:
        hint = Phrase(f"是不是 {nearest}？", f"did you mean {nearest}?")
    return UsageError(
        Phrase(f"表里没有未读入的列“{heading}”", f"the sheet has no column “{heading}” that is not read"), hint
    )


def _cells(rows: Sequence[SheetRow], column: int) -> list[Cell]:
    """Return the cells of a column that hold something, of the rows that are entries."""
    filled = (line.grid.filled(line.row, column) for line in rows)
    return [cell for cell in filled if not blank(cell)]


def _free(key: str, taken: set[str]) -> str:
    """Return a key, with a number behind it where it is taken."""
    return next(each for each in (key, *(f"{key}{number}" for number in range(2, len(taken) + 3))) if each not in taken)


def _field(heading: str, cells: Sequence[Cell], key: str, kind: FieldType | None) -> NewField:
    """Return the declaration of one column, its type from its cells unless it is given."""
    texts = list(dict.fromkeys(map(canonical, cells)))
    kind = kind or _type(heading, cells, texts)
    unit = numbers.unit_of(heading) or (
        MoneyUnit.TEN_THOUSAND if texts and all("万" in text for text in texts) else None
    )
    return NewField(
        heading=heading,
        type=kind,
        key=key,
        unit=unit if kind is FieldType.MONEY else None,
        choices=tuple(texts) if kind is FieldType.CHOICE else (),
    )


def _type(heading: str, cells: Sequence[Cell], texts: Sequence[str]) -> FieldType:
    """Return the type all cells have: days, amounts, numbers, a few words that recur, else text."""
    if not texts:
        return FieldType.TEXT
    if all(map(_is_day, cells)):
        return FieldType.DATE
    if all(map(_is_amount, texts)):
        amounts = numbers.unit_of(heading) or any("元" in text or "万" in text for text in texts)
        return FieldType.MONEY if amounts else FieldType.NUMBER
    short = all(len(text) <= _LONGEST_CHOICE and "\n" not in text for text in texts)
    return FieldType.CHOICE if short and len(texts) <= min(_MOST_CHOICES, len(cells) - 1) else FieldType.TEXT


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, str) and cell.strip().isdecimal():
        return False
    if isinstance(cell, int | float):
        return False
    try:
        return isinstance(values.exact_day(cell), dt.date)
    except values.InvalidCell:
        return False


def _is_amount(text: str) -> bool:
    """Return True if a text is a number or an amount, and no code."""
    try:
        numbers.amount(text, MoneyUnit.YUAN)
    except PydanticCustomError:
        return False
    return not _CODE.match(text)
