"""Set and remove fields of an issue, each given by its name and the text of its value, as typed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rectify_cli.actions import own_fields
from rectify_cli.actions.amendment import Amendment, Subject, refuse_edits, unnumbered
from rectify_cli.core.chinese import dates
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Status
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.edits import Edit, Path, Put, Remove, Value
from rectify_cli.ledger.field_shape import FieldShape, shape_at
from rectify_cli.ledger.model import Inspection, Issue, Record

_OWN_VERB = {
    "id": Phrase("编号固定不变", "an id never changes"),
    "progress": Phrase("进展用 rectify log ID --status … 记录", "log progress with `rectify log ID --status …`"),
    "measures": Phrase("措施用 rectify measure add ID 内容 添加", "add a measure with `rectify measure add ID TEXT`"),
    "results": Phrase("整改情况用 rectify results add ID 内容 添加", "add a result with `rectify results add ID TEXT`"),
    "evidence": Phrase(
        "佐证材料用 rectify evidence add ID 文件 存入", "store evidence with `rectify evidence add ID FILE`"
    ),
    "sign_offs": Phrase(
        "销号用 rectify sign-off ID --by 姓名 --role 审核方 签字",
        "sign off with `rectify sign-off ID --by NAME --role ROLE`",
    ),
    "extensions": Phrase(
        "延期用 rectify extend ID --to DATE --reason … 办理", "extend with `rectify extend ID --to DATE --reason …`"
    ),
}
"""Field -> the hint to its own verb, or that it never changes."""
_STATUS = {"status", "状态", "整改状态", "整改结果", "完成情况"}
_OWN = "fields"
_NUMBERED = {"title", "aspect", "measures", "results", "plan"}


def set_fields(subject: Subject[Issue], fields: Iterable[tuple[str, str]]) -> Amendment:
    """Set fields, such as `owner` or `plan.1.due`, to the value of a text; an empty text removes the field.

    A field of the office's own goes by its key or heading. A list of words takes them with commas between; `tags+` adds
    to it and `tags-` takes away.
    """
    edits: list[Edit] = []
    sentences: list[Phrase] = []
    for name, text in fields:
        for edit, sentence in _set(subject, name, text):
            edits.append(edit)
            sentences.append(sentence)
            if edit.path[-1] == "status" and isinstance(edit, Put):
                edits += _word(subject, edit.path, text)
    refuse_edits(subject, edits)
    # Several words added to one list are one sentence.
    once = dict.fromkeys(sentences)
    zh, en = "；".join(sentence.zh for sentence in once), "; ".join(sentence.en for sentence in once)
    return Amendment(tuple(edits), Phrase(zh, en), _by_table(subject, edits))


def _word(subject: Subject[Issue], path: Path, text: str) -> list[Edit]:
    """Return the edit of the word printed for a status: it follows the status."""
    index, step = path[1], (*path[:-1], "word")
    typed = status_typed.find(subject.inspection, text, status_typed.used_in(subject.ledger))
    if typed and typed.word:
        return [Put(step, typed.word)]
    before = subject.record.progress[index].word if isinstance(index, int) else None
    # A word of the ledger's own is written as the status itself.
    return [Remove(step)] if before and before not in subject.inspection.labels else []


def _by_table(subject: Subject[Issue], edits: list[Edit]) -> Phrase | None:
    """Return how a status word was taken, if only the table says what it means."""
    words = (str(edit.value) for edit in edits if isinstance(edit, Put) and edit.path[-1] == "word")
    used = status_typed.used_in(subject.ledger)
    return next(
        filter(None, (status_typed.by_table(subject.inspection, subject.record, word, used) for word in words)), None
    )


def _set(subject: Subject[Issue], name: str, text: str) -> Iterator[tuple[Edit, Phrase]]:
    """Yield the edits that set one field, each with its sentence."""
    sign = name[-1:] if name[-1:] in {"+", "-"} else ""
    path, shape = _field(name.removesuffix(sign).strip(), subject)
    if path[0] == "tags" or (len(path) > 1 and path[0] == _OWN and shape.listed):
        yield from own_fields.set_words(subject, path, sign, text)
        return
    if sign:
        raise UsageError(
            Phrase(f"{name.removesuffix(sign)} 不是几个词，不能用 {sign}=", f"{sign}= is for lists of words"),
            Phrase(f"写作 {name.removesuffix(sign)}=…", f"write {name.removesuffix(sign)}=…"),
        )
    _refuse_whole(subject.record.id, name, path, shape)
    refuse_required(path, shape, removed=not text, top=type(subject.record))
    _refuse_absent(subject.record, path)
    if path[0] == _OWN:
        yield own_fields.set_value(subject, str(path[1]), text)
        return
    texts, note = unnumbered([text]) if _numbered(path) else ([text], Phrase("", ""))
    value = parsed(texts[0], shape, subject.inspection, status_typed.used_in(subject.ledger))
    title = shape.name if len(path) == 1 else None
    sentence = _sentence(subject.record, path, value, title or Phrase(name, name))
    yield (
        Remove(path) if value is None else Put(path, value),
        Phrase(sentence.zh + note.zh, sentence.en + note.en),
    )


def _numbered(path: Path) -> bool:
    """Return True if the templates number a text: a title, an aspect, a point or an inner point."""
    return path[0] in _NUMBERED and (path[-1] in {"title", "aspect", "text"} or "items" in path)


def _field(name: str, subject: Subject[Issue]) -> tuple[Path, FieldShape]:
    """Return the path of a typed name, and the shape the model requires there."""
    if name in _STATUS:
        message = Phrase("状态不能用 rectify set 修改", "the status cannot be changed with `rectify set`")
        raise UsageError(message, Phrase("rectify log ID --status 状态", "`rectify log ID --status STATUS`"))
    model = type(subject.record)
    if key := own_fields.key_of(subject.inspection, name):
        name = f"{_OWN}.{key}"
    path: Path = ()
    shape = FieldShape(model)
    for step in name.split("."):
        path = (*path, typed_step(step.strip(), shape))
        shape = shape_at(model, path)
    return path, shape


def typed_step(typed: str, within: FieldShape) -> str | int:
    """Return one step of a path: an item by its number from 1, a key by its name or its Chinese title."""
    if within.listed:
        if typed.isascii() and typed.isdigit() and int(typed):
            return int(typed) - 1
        message = Phrase(f"“{typed}”不是序号", f"“{typed}” is not the number of an item")
        raise UsageError(message, Phrase("写法如 plan.1.due", "write it as in plan.1.due"))
    keys = within.keys
    titled = {title: key for key, title in keys.items()}
    key = typed if typed in keys else titled.get(typed)
    if key is None:
        nearest = within.nearest(typed)
        listed = "、".join(f"{key}（{title}）" for key, title in keys.items())
        hint = Phrase(f"可以写：{listed}", f"one of: {', '.join(keys)}")
        if nearest:
            hint = Phrase(f"是不是 {nearest}（{keys[nearest]}）？", f"did you mean {nearest}?")
        raise UsageError(Phrase(f"没有“{typed}”这个字段", f"no field “{typed}”"), hint)
    return key


def _refuse_whole(number: int, name: str, path: Path, shape: FieldShape) -> None:
    """Raise UsageError for a field with its own verb, or of more than one value."""
    if len(path) == 1 and path[0] in _OWN_VERB:
        message = Phrase(f"{path[0]} 不能用 rectify set 修改", f"{path[0]} cannot be changed with `rectify set`")
        hint = _OWN_VERB[str(path[0])]
        raise UsageError(message, Phrase(*(text.replace("ID", str(number)) for text in hint)))
    if shape.listed or shape.model:
        message = Phrase(
            f"{name} 是{shape.noun.zh}，rectify set 只改单个的值", f"{name} is {shape.noun.en}, not a single value"
        )
        raise UsageError(message, Phrase(f"用 rectify edit {number} 修改", f"change it with `rectify edit {number}`"))


def refuse_required(path: Path, shape: FieldShape, *, removed: bool, top: type[Record] = Issue) -> None:
    """Raise UsageError for the removal of a required field."""
    if removed and path[-1] in shape_at(top, path[:-1]).required:
        message = Phrase(f"{shape.key} 必填，不能删去", f"{shape.key} is required and cannot be removed")
        raise UsageError(message, Phrase(f"写上新的值：{shape.key}=…", f"give another value: {shape.key}=…"))


def _refuse_absent(issue: Issue, path: Path) -> None:
    """Raise UsageError for the number of an item that does not exist."""
    here: Any = issue
    for step in path if isinstance(path[-1], int) else path[:-1]:
        if isinstance(step, int) and step >= len(here):
            message = Phrase(f"没有第 {step + 1} 项，只有 {len(here)} 项", f"no item {step + 1}, there are {len(here)}")
            raise UsageError(
                message, Phrase(f"rectify show {issue.id} 列出各项", f"`rectify show {issue.id}` lists them")
            )
        here = here[step] if isinstance(step, int) else getattr(here, step)


def parsed(
    text: str, shape: FieldShape, inspection: Inspection, used: Mapping[str, Status] = status_typed.NONE
) -> Value | None:
    """Return the value of a text as its field requires; an invalid text is left for the model to reject."""
    if not text:
        return None
    if shape.kind is dt.date:
        return dates.as_day(text) or text
    if set(shape.words or ()) == set(Status):
        typed = status_typed.find(inspection, text, used)
        return typed.written if typed else text
    if shape.words:
        return next((word for word, label in shape.words.items() if text in {word, label}), text)
    return text


def _sentence(issue: Issue, path: Path, value: Value | None, name: Phrase) -> Phrase:
    """Return the sentence about the change of a field."""
    if value is None:
        return Phrase(f"删去{name.zh}", f"{name.en} removed")
    after = shortened(str(value).replace("\n", " "))
    before = getattr(issue, str(path[0]), None) if len(path) == 1 else None
    if isinstance(before, dt.date):
        return Phrase(f"{name.zh}由 {before} 改为 {after}", f"{name.en} changed from {before} to {after}")
    return Phrase(f"{name.zh}设为“{after}”", f"{name.en} set to “{after}”")
