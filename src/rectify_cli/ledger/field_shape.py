"""What a model wants at a path: the field's Chinese name, its kind, the words and keys allowed, an example to type."""

import datetime as dt
import difflib
import types
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from rectify_cli.core.language import Phrase

_KINDS: dict[object, tuple[Phrase, str]] = {
    int: (Phrase("整数", "a whole number"), "1"),
    str: (Phrase("文字", "a text"), "…"),
    bool: (Phrase("true 或 false", "true or false"), "true"),
    dt.date: (Phrase("日期", "a date"), "2024-12-31"),
    list: (Phrase("列表", "a list"), "[…]"),
    tuple: (Phrase("列表", "a list"), "[…]"),
    dict: (Phrase("“键: 值”", "`key: value`"), "{…: …}"),
}


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What stands at one path of a model; `kind` is its type without Optional and Annotated."""

    kind: Any = None
    key: str = ""
    title: str | None = None

    @property
    def name(self) -> Phrase | None:
        """What people call it, with its key."""
        if not self.key:
            return None
        return Phrase(f"“{self.title}”（{self.key}）" if self.title else f"“{self.key}”", f"“{self.key}”")

    @property
    def model(self) -> type[BaseModel] | None:
        """The model, where it is one."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def words(self) -> dict[str, str]:
        """The words allowed and their Chinese labels (empty where they have none), where it is an enumeration."""
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
        """The keys of the model that must be there, as written."""
        known = self.model.model_fields if self.model else {}
        return tuple(field.alias or name for name, field in known.items() if field.is_required())

    @property
    def listed(self) -> bool:
        """Whether it is a list."""
        return (get_origin(self.kind) or self.kind) in {list, tuple}

    @property
    def noun(self) -> Phrase:
        """What kind of value is wanted."""
        origin = dict if self.model else get_origin(self.kind) or self.kind
        return Phrase("规定的词", "one of the words allowed") if self.words else _KINDS.get(origin, _KINDS[str])[0]

    @property
    def example(self) -> str:
        """A value as it could be typed."""
        if self.words:
            # A word that could be taken over unread, such as `completed`, is not proposed.
            return " | ".join(self.words)
        if self.model:
            return "{" + ", ".join(f"{key}: {_first(_at(self, key).example)}" for key in self.required) + "}"
        return _KINDS.get(get_origin(self.kind) or self.kind, _KINDS[str])[1]

    def nearest(self, key: str) -> str | None:
        """Return the key of the model that was probably meant by `key`."""
        return nearest(key, self.keys)


def _first(example: str) -> str:
    """Return the first of the words an example offers: brackets hold one."""
    return example.partition(" | ")[0]


def nearest(typed: str, known: dict[str, str]) -> str | None:
    """Return the one of `known` (word -> Chinese label) that was probably meant by what was typed."""
    plain = _plain(typed)
    spelt = {_plain(word): word for word in known} | {label: word for word, label in known.items() if label}
    found = difflib.get_close_matches(plain, spelt, n=1, cutoff=0.6)
    return spelt[found[0]] if found else None


def _plain(word: str) -> str:
    """Return `word` in half-width lower case, without the characters nobody sees."""
    half = unicodedata.normalize("NFKC", word)
    return "".join(mark for mark in half if unicodedata.category(mark) != "Cf").strip().lower()


def invisible(typed: str) -> bool:
    """Return True if a word holds full-width letters, blanks at its ends or characters nobody sees."""
    return _plain(typed) != typed.lower()


def wanted(top: type[BaseModel] | None, path: Iterable[str | int]) -> FieldShape:
    """Return what `top` wants at `path`; an empty Wanted where it says nothing of it."""
    found = FieldShape(top)
    for step in path:
        found = _at(found, step)
    return found


def _at(outer: FieldShape, step: str | int) -> FieldShape:
    """Return what stands one step further in."""
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
            annotation = next(one for one in get_args(annotation) if one is not type(None))
        else:
            return annotation
