"""Ledger -> what a paper says: one module per paper, each a `build`."""
