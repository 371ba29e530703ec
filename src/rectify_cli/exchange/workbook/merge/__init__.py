"""A sheet into the ledger: its header, its rows, what each cell means, and what becomes of it, three-way."""
