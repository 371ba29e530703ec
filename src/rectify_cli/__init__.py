"""The plain-text ledger (台账) of rectification after an inspection."""

__version__ = "0.1.0"
