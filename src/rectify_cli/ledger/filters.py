"""Conditions on entries as people type them (`status=staged`, `涉及金额>10`, `标签~基建`), read and applied."""

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from rectify_cli.core import labels
from rectify_cli.core.chinese import dates
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, Status
from rectify_cli.ledger import field_shape
from rectify_cli.ledger.model import Declaration, Declarations, OwnValue

Values: TypeAlias = Mapping[str, OwnValue | int | None]
"""What an entry holds, by the keys of its fields; a field without a value may be absent."""

_CONDITION = re.compile(r"\s*([^=!><~]+?)\s*(!=|>=|<=|=|>|<|~)\s*(.*?)\s*", re.DOTALL)
_WIDE = str.maketrans({"＝": "=", "＞": ">", "＜": "<", "≥": ">=", "≤": "<=", "≠": "!=", "～": "~", "！": "!"})
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_ORDERED = {FieldType.NUMBER, FieldType.MONEY, FieldType.DATE}
_CONTAINING = {FieldType.TEXT, FieldType.CHOICE, FieldType.LIST}

PROGRESS = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.STAGED, Status.COMPLETED)
"""The statuses in the order an issue goes through them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a condition may name: by its key, or by one of its names, its heading first.

    `read` returns the value a text means, and raises ValidationError or UsageError; `declared` says what it takes.
    """

    key: str
    names: tuple[str, ...]
    declared: Declaration
    read: Callable[[str], object]

    @property
    def type(self) -> FieldType:
        """What it holds."""
        return self.declared.type

    @property
    def heading(self) -> str:
        """Its name on a screen; that of an amount says its unit."""
        return self.declared.titled


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition; calling it with the values of an entry tells whether they meet it."""

    field: Field
    operator: str
    value: object

    def __call__(self, values: Values) -> bool:
        """Return True if the values meet the condition; a field without a value only meets `=` nothing and `!=`."""
        held = values.get(self.field.key)
        empty = not holds(self.field, values)
        if self.value is None:
            return empty if self.operator == "=" else not empty
        if self.operator == "!=":
            return not self._equal(held)
        if empty:
            return False
        if self.operator == "=":
            return self._equal(held)
        if self.operator == "~":
            return any(str(self.value) in text for text in (held if isinstance(held, tuple) else (str(held),)))
        return _ORDERS[self.operator](_rank(held), _rank(self.value))

    def _equal(self, held: object) -> bool:
        return self.value in held if isinstance(held, tuple) else held == self.value


def own(declarations: Declarations) -> tuple[Field, ...]:
    """Return the declared fields of a ledger or a register, in their order."""
    return tuple(of(key, declaration) for key, declaration in declarations.items())


def of(key: str, declared: Declaration, read: Callable[[str], object] | None = None) -> Field:
    """Return a field by its declaration; `read` replaces its own way of reading a typed value."""
    names = tuple(dict.fromkeys((key, f"fields.{key}", declared.heading, *declared.synonyms)))
    return Field(key, names, declared, read or (lambda text: _read(declared, text)))


def parse(text: str, fields: Iterable[Field]) -> Condition:
    """Return the condition a text such as `涉及金额>=10` states.

    Raises UsageError for a text that is none, an unknown field (naming the nearest), a value the field cannot have,
    and an operator that does not apply to it.
    """
    matched = _CONDITION.fullmatch(text.translate(_WIDE))
    if matched is None:
        raise UsageError(
            Phrase(f"“{text}”不是筛选条件", f"“{text}” is not a condition"),
            Phrase(
                "写作 '字段=值'，比较用 = != > >= < <=，包含用 ~；带 > < 的要加引号，如 --where '涉及金额>10'",
                "write 'FIELD=VALUE' with = != > >= < <= or ~ (contains); quote it, such as --where '涉及金额>10'",
            ),
        )
    name, sign, value = matched.groups()
    field = find(name, fields)
    if not value:
        if sign in {"=", "!="}:
            return Condition(field, sign, None)
        raise UsageError(
            Phrase(f"“{text}”缺少值", f"“{text}” has no value"),
            Phrase(f"写作 '{name}{sign}值'；> 和 < 不加引号会被命令行当作重定向",
                   f"write '{name}{sign}VALUE', in quotes: the shell takes a bare > or < for a redirection"),
        )  # fmt: skip
    _refuse_operator(field, sign)
    if sign == "~":
        return Condition(field, sign, value)
    try:
        return Condition(field, sign, field.read(value))
    except ValidationError:
        wanted = field.declared.wanted
        raise UsageError(
            Phrase(f"“{value}”不是{field.declared.heading}的值", f"“{value}” is not a value of {field.key}"),
            _nearest_value(value, field) or Phrase(f"应为{wanted.zh}", f"expected {wanted.en}"),
        ) from None


def find(name: str, fields: Iterable[Field]) -> Field:
    """Return the field of a name; raises UsageError with the nearest name, or all of them."""
    known = {labels.plain(each): field for field in fields for each in (field.heading, *field.names)}
    field = known.get(labels.plain(name))
    if field is not None:
        return field
    every = {field.key: field.declared.heading for field in known.values()}
    nearest = field_shape.nearest(name, every)
    listed = "、".join(f"{heading}（{key}）" if heading != key else key for key, heading in every.items())
    hint = Phrase(f"可以写：{listed}", f"one of: {', '.join(every)}")
    if nearest:
        hint = Phrase(f"是不是 {every[nearest]}？", f"did you mean {nearest}?")
    raise UsageError(Phrase(f"没有“{name}”这个字段", f"no field “{name}”"), hint)


def _refuse_operator(field: Field, sign: str) -> None:
    """Raise UsageError for an order of texts, or for what a number contains."""
    ordered = field.type in _ORDERED or field.key == "status"
    if (sign in _ORDERS and not ordered) or (sign == "~" and field.type not in _CONTAINING):
        kind, usable = field.type.label, "= != ~" if field.type in _CONTAINING else "= != > >= < <="
        raise UsageError(
            Phrase(
                f"“{field.declared.heading}”是{kind.zh}，不能用 {sign}",
                f"{sign} does not apply to {field.key}, a {kind.en}",
            ),
            Phrase(f"可以用 {usable}", f"use one of {usable}"),
        )


def _nearest_value(value: str, field: Field) -> Phrase | None:
    nearest = field_shape.nearest(value, dict.fromkeys(field.declared.choices, ""))
    return Phrase(f"是不是 {nearest}？", f"did you mean {nearest}?") if nearest else None


def _read(declared: Declaration, text: str) -> object:
    """Return the value of a typed text; a date may be typed as papers write it, and one text of a list."""
    if declared.type is FieldType.LIST:
        return text
    if declared.type is FieldType.DATE:
        typed = dates.typed(unicodedata.normalize("NFKC", text))
        return (typed and typed.end == len(text) and typed.date()) or declared.read(text)
    return declared.read(text)


def _rank(value: object) -> object:
    return PROGRESS.index(value) if isinstance(value, Status) else value


def holds(field: Field, values: Values) -> bool:
    """Return True if a field has a value."""
    return values.get(field.key) not in (None, (), "")


def rank(field: Field, values: Values) -> Any:  # noqa: ANN401 - values of one field compare with each other
    """Return what entries are sorted by: the value, for a choice its place among the choices."""
    held = values.get(field.key)
    if isinstance(held, Status):
        return PROGRESS.index(held)
    if held in field.declared.choices:
        return field.declared.choices.index(str(held))
    return held
