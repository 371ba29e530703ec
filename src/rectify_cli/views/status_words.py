"""The table by which status words count as one of the four statuses: those of the ledger first, then those built in."""

from typing import NamedTuple

from rectify_cli.core import status_words
from rectify_cli.core.terms import Status
from rectify_cli.ledger.model import Inspection


class WordRow(NamedTuple):
    """A status, the ledger's own words for it, and those built in that the ledger does not use otherwise."""

    status: Status
    own: tuple[str, ...]
    built_in: tuple[str, ...]


def build(inspection: Inspection) -> list[WordRow]:
    """Return a row per status."""
    own = inspection.labels
    rows = []
    for status in Status:
        usual = (status.label.zh, *status.aliases)
        table = (word for word in status_words.TABLE[status] if word not in usual)
        built_in = tuple(word for word in (*usual, *table) if word not in own)
        rows.append(WordRow(status, tuple(word for word in own if own[word] is status), built_in))
    return rows
