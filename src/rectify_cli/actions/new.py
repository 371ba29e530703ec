"""A new entry: the next id, and what is known of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rectify_cli.actions.amendment import refuse, unnumbered
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger, limits
from rectify_cli.ledger.edits import Value


@dataclass(frozen=True, slots=True)
class NewEntry:
    """The id and the values of an entry to be written, in their order, and the sentence about it."""

    number: int
    values: Mapping[str, Value]
    sentence: Phrase


def new(ledger: Ledger, used: Iterable[int], values: Mapping[str, str], due: dt.date | None = None) -> NewEntry:
    """Give texts and a deadline the id after the last of those `used`, be it by a file that cannot be read."""
    if due is not None:
        refuse(limits.too_early(ledger.inspection.record, due, limits.DEADLINE))
    number = max([0, *used]) + 1
    whole: dict[str, Value] = {"id": number, **values}
    numbered = [key for key in ("title", "aspect") if key in values]
    unmarked, note = unnumbered([values[key] for key in numbered])
    whole |= dict(zip(numbered, unmarked, strict=True))
    if due is not None:
        whole["due"] = due
    return NewEntry(number, whole, Phrase(f"新建第 {number} 号{note.zh}", f"make no. {number}{note.en}"))
