"""The data on disk -> a ledger and what is wrong with the files; nothing is skipped, nothing is written."""

from rectify_cli.store.loader import Loaded, load

__all__ = ["Loaded", "load"]
