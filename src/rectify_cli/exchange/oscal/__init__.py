"""A ledger as a plan of action and milestones (OSCAL 1.1.3 POA&M), and such a plan as a ledger."""

from rectify_cli.core.terms import Status

VERSION = "1.1.3"

NS = "https://rectify.invalid/ns/ledger/1"
"""The namespace of the properties that hold what OSCAL has no place for; .invalid is nobody's."""

ROOT = "plan-of-action-and-milestones"

STATUSES = {
    Status.COMPLETED: "closed",
    Status.STAGED: "remediating",
    Status.IN_PROGRESS: "remediating",
    Status.NOT_STARTED: "open",
}
"""The status of a risk for each status of ours."""

MEANT = {
    "closed": Status.COMPLETED,
    "remediating": Status.IN_PROGRESS,
    "investigating": Status.IN_PROGRESS,
    "deviation-requested": Status.IN_PROGRESS,
    "deviation-approved": Status.IN_PROGRESS,
    "open": Status.NOT_STARTED,
}
"""The status of ours for each status of a risk that somebody else wrote."""

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
    "disclosure",
    "measures_as",
    "results_as",
    "plan_as",
)
"""The fields of an issue that are properties of its item, under their own names."""

RESULT = "result"
"""The property `point` of a task that tells what was done (整改情况), not what is to be done."""

INSPECTION = ("kind", "team", "feedback", "cut_off", "signing")
"""The fields of the inspection that are properties of the document."""
