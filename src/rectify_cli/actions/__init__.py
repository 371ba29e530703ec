"""What a verb does to an entry: pure functions from a ledger and a request to edits and a sentence about them.

Each raises UsageError for what is not allowed. The command line, a page and the import of a sheet call the same ones.
"""

from rectify_cli.actions.amendment import Amendment, Subject, refuse_day
from rectify_cli.actions.declare import Declaration, declare
from rectify_cli.actions.declare_field import NewField, add_field, remove_field
from rectify_cli.actions.delete import Deletion, delete
from rectify_cli.actions.evidence import EvidenceAmendment, EvidenceRemoval, add_evidence, remove_evidence
from rectify_cli.actions.extend import extend
from rectify_cli.actions.facts import add_fact, day_of_fact, remove_fact, set_fact
from rectify_cli.actions.labels import set_labels
from rectify_cli.actions.log import log, remove_progress
from rectify_cli.actions.measures import add_points, edit_point, finish_measure, move_point, remove_point
from rectify_cli.actions.new import NewEntry, new, new_petitions, remove_petition
from rectify_cli.actions.plan import add_plan, finish_plan
from rectify_cli.actions.records import (
    add_records,
    add_register,
    as_written,
    record_of,
    refuse_record,
    register_named,
    remove_record,
    set_record,
    value_of,
)
from rectify_cli.actions.set_fields import set_fields
from rectify_cli.actions.set_inspection import Assignment, set_inspection
from rectify_cli.actions.signing import reopen, sign_off

__all__ = [
    "Amendment",
    "Assignment",
    "Declaration",
    "Deletion",
    "EvidenceAmendment",
    "EvidenceRemoval",
    "NewEntry",
    "NewField",
    "Subject",
    "add_evidence",
    "add_fact",
    "add_field",
    "add_plan",
    "add_points",
    "add_records",
    "add_register",
    "as_written",
    "day_of_fact",
    "declare",
    "delete",
    "edit_point",
    "extend",
    "finish_measure",
    "finish_plan",
    "log",
    "move_point",
    "new",
    "new_petitions",
    "record_of",
    "refuse_day",
    "refuse_record",
    "register_named",
    "remove_evidence",
    "remove_fact",
    "remove_field",
    "remove_petition",
    "remove_point",
    "remove_progress",
    "remove_record",
    "reopen",
    "set_fact",
    "set_fields",
    "set_inspection",
    "set_labels",
    "set_record",
    "sign_off",
    "value_of",
]
