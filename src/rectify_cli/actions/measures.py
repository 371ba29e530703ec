"""Points of an issue (measures, results, the plan) added, reworded, removed or moved, and a measure marked as done."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeAlias

from rectify_cli.actions.amendment import (
    Amendment,
    Subject,
    item,
    refuse,
    refuse_day,
    refuse_edits,
    unnumbered,
)
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger import limits
from rectify_cli.ledger.edits import Insert, Path, Put, Remove, Value
from rectify_cli.ledger.model import Issue, Point

Field: TypeAlias = Literal["measures", "results", "plan"]

NOUNS: Mapping[Field, Phrase] = MappingProxyType(
    {
        "measures": Phrase("措施", "measure"),
        "results": Phrase("整改情况", "result"),
        "plan": Phrase("计划", "item of the plan"),
    }
)
"""The lists of points of an issue, and what one of their points is called."""


def add_points(
    subject: Subject[Issue], field: Field, texts: Sequence[str], more: Mapping[str, Value] = MappingProxyType({})
) -> Amendment:
    """Append points to their list, `more` being the other keys of each: the owner and the due day of a measure."""
    _refuse_due(subject, more)
    written = len(getattr(subject.record, field))
    first, last = written + 1, written + len(texts)
    zh, en = (str(first), str(first)) if first == last else (f"{first}—{last}", f"{first}-{last}")
    point, told = NOUNS[field], _told(more)
    unmarked, note = unnumbered(texts)
    sentence = Phrase(
        f"添加第 {zh} 条{point.zh}{told.zh}{note.zh}",
        f"{point.en}{'' if first == last else 's'} {en} added{told.en}{note.en}",
    )
    return Amendment(tuple(Insert((field,), {"text": text, **more} if more else text) for text in unmarked), sentence)


def finish_measure(subject: Subject[Issue], ordinal: int, day: dt.date | None) -> Amendment:
    """Record the day on which a measure, counted from 1, was done; by default today, unless a day is recorded."""
    number = subject.record.id
    already = item(subject, subject.record.measures, ordinal, NOUNS["measures"]).done
    if already and day is None:
        message = Phrase(f"第 {ordinal} 条措施已于 {already} 办结", f"measure {ordinal} was done on {already}")
        raise UsageError(
            message,
            Phrase(
                f"改日期用 rectify measure done {number} {ordinal} --date DATE",
                f"to correct the date: `rectify measure done {number} {ordinal} --date DATE`",
            ),
        )
    done = day or subject.today
    refuse_day(subject.inspection, done, subject.today)
    sentence = Phrase(f"第 {ordinal} 条措施于 {done} 办结", f"measure {ordinal} done on {done}")
    return Amendment((Put(("measures", ordinal - 1, "done"), done),), sentence)


def edit_point(
    subject: Subject[Issue],
    field: Field,
    ordinal: int,
    text: str | None,
    more: Mapping[str, Value] = MappingProxyType({}),
) -> Amendment:
    """Put another text in the place of that of a point, counted from 1, and set `more` of its keys; the others stay."""
    if text is None and not more:
        raise UsageError(
            Phrase("没有写要改什么", "nothing to change is given"),
            Phrase("写上新的文字，或 --owner、--due", "give the new text, --owner or --due"),
        )
    _refuse_due(subject, more)
    noun, point = NOUNS[field], _point(subject, field, ordinal)
    [new], note = unnumbered([text if text is not None else point.text])
    changed: dict[str, Value] = {"text": new} if text is not None else {}
    told = _told(more)
    sentence = Phrase(f"第 {ordinal} 条{noun.zh}{told.zh}", f"{_numbered(noun, ordinal)}{told.en}")
    if text is not None:
        before, after = shortened(point.text), shortened(new)
        sentence = Phrase(
            f"第 {ordinal} 条{noun.zh}由“{before}”改为“{after}”{told.zh}{note.zh}",
            f"{_numbered(noun, ordinal)} changed from “{before}” to “{after}”{told.en}{note.en}",
        )
    path: Path = (field, ordinal - 1)
    if not isinstance(_value(point), str):
        return Amendment(tuple(Put((*path, key), value) for key, value in (changed | dict(more)).items()), sentence)
    return Amendment((Put(path, {"text": new, **more} if more else new),), sentence)


def remove_point(subject: Subject[Issue], field: Field, ordinal: int) -> Amendment:
    """Remove a point, counted from 1."""
    noun, text = NOUNS[field], shortened(_point(subject, field, ordinal).text)
    edits = (Remove((field, ordinal - 1)),)
    refuse_edits(subject, edits)
    return Amendment(
        edits,
        Phrase(f"已删去第 {ordinal} 条{noun.zh}“{text}”", f"{_numbered(noun, ordinal)} removed: “{text}”"),
    )


def move_point(subject: Subject[Issue], field: Field, ordinal: int, to: int) -> Amendment:
    """Move a point, counted from 1, to where `to` stands now."""
    noun, point = NOUNS[field], _point(subject, field, ordinal)
    _point(subject, field, to)
    text = shortened(point.text)
    sentence = Phrase(
        f"第 {ordinal} 条{noun.zh}“{text}”移作第 {to} 条", f"{_numbered(noun, ordinal)}, “{text}”, moved to place {to}"
    )
    if ordinal == to:
        return Amendment((), sentence)
    return Amendment((Remove((field, ordinal - 1)), Insert((field,), _value(point), to - 1)), sentence)


def _point(subject: Subject[Issue], field: Field, ordinal: int) -> Point:
    points: Sequence[Point] = getattr(subject.record, field)
    return item(subject, points, ordinal, NOUNS[field])


def _numbered(noun: Phrase, ordinal: int) -> str:
    """Return the English name of a point: measure 3, item 3 of the plan."""
    head, _, rest = noun.en.partition(" ")
    return f"{head} {ordinal} {rest}".strip()


def _refuse_due(subject: Subject[Issue], more: Mapping[str, Value]) -> None:
    if isinstance(due := more.get("due"), dt.date):
        refuse(limits.too_early(subject.inspection, due, limits.DEADLINE))


def _told(more: Mapping[str, Value]) -> Phrase:
    """Return what a sentence adds about the other keys of a point."""
    zh = {"owner": "责任部门", "due": "时限"}
    return Phrase(
        "".join(f"，{zh[key]} {value}" for key, value in more.items()),
        "".join(f", {key} {value}" for key, value in more.items()),
    )


def _value(point: Point) -> Value:
    """Return a point as YAML holds it: the bare text where there is nothing else."""
    fields: dict[str, Value] = point.model_dump(by_alias=True, exclude_defaults=True)
    return point.text if set(fields) == {"text"} else fields
