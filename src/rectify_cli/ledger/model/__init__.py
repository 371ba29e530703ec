"""The entries of a ledger as they are written in YAML: every field with its Chinese name and meaning."""

from rectify_cli.ledger.model.calendar import Calendar
from rectify_cli.ledger.model.closing import Evidence, SignOff
from rectify_cli.ledger.model.declaration import (
    Declaration,
    Declarations,
    OwnFields,
    OwnValue,
    fields_model,
    refuse_clashes,
)
from rectify_cli.ledger.model.fact import Fact
from rectify_cli.ledger.model.fields import Bare, Count, Date, Id, Point, Record, Text, Waiver
from rectify_cli.ledger.model.inspection import (
    Contact,
    Declared,
    Figures,
    Inspection,
    Period,
    Prose,
    issue_model,
)
from rectify_cli.ledger.model.issue import (
    Extension,
    Issue,
    Measure,
    Milestone,
    Petition,
    Plan,
    Progress,
    Result,
    Tracked,
)
from rectify_cli.ledger.model.own_register import ISSUE_KEYS, SHIPPED, OwnRecord, OwnRegister
from rectify_cli.ledger.model.paper import Annex, Attendance, BriefingParts, Head, Imprint, Masthead, Papers, Parts
from rectify_cli.ledger.model.policy import Alert, Policy, months_after

__all__ = [
    "ISSUE_KEYS",
    "SEPARATOR",
    "SHIPPED",
    "Alert",
    "Annex",
    "Attendance",
    "Bare",
    "BriefingParts",
    "Calendar",
    "Contact",
    "Count",
    "Date",
    "Declaration",
    "Declarations",
    "Declared",
    "Evidence",
    "Extension",
    "Fact",
    "Figures",
    "Head",
    "Id",
    "Imprint",
    "Inspection",
    "Issue",
    "Masthead",
    "Measure",
    "Milestone",
    "OwnFields",
    "OwnRecord",
    "OwnRegister",
    "OwnValue",
    "Papers",
    "Parts",
    "Period",
    "Petition",
    "Plan",
    "Point",
    "Policy",
    "Progress",
    "Prose",
    "Record",
    "Result",
    "SignOff",
    "Text",
    "Tracked",
    "Waiver",
    "fields_model",
    "issue_model",
    "months_after",
    "refuse_clashes",
]
