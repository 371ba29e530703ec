"""What a verb does to an entry: pure functions from a ledger and a request to edits and a sentence about them.

Each raises UsageError for what is not allowed. The command line, a page and the import of a sheet call the same ones.
"""

from rectify_cli.actions.amendment import Amendment, Subject, refuse_day
from rectify_cli.actions.evidence import EvidenceAmendment, add_evidence
from rectify_cli.actions.extend import extend
from rectify_cli.actions.log import log
from rectify_cli.actions.measures import add_points, finish_measure
from rectify_cli.actions.new import NewEntry, new
from rectify_cli.actions.set_fields import set_fields
from rectify_cli.actions.signing import reopen, sign_off

__all__ = [
    "Amendment",
    "EvidenceAmendment",
    "NewEntry",
    "Subject",
    "add_evidence",
    "add_points",
    "extend",
    "finish_measure",
    "log",
    "new",
    "refuse_day",
    "reopen",
    "set_fields",
    "sign_off",
]
