"""A ledger as a plan of action and milestones (OSCAL 1.1.3 POA&M), and such a plan as a ledger."""

from rectify_cli.core.terms import Status

VERSION = "1.1.3"

NS = "https://rectify.invalid/ns/ledger/1"
"""The namespace of the properties for what OSCAL has no place for; nobody can own .invalid."""

ROOT = "plan-of-action-and-milestones"

RISK_STATUS = {
    Status.COMPLETED: "closed",
    Status.STAGED: "remediating",
    Status.IN_PROGRESS: "remediating",
    Status.NOT_STARTED: "open",
}
"""The status of a risk for each status of a ledger."""

LEDGER_STATUS = {
    "closed": Status.COMPLETED,
    "remediating": Status.IN_PROGRESS,
    "investigating": Status.IN_PROGRESS,
    "deviation-requested": Status.IN_PROGRESS,
    "deviation-approved": Status.IN_PROGRESS,
    "open": Status.NOT_STARTED,
}
"""The status of a ledger for each status of a risk from another system."""

FIELDS = (
    "aspect",
    "owner",
    "lead",
    "person",
    "support",
    "due",
    "examples",
    "cause",
    "goal",
    "reason",
    "lessons",
    "note",
    "disclosure",
    "measures_as",
    "results_as",
    "plan_as",
)
"""The fields of an issue that become properties of its item, under their own names."""

OWN, TAG = "field.", "tag"
"""Before the key of a declared field in the name of its property (a list has one per text); the property of a tag."""

DECLARATION = "declaration"
"""The property of the document that declares a field: its key, and in the remarks the declaration as JSON."""

RESULT = "result"
"""The property `point` of a task that tells what was done (整改情况), not what is to be done."""

INSPECTION = ("kind", "team", "feedback", "cut_off", "signing")
"""The fields of the inspection that become properties of the document."""
