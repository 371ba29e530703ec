"""What is typed about data/inspection.yaml -> the path of a key, and the value of a text as that key requires it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from rectify_cli.actions.set_fields import typed_step
from rectify_cli.core import status_words
from rectify_cli.core.chinese import dates
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Colour, Status
from rectify_cli.ledger.edits import Path, Value
from rectify_cli.ledger.field_shape import FieldShape, nearest, shape_at
from rectify_cli.ledger.model import Alert, Annex, Inspection, Period, Waiver

_ITEMS = re.compile(r"\s*[|｜]\s*")
_NAMES = re.compile(r"\s*[|｜、，,]\s*")
_SPAN = re.compile(r"\s*(?:\.\.|—|–|~|至)\s*")
_YES = {"true", "yes", "on", "是", "真", "开", "要"}
_NO = {"false", "no", "off", "否", "假", "关", "不", "不要"}
_ENUMERATED = {"sign_offs"}
"""Lists of texts whose items hold no comma."""


def dotted(path: Path) -> str:
    """Return a path as it is typed."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def name_of(path: Path) -> Phrase:
    """Return the name of a key in a sentence."""
    title = shape_at(Inspection, path).title
    return Phrase(f"“{title}”（{dotted(path)}）" if title else f"“{dotted(path)}”", f"“{dotted(path)}”")


def path_of(typed: str, within: Path = ()) -> Path:
    """Return the path of a typed key: from `within` on, or of the only key deeper down that is so called."""
    first, *rest = [step.strip() for step in typed.split(".")]
    path = _first(first, within)
    for step in rest:
        path = (*path, _step(step, shape_at(Inspection, path)))
    return path


def _first(typed: str, within: Path) -> Path:
    shape = shape_at(Inspection, within)
    for key, title in shape.keys.items():
        if typed in {key, title}:
            return (*within, key)
    inner = dict(_inner(within))
    called = [path for path, title in inner.items() if typed in {path[-1], title}]
    if len(called) == 1:
        return called[0]
    if called:
        listed = "、".join(f"{dotted(path)}（{inner[path]}）" for path in called)
        raise UsageError(
            Phrase(f"“{typed}”不止一个", f"“{typed}” is the name of several keys"),
            Phrase(f"写全：{listed}", f"write it in full: {', '.join(map(dotted, called))}"),
        )
    raise _unknown(typed, shape, inner)


def _unknown(typed: str, shape: FieldShape, inner: dict[Path, str]) -> UsageError:
    """Return the error of a key that does not exist, with those most like it."""
    keys = shape.keys
    near = [nearest(typed, keys), nearest(typed, {str(path[-1]): title for path, title in inner.items()})]
    paths = [path for path in inner if path[-1] == near[1]]
    like = {near[0]: keys[near[0]]} if near[0] else {}
    like |= {dotted(path): inner[path] for path in paths}
    message = Phrase(f"没有“{typed}”这一项", f"no key “{typed}”")
    if like:
        zh = "、".join(f"{key}（{title}）" for key, title in like.items())
        return UsageError(message, Phrase(f"是不是 {zh}？", f"did you mean {', '.join(like)}?"))
    listed = "、".join(f"{key}（{title}）" for key, title in keys.items())
    return UsageError(message, Phrase(f"可以写：{listed}", f"one of: {', '.join(keys)}"))


def _inner(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the keys of the models below one, with their titles; not those inside lists."""
    for key, title in shape_at(Inspection, path).keys.items():
        deeper = (*path, key)
        yield deeper, title
        yield from _inner(deeper)


def _step(typed: str, within: FieldShape) -> str | int:
    if within.model or within.listed:
        return typed_step(typed, within)
    if within.kind is str or not get_args(within.kind):
        message = Phrase(f"“{within.key}”下面没有“{typed}”", f"“{within.key}” has no “{typed}”")
        raise UsageError(message, Phrase(f"写作 {within.key}=…", f"write {within.key}=…"))
    status = get_args(within.kind)[0] is Status and next((it for it in Status if typed in it.words), None)
    return status.value if status else typed


def value_of(text: str, path: Path, labels: Mapping[str, str]) -> Value:
    """Return the value of a text that is not empty, `labels` being the ledger's own words for statuses.

    Raises UsageError for a mapping that takes no single text.
    """
    shape = shape_at(Inspection, path)
    if not shape.listed:
        return _single(text, shape, labels, dotted(path))
    item = shape_at(Inspection, (*path, 0))
    apart = _NAMES if item.words or path[-1] in _ENUMERATED else _ITEMS
    return [_single(each, item, labels, dotted(path)) for each in apart.split(text) if each]


def _single(text: str, shape: FieldShape, labels: Mapping[str, str], name: str) -> Value:
    if shape.model:
        return _mapping(text, shape, name)
    if set(shape.words) == set(Status):
        return labels.get(text) or status_words.status(text) or text
    if shape.kind is bool and text.lower() in _YES | _NO:
        return text.lower() in _YES
    if shape.kind is int and re.fullmatch(r"-?[0-9]{1,18}", text):
        return int(text)
    if shape.kind is dt.date:
        return _day(text)
    return next((word for word, label in shape.words.items() if text == label), text)


def _day(text: str) -> Value:
    """Return the day of a text such as 2024-07-05 or 2024年7月5日; any other text is left for the model to reject."""
    written = unicodedata.normalize("NFKC", text)
    typed = dates.typed(written)
    return (typed.date() if typed and typed.end == len(written) else None) or text


def _mapping(text: str, shape: FieldShape, name: str) -> Value:
    """Return a mapping that is written as one text: a period, a colour, a waiver, an annex."""
    compact = _COMPACT.get(shape.model) if shape.model else None
    if compact:
        return compact(text)
    keys = "、".join(f"{name}.{key}=…（{title}）" for key, title in shape.keys.items())
    english = ", ".join(f"{name}.{key}=…" for key in shape.keys)
    raise UsageError(
        Phrase(f"{name} 下面有几项，不能写成一个值", f"{name} holds several keys, not one value"),
        Phrase(f"分别写：{keys}", f"write each: {english}"),
    )


def _period(text: str) -> Value:
    ends = _SPAN.split(text, maxsplit=1)
    if len(ends) == 1:
        raise UsageError(
            Phrase(f"“{text}”不是起止日期", f"“{text}” is not a range of days"),
            Phrase("写作 2024-03-10..2024-05-11", "write it as 2024-03-10..2024-05-11"),
        )
    return {"from": _day(ends[0]), "to": _day(ends[1])}


def _alert(text: str) -> Value:
    word, _, days = re.sub("[：＝=]", ":", text).partition(":")
    colour = next((it.value for it in Colour if word.strip().removesuffix("色") in it.words), word.strip())
    return {"colour": colour, "within": int(days)} if re.fullmatch(r"\s*-?\d+\s*", days) else {"colour": colour}


def _waiver(text: str) -> Value:
    rule, _, reason = text.partition(" ")
    return {"rule": rule, "reason": reason.strip()}


_COMPACT: dict[type, Callable[[str], Value]] = {
    Period: _period,
    Alert: _alert,
    Waiver: _waiver,
    Annex: lambda text: {"title": text},
}
