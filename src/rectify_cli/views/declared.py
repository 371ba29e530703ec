"""The declared fields (自设栏目) of a ledger, and how many entries fill each in."""

from dataclasses import dataclass

from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Declaration


@dataclass(frozen=True, slots=True)
class DeclaredField:
    """One declared field; `filled` counts the issues and immediate fixes that have a value."""

    key: str
    declaration: Declaration
    filled: int


def build(ledger: Ledger) -> tuple[DeclaredField, ...]:
    """Build the list of declared fields in their order."""
    entries = [entry.record.fields.values() for entry in (*ledger.issues, *ledger.immediate)]
    return tuple(
        DeclaredField(key, declaration, sum(key in values for values in entries))
        for key, declaration in ledger.inspection.record.fields.items()
    )
