"""Set, add to and remove what data/inspection.yaml says, each key by its dotted name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rectify_cli.actions.amendment import Amendment
from rectify_cli.actions.set_fields import refuse_required
from rectify_cli.actions.typed_inspection import dotted, name_of, path_of, value_of
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Term
from rectify_cli.ledger.edits import Edit, Insert, Path, Put, Remove, Value, changed
from rectify_cli.ledger.field_shape import shape_at
from rectify_cli.ledger.model import Inspection

_OWN_VERB = {
    "declared": Phrase("公布数用 rectify declare 日期 写入", "declare figures with `rectify declare DATE`"),
    "labels": Phrase("状态用语用 rectify labels 用语=状态 写入", "write a word with `rectify labels WORD=STATUS`"),
}
"""Key -> the hint to its own verb."""


class Assignment(NamedTuple):
    """A key and the text of its value as typed; `added` if it is one more item of a list."""

    key: str
    text: str
    added: bool = False


def set_inspection(data: Mapping[str, Any], assignments: Iterable[Assignment], within: Path = ()) -> Amendment:
    """Set keys, counted from `within` on; an empty text removes a key or an item of a list.

    `data` is what the file holds, valid or not: what is missing or wrong there is mended by the same verb.
    """
    written: Any = data
    edits: list[Edit] = []
    sentences: list[Phrase] = []
    for assignment in assignments:
        path, whole = path_of(assignment.key, within), _merged(_defaults(), written)
        _refuse(path, assignment, whole)
        done = _edits(path, assignment, written, whole)
        for edit in done:
            written = changed(written, edit)
        edits += done
        sentences.append(_sentence(path, assignment, _at(whole, path), _at(written, path)))
    zh, en = "；".join(sentence.zh for sentence in sentences), "; ".join(sentence.en for sentence in sentences)
    return Amendment(tuple(edits), Phrase(zh, en))


def _defaults() -> dict[str, Any]:
    """Return what the keys mean that need not be written."""
    fields = Inspection.model_fields.items()
    known = {name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()}
    return Inspection.model_construct(**known).model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)


def _merged(under: Any, over: Any) -> Any:  # noqa: ANN401 - data as YAML holds it
    """Return data laid over defaults, mapping by mapping."""
    if isinstance(under, Mapping) and isinstance(over, Mapping):
        return {**under, **{key: _merged(under.get(key), inner) for key, inner in over.items()}}
    return over


def _refuse(path: Path, assignment: Assignment, whole: Any) -> None:  # noqa: ANN401 - data as YAML holds it
    """Raise UsageError for a key with its own verb, a required one removed, an item that does not exist."""
    if path[0] in _OWN_VERB:
        message = Phrase(
            f"{path[0]} 不能用 rectify set 修改", f"{path[0]} cannot be changed with `rectify set inspection`"
        )
        raise UsageError(message, _OWN_VERB[str(path[0])])
    shape = shape_at(Inspection, path)
    refuse_required(path, shape, removed=not assignment.text, top=Inspection)
    if assignment.added and not shape.listed:
        message = Phrase(f"{dotted(path)} 不是列表", f"{dotted(path)} is not a list")
        raise UsageError(message, Phrase(f"写作 {dotted(path)}=…", f"write {dotted(path)}=…"))
    for depth, step in enumerate(path):
        items = _at(whole, path[:depth])
        if isinstance(step, int) and step >= len(items or ()):
            number, name = len(items or ()), dotted(path[:depth])
            raise UsageError(
                Phrase(
                    f"{name} 没有第 {step + 1} 项，只有 {number} 项", f"{name} has no item {step + 1}, but {number}"
                ),
                Phrase(f"添一项写 {name}+=…", f"to add one, write {name}+=…"),
            )


def _edits(path: Path, assignment: Assignment, written: Any, whole: Any) -> list[Edit]:  # noqa: ANN401 - as above
    """Return the edits of one assignment to what is written; what is not written has its value in `whole`."""
    if not assignment.text:
        return [Remove(_emptied(written, path))] if _at(written, path) is not None else []
    value = value_of(assignment.text, path, whole.get("labels") or {})
    if not assignment.added:
        return [_put(written, whole, path, value)]
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    if _at(written, path):
        return [Insert(path, item) for item in items]
    return [_put(written, whole, path, [*(_at(whole, path) or ()), *items])]


def _emptied(written: Any, path: Path) -> Path:  # noqa: ANN401 - as above
    """Return the path to remove: that of the outermost mapping or list that would be left empty."""
    while len(path) > 1 and len(_at(written, path[:-1])) == 1:
        path = path[:-1]
    return path


def _put(written: Any, whole: Any, path: Path, value: Value) -> Put:  # noqa: ANN401 - as above
    """Return the edit that puts a value at `path`, together with what holds it and is not written yet."""
    for depth in range(1, len(path)):
        if _at(written, path[:depth]) is None:
            return Put(path[:depth], _holding(whole, path[:depth], path[depth:], value))
    return Put(path, value)


def _holding(whole: Any, path: Path, rest: Path, value: Value) -> Value:  # noqa: ANN401 - as above
    """Return the value at `path` that holds `value`; a list or a mapping of words begins as its default."""
    if not rest:
        return value
    if shape_at(Inspection, path).model:
        return {str(rest[0]): _holding(whole, (*path, rest[0]), rest[1:], value)}
    default: Value = _replaced(_at(whole, path), rest, value)
    return default


def _replaced(default: Any, rest: Path, value: Value) -> Any:  # noqa: ANN401 - as above
    """Return a copy of a default with `value` at the path `rest`."""
    if not rest:
        return value
    if isinstance(default, Mapping):
        return {**default, rest[0]: _replaced(default.get(rest[0]), rest[1:], value)}
    return [_replaced(item, rest[1:], value) if index == rest[0] else item for index, item in enumerate(default)]


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - as above
    """Return what stands at a path, None if nothing does."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, Sequence) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _sentence(path: Path, assignment: Assignment, before: Any, after: Any) -> Phrase:  # noqa: ANN401 - as above
    """Return the sentence about one assignment."""
    name = name_of(path)
    if not assignment.text:
        items = len(before) if isinstance(before, list) else 0
        zh, en = (f"（{items} 项）", f" ({items} of its items)") if items else ("", "")
        return Phrase(f"删去{name.zh}{zh}", f"{name.en} removed{en}")
    typed = _label(path, after, assignment.text)
    if assignment.added:
        return Phrase(f"{name.zh}添上“{typed.zh}”", f"“{typed.en}” added to {name.en}")
    if isinstance(before, list) and all(isinstance(item, str) for item in before):
        before = "|".join(before)
    if isinstance(before, str | int) and before != after:
        old = _label(path, before, str(before))
        return Phrase(f"{name.zh}由“{old.zh}”改为“{typed.zh}”", f"{name.en} changed from “{old.en}” to “{typed.en}”")
    return Phrase(f"{name.zh}设为“{typed.zh}”", f"{name.en} set to “{typed.en}”")


def _label(path: Path, value: Any, text: str) -> Phrase:  # noqa: ANN401 - as above
    """Return a value as a person reads it: a term by its label, any other by its text."""
    kind = shape_at(Inspection, path).kind
    if isinstance(kind, type) and issubclass(kind, Term) and value in set(kind):
        return kind(value).label
    if kind is bool:
        return Phrase("是", "yes") if str(value).lower() == "true" else Phrase("否", "no")
    return Phrase(*[shortened(text.replace("\n", " "))] * 2)
