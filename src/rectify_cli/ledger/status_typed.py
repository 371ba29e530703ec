"""A status as people type it: a word of the ledger's own, a usual one, or one that bodies write in their notices."""

from typing import NamedTuple

from rectify_cli.core import status_words
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.status_words import OF_PETITIONS
from rectify_cli.core.terms import Status
from rectify_cli.ledger.model import Inspection, Petition, Tracked


class TypedStatus(NamedTuple):
    """A status, how YAML writes it, and the word to be printed for it where that is none of the ledger's own."""

    status: Status
    written: str
    word: str | None = None


def find(inspection: Inspection, typed: str) -> TypedStatus | None:
    """Return what a word means, or None if no vocabulary has it; the ledger's own comes first."""
    if typed in inspection.labels:
        return TypedStatus(inspection.labels[typed], typed)
    if typed in {word for status in Status for word in status.words}:
        status = Status(typed)
        return TypedStatus(status, status.value)
    known = status_words.status(typed)
    return None if known is None else TypedStatus(known, known.value, typed)


def label(record: Tracked, status: Status) -> Phrase:
    """Return the usual word for a status of a record: a petition is handled, where an issue is rectified."""
    return Phrase(OF_PETITIONS[status], status.label.en) if isinstance(record, Petition) else status.label


def read(inspection: Inspection, typed: str) -> TypedStatus:
    """Return what a word means; raises UsageError naming the words there are."""
    meaning = find(inspection, typed)
    if meaning is None:
        known = ", ".join([*(f"{status.value} ({status.label.zh})" for status in Status), *inspection.labels])
        message = Phrase(f"“{typed}”不是状态", f"“{typed}” is not a status")
        hint = Phrase(
            f"可写：{known}，办结、正在办理等说法也认", f"one of: {known}; wordings in use such as 办结 are read too"
        )
        raise UsageError(message, hint)
    return meaning
