"""Deadlines that the policy of a ledger counts from its feedback."""

import datetime as dt

from rectify_cli.ledger import workdays
from rectify_cli.ledger.ledger import Ledger
from rectify_cli.ledger.model import Inspection, months_after


def plan_due(ledger: Ledger) -> dt.date | None:
    """Return the last day for submitting the rectification plan (整改方案), or None if the policy sets none."""
    inspection = ledger.inspection.record
    deadlines = inspection.policy.deadlines
    if deadlines.plan_working_days is not None:
        return workdays.after(inspection.feedback, deadlines.plan_working_days, ledger.calendar)
    return None if deadlines.plan_months is None else months_after(inspection.feedback, deadlines.plan_months)


def rectified_by(inspection: Inspection) -> dt.date | None:
    """Return the last day of the rectification period (集中整改), or None if the policy sets none."""
    months = inspection.policy.deadlines.rectification_months
    return None if months is None else months_after(inspection.feedback, months)
