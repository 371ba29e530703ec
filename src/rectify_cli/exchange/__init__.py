"""Across the border: a ledger to and from Excel, csv, JSON Lines, Parquet and OSCAL; a notice to entries."""

from rectify_cli.exchange.workbook.writers import WRITERS

POAM = "oscal-poam"
"""The format that is no sheet: a plan of action and milestones (OSCAL POA&M)."""

FORMATS = (*WRITERS, POAM)
"""The formats a ledger is exported in."""
