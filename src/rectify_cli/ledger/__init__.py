"""The ledger (台账): the entries of one inspection, and what is derived from them."""

from rectify_cli.ledger.ledger import LISTED, PUBLIC_FIELDS, Entry, Ledger, StoredFile, accepted, lists, overdue
from rectify_cli.ledger.tally import Tally, count

__all__ = ["LISTED", "PUBLIC_FIELDS", "Entry", "Ledger", "StoredFile", "Tally", "accepted", "count", "lists", "overdue"]
