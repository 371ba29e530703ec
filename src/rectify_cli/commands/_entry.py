"""One entry by its id."""

from typing import TYPE_CHECKING

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.ledger.model import Tracked


def found(ledger: "Ledger", register: Register, number: int) -> "Entry[Tracked]":
    """Return an entry by its id; raises UsageError with those there are."""
    entries = ledger.register(register)
    entry = next((entry for entry in entries if entry.record.id == number), None)
    if entry is None:
        ids = ", ".join(str(entry.record.id) for entry in entries)
        message = Phrase(f"没有第 {number} 号", f"there is no no. {number}")
        raise UsageError(message, Phrase(f"有：{ids}", f"there are: {ids}"))
    return entry
