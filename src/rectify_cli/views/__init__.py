"""Ledger -> what a paper says: one module per view, each a `build`."""
