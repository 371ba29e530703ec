"""The office's own sheet filled from the ledger: its headings, order, widths and other sheets stay as they are."""
