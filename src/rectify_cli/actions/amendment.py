"""The amendment of one entry, and the refusals that several verbs share."""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from rectify_cli.core.chinese import ordinals
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, limits, lookup
from rectify_cli.ledger.edits import Edit, changed, plain
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Inspection, Issue, Tracked

T_co = TypeVar("T_co", bound=Tracked, covariant=True)
Item = TypeVar("Item")

DATE = Phrase("日期", "the date")


@dataclass(frozen=True, slots=True)
class Subject(Generic[T_co]):
    """The entry a verb acts on, its ledger, and today's date."""

    ledger: Ledger
    entry: Entry[T_co]
    today: dt.date

    @property
    def record(self) -> T_co:
        """The entry without its place."""
        return self.entry.record

    @property
    def inspection(self) -> Inspection:
        """The inspection of the entry."""
        return self.ledger.inspection.record


@dataclass(frozen=True, slots=True)
class Amendment:
    """The edits of one entry, with paths relative to it, the sentence about them, and what else is to be said once."""

    edits: tuple[Edit, ...]
    sentence: Phrase
    remark: Phrase | None = None

    def then(self, other: "Amendment") -> "Amendment":
        """Return both amendments of one entry as one."""
        sentence = Phrase(f"{self.sentence.zh}；{other.sentence.zh}", f"{self.sentence.en}; {other.sentence.en}")
        return Amendment((*self.edits, *other.edits), sentence)


def unnumbered(texts: Sequence[str]) -> tuple[list[str], Phrase]:
    """Return texts without the ordinals they begin with, and what a sentence adds about these: nothing if none had one.

    The templates number what they print.
    """
    typed = [mark for mark in map(ordinals.leading, texts) if mark]
    zh, en = "、".join(f"“{mark.strip()}”" for mark in typed), ", ".join(f"“{mark.strip()}”" for mark in typed)
    note = Phrase(f"（序号{zh}由模板生成，已去掉）", f"; {en} left out, as the templates number what they print")
    return list(map(ordinals.unnumbered, texts)), note if typed else Phrase("", "")


def refuse(objection: Objection | None) -> None:
    """Raise UsageError if there is an objection."""
    if objection is not None:
        raise UsageError(objection.message, objection.hint)


def refuse_day(inspection: Inspection, day: dt.date, today: dt.date) -> None:
    """Raise UsageError for a day in the future, or before the inspectors came."""
    refuse(limits.too_late(today, day, DATE))
    refuse(limits.too_early(inspection, day, DATE))


def refuse_breach(subject: Subject[Tracked], after: Tracked) -> None:
    """Raise UsageError if the entry would break a rule that it does not break now."""
    refuse(limits.breach(subject.record, after, subject.inspection, subject.today))


def refuse_edits(subject: Subject[Issue], edits: Iterable[Edit]) -> None:
    """Refuse edits after which an issue breaks a rule that it does not break now.

    What the model refuses is left to whoever writes the file, who says so.
    """
    data: Any = subject.record.model_dump(mode="json", by_alias=True, exclude_none=True)
    for edit in edits:
        data = changed(data, edit)
    with suppress(ValidationError):
        refuse_breach(subject, type(subject.record).model_validate(plain(data), context=subject.inspection.labels))


def refuse_before(last: dt.date, day: dt.date) -> None:
    """Raise UsageError for a signature or reopening before the last recorded day."""
    if day < last:
        raise UsageError(
            Phrase(f"日期 {day} 早于最后一条记录 {last}", f"the date {day} is before the last entry, {last}"),
            Phrase(
                "签字和退回不得早于最后一条记录；用 --date 改日期",
                "signatures and reopenings come after it; give a later --date",
            ),
        )


def item(subject: Subject[Tracked], items: Sequence[Item], ordinal: int, noun: Phrase) -> Item:
    """Return the item that is counted from 1; raises UsageError saying how many there are and what lists them."""
    if 1 <= ordinal <= len(items):
        return items[ordinal - 1]
    entry = lookup.typed(subject.entry)
    raise UsageError(
        Phrase(f"没有第 {ordinal} 条{noun.zh}", f"no {noun.en} {ordinal}"),
        Phrase(
            f"共 {len(items)} 条，rectify show {entry} 列出",
            f"there are {len(items)}; `rectify show {entry}` lists them",
        ),
    )
