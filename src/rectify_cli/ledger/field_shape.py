"""The shape of a field of a model: its Chinese name, its kind, the words and keys allowed, an example to type."""

import datetime as dt
import difflib
import types
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from rectify_cli.core.language import Phrase

_KINDS: dict[object, tuple[Phrase, str]] = {
    int: (Phrase("整数", "a whole number"), "1"),
    str: (Phrase("文字", "a text"), "…"),
    bool: (Phrase("true 或 false", "true or false"), "true"),
    Decimal: (Phrase("数", "a number"), "12.36"),
    dt.date: (Phrase("日期", "a date"), "2024-12-31"),
    list: (Phrase("列表", "a list"), "[…]"),
    tuple: (Phrase("列表", "a list"), "[…]"),
    dict: (Phrase("“键: 值”", "`key: value`"), "{…: …}"),
}

_ALIKE = 0.6

ONE_OF_TWO = 0.5
"""How alike a name of two 字 is to another with one of them."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """The field at one path of a model; `kind` is its type without Optional and Annotated, None if unknown."""

    kind: Any = None
    key: str = ""
    title: str | None = None

    @property
    def name(self) -> Phrase | None:
        """Its name, with its key; None without a key."""
        if not self.key:
            return None
        return Phrase(f"“{self.title}”（{self.key}）" if self.title else f"“{self.key}”", f"“{self.key}”")

    @property
    def model(self) -> type[BaseModel] | None:
        """The model, if it is one, else None."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def words(self) -> dict[str, str]:
        """The words allowed and their Chinese labels, or empty texts; none unless only some are allowed."""
        if get_origin(self.kind) is Literal:
            return dict.fromkeys(get_args(self.kind), "")
        if not (isinstance(self.kind, type) and issubclass(self.kind, Enum)):
            return {}
        return {str(member.value): getattr(getattr(member, "label", None), "zh", "") for member in self.kind}

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the model as written, with their Chinese names."""
        known = self.model.model_fields if self.model else {}
        return {field.alias or name: field.title or "" for name, field in known.items()}

    @property
    def required(self) -> tuple[str, ...]:
        """The required keys of the model, as written."""
        known = self.model.model_fields if self.model else {}
        return tuple(field.alias or name for name, field in known.items() if field.is_required())

    @property
    def listed(self) -> bool:
        """True if it is a list."""
        return (get_origin(self.kind) or self.kind) in {list, tuple}

    @property
    def noun(self) -> Phrase:
        """The kind of value it takes."""
        origin = dict if self.model else get_origin(self.kind) or self.kind
        return Phrase("规定的用语", "one of the words allowed") if self.words else _KINDS.get(origin, _KINDS[str])[0]

    @property
    def example(self) -> str:
        """A value as it could be typed."""
        if self.words:
            # Not one word alone: `completed` could be taken over unread.
            return " | ".join(self.words)
        if self.model:
            return "{" + ", ".join(f"{key}: {_first(_at(self, key).example)}" for key in self.required) + "}"
        return _KINDS.get(get_origin(self.kind) or self.kind, _KINDS[str])[1]

    def nearest(self, key: str) -> str | None:
        """Return the key of the model that is most like `key`, or None if none is."""
        return nearest(key, self.keys)


def _first(example: str) -> str:
    """Return the first of the words of an example: one is enough inside braces."""
    return example.partition(" | ")[0]


def nearest(typed: str, known: dict[str, str], enough: float = _ALIKE) -> str | None:
    """Return the word of `known` (word -> Chinese label) most like `typed`, None if none is `enough` (1: equal)."""
    plain = _plain(typed)
    spelt = {_plain(word): word for word in known} | {label: word for word, label in known.items() if label}
    matches = difflib.get_close_matches(plain, spelt, n=1, cutoff=enough)
    return spelt[matches[0]] if matches else None


def _plain(word: str) -> str:
    """Return `word` in half-width lower case, without invisible characters."""
    half = unicodedata.normalize("NFKC", word)
    return "".join(mark for mark in half if unicodedata.category(mark) != "Cf").strip().lower()


def invisible(typed: str) -> bool:
    """Return True if `typed` has full-width letters, blanks at its ends or invisible characters."""
    return _plain(typed) != typed.lower()


def shape_at(top: type[BaseModel] | None, path: Iterable[str | int]) -> FieldShape:
    """Return the shape of the field of `top` at `path`; its kind is None if there is no such field."""
    shape = FieldShape(top)
    for step in path:
        shape = _at(shape, step)
    return shape


def _at(outer: FieldShape, step: str | int) -> FieldShape:
    """Return the shape one step further in."""
    if outer.model is not None:
        for name, field in outer.model.model_fields.items():
            if step in {name, field.alias}:
                return FieldShape(_core(field.annotation), str(step), field.title)
        return FieldShape()
    inner = get_args(outer.kind)
    if isinstance(step, int) and inner:
        return FieldShape(_core(inner[0]), outer.key, outer.title)
    if get_origin(outer.kind) is dict:
        return FieldShape(_core(inner[1]), str(step))
    return FieldShape()


def _core(annotation: Any) -> Any:  # noqa: ANN401 - a type annotation can be anything
    """Return a type without Annotated and without `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in {Union, types.UnionType}:
            annotation = next(member for member in get_args(annotation) if member is not type(None))
        else:
            return annotation
