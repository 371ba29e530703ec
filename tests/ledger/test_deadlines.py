"""Deadlines of a policy: after months, or after working days."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workspaces
from rectify_cli import store
from rectify_cli.ledger import deadlines as periods
from rectify_cli.ledger.model import months_after

DAY = dt.timedelta(days=1)
DAYS = st.dates(dt.date(2003, 1, 1), dt.date(2028, 12, 31))


@given(DAYS, st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: dt.date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


def test_the_plan_is_due_after_working_days_or_months(tmp_path: Path) -> None:
    for deadlines, wanted in (
        ("{}", None),
        ("{plan_working_days: 10}", dt.date(2024, 6, 17)),
        ("{plan_months: 1}", dt.date(2024, 7, 1)),
    ):
        files = {"data/inspection.yaml": f"{workspaces.INSPECTION}policy: {{deadlines: {deadlines}}}\n"}
        ledger = store.load(store.Workspace(workspaces.write(tmp_path, workspaces.BASE | files))).ledger
        assert ledger
        assert periods.plan_due(ledger) == wanted


@pytest.mark.parametrize(("deadlines", "loaded"), [("{plan_working_days: 10}", True), ("{plan_months: 1}", False)])
def test_the_library_is_loaded_only_where_working_days_are_counted(
    tmp_path: Path, deadlines: str, *, loaded: bool
) -> None:
    files = {"data/inspection.yaml": f"{workspaces.INSPECTION}policy: {{deadlines: {deadlines}}}\n"}
    workspaces.write(tmp_path, workspaces.BASE | files)
    code = (
        "import sys\nfrom rectify_cli.cli import app\n"
        "try:\n    app.run(['check', '--quick'])\nexcept SystemExit:\n    pass\n"
        "sys.exit(9 if 'chinese_calendar' in sys.modules else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (ran.returncode == 9) is loaded
