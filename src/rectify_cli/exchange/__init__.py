"""Import and export: a ledger to and from Excel, csv, JSON Lines, Parquet and OSCAL; a notice to entries."""
