"""The formats a ledger is exported in: those of a sheet, and a POA&M, which is not a sheet."""

from rectify_cli.exchange.workbook.writers import WRITERS

POAM = "oscal-poam"
"""A plan of action and milestones (OSCAL POA&M)."""

FORMATS = (*WRITERS, POAM)
