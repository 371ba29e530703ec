"""The plain-text ledger (台账) of rectification after an inspection."""

__version__ = "1.0.0rc1"
