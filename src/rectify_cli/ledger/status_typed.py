"""A status as people type it: a word of the ledger's own, a usual one, or one that bodies write in their notices."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from rectify_cli.core import status_words
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.status_words import OF_PETITIONS
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger.ledger import Ledger
from rectify_cli.ledger.model import Inspection, Petition, Tracked

NONE: Mapping[str, Status] = MappingProxyType({})


class TypedStatus(NamedTuple):
    """A status, how YAML writes it, and the word to be printed for it where that is none of the ledger's own."""

    status: Status
    written: str
    word: str | None = None


def used_in(ledger: Ledger) -> dict[str, Status]:
    """Return the words that single entries print for their status, the status of each."""
    entries = (entry for register in Register for entry in ledger.register(register))
    steps = (step for entry in entries for step in entry.record.progress[-1:])
    return {step.word: step.status for step in steps if step.word}


def find(inspection: Inspection, typed: str, used: Mapping[str, Status] = NONE) -> TypedStatus | None:
    """Return what a word means, or None if no vocabulary has it.

    The ledger's own comes first, then the usual ones, those `used` by single entries, and the table.
    """
    if typed in inspection.labels:
        return TypedStatus(inspection.labels[typed], typed)
    if any(typed in status.words for status in Status):
        status = Status(typed)
        return TypedStatus(status, status.value)
    known = used.get(typed) or status_words.status(typed)
    return None if known is None else TypedStatus(known, known.value, typed)


def label(record: Tracked, status: Status) -> Phrase:
    """Return the usual word for a status of a record: a petition is handled, where an issue is rectified."""
    return Phrase(OF_PETITIONS[status], status.label.en) if isinstance(record, Petition) else status.label


def read(inspection: Inspection, typed: str, used: Mapping[str, Status] = NONE) -> TypedStatus:
    """Return what a word means; raises UsageError naming the words there are."""
    meaning = find(inspection, typed, used)
    if meaning is None:
        known = ", ".join([*(f"{status.value} ({status.label.zh})" for status in Status), *inspection.labels])
        message = Phrase(f"“{typed}”不是状态", f"“{typed}” is not a status")
        hint = Phrase(
            f"可写：{known}；其他说法见 rectify labels，自定的用 rectify labels {typed}=状态 写入",
            f"one of: {known}; `rectify labels` lists other words, and `rectify labels {typed}=STATUS` adds one",
        )
        raise UsageError(message, hint)
    return meaning


def by_table(inspection: Inspection, record: Tracked, typed: str, used: Mapping[str, Status] = NONE) -> Phrase | None:
    """Return how a word for a record was taken if only the table says what it means, else None."""
    if typed in inspection.labels or typed in used:
        return None
    return status_words.by_table(typed, OF_PETITIONS if isinstance(record, Petition) else {})
