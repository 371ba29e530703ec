"""Create entries with the next ids, and take petitions out of their list."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rectify_cli.actions.amendment import Amendment, Subject, refuse, unnumbered
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Ledger, limits, status_typed
from rectify_cli.ledger.edits import Insert, Remove, Value
from rectify_cli.ledger.model import Petition


@dataclass(frozen=True, slots=True)
class NewEntry:
    """The id and the values of a new entry, in the order they are written, and the sentence about it."""

    number: int
    values: Mapping[str, Value]
    sentence: Phrase


def new(ledger: Ledger, used: Iterable[int], values: Mapping[str, str], due: dt.date | None = None) -> NewEntry:
    """Return an entry with the id after the last of those `used`, which include files that cannot be read."""
    if due is not None:
        refuse(limits.too_early(ledger.inspection.record, due, limits.DEADLINE))
    number = max([0, *used]) + 1
    whole: dict[str, Value] = {"id": number, **values}
    numbered = [key for key in ("title", "aspect") if key in values]
    unmarked, note = unnumbered([values[key] for key in numbered])
    whole |= dict(zip(numbered, unmarked, strict=True))
    if due is not None:
        whole["due"] = due
    return NewEntry(number, whole, Phrase(f"新建第 {number} 号{note.zh}", f"issue {number} created{note.en}"))


def new_petitions(ledger: Ledger, count: int) -> Amendment:
    """Append petitions to their list, with the ids after the last one."""
    if count < 1:
        raise UsageError(
            Phrase(f"信访件数 {count} 不对", f"{count} petitions cannot be added"),
            Phrase("写作 --count 12", "write --count 12"),
        )
    first = max([ledger.retired.get(Register.PETITIONS, 0), *(entry.record.id for entry in ledger.petitions)]) + 1
    last = first + count - 1
    zh, en = (str(first), f"petition {first}") if count == 1 else (f"{first}—{last}", f"petitions {first}-{last}")
    sentence = Phrase(f"登记信访件第 {zh} 号", f"{en} added")
    return Amendment(tuple(Insert((), {"id": number}) for number in range(first, last + 1)), sentence)


def remove_petition(subject: Subject[Petition]) -> Amendment:
    """Remove a petition, whose state the sentence repeats."""
    last, label = subject.record.progress[-1:], status_typed.label(subject.record, subject.record.status)
    zh, en = [f"{step.date} {step.word or label.zh}" for step in last], [f"{label.en}, {step.date}" for step in last]
    before = len(subject.ledger.petitions)
    sentence = Phrase(
        f"删去（{''.join(zh) or label.zh}），移到 data/removed/；信访件由 {before} 件变为 {before - 1} 件",
        f"removed ({''.join(en) or label.en}), moved to data/removed/; petitions: {before} before, {before - 1} after",
    )
    return Amendment((Remove(()),), sentence)
