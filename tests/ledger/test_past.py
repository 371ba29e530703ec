"""The ledger of a past day: only what was dated by then, and every item where it is written."""

import datetime as dt

import pytest

import workspaces
from rectify_cli import store
from rectify_cli.ledger import Ledger

DECLARED = """\
plan_submitted: 2024-09-01
declared:
  - as_of: 2024-12-31
    issues: {total: 1, completed: 1}
  - as_of: 2024-08-01
    issues: {total: 1, completed: 0}
"""
ISSUE = """\
id: 1
title: 学习不够
progress:
  - {date: 2024-12-31, status: completed}
  - {date: 2024-07-01, status: in_progress}
due: 2025-06-30
extensions:
  - {from: 2024-12-31, to: 2025-06-30, date: 2024-12-01, reason: 未批}
  - {from: 2024-10-31, to: 2024-12-31, date: 2024-07-01, reason: 未批}
results: [已补学。]
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Return a ledger whose lists have their newest item first."""
    inspection = workspaces.INSPECTION
    start = inspection.index("declared:")
    end = inspection.index("notice:")
    files = {"data/inspection.yaml": inspection[:start] + DECLARED + inspection[end:], "data/issues/001.yaml": ISSUE}
    loaded = store.load(store.Workspace(workspaces.write(tmp_path_factory.mktemp("past"), files)))
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    return loaded.ledger


def test_what_is_dated_later_is_not_there_yet(whole: Ledger) -> None:
    then = whole.as_of(dt.date(2024, 8, 31))
    inspection, issue = then.inspection.record, then.issues[0].record
    assert inspection.plan_submitted is None
    assert [str(each.as_of) for each in inspection.declared] == ["2024-08-01"]
    assert [step.status.value for step in issue.progress] == ["in_progress"]
    assert (str(issue.due), len(issue.extensions)) == ("2024-12-31", 1)
    assert whole.as_of(dt.date(2024, 9, 1)).inspection.record.plan_submitted == dt.date(2024, 9, 1)


def test_what_is_left_is_placed_where_it_is_written(whole: Ledger) -> None:
    for then in (whole.as_of(dt.date(2024, 8, 31)), whole.as_of(dt.date(2024, 12, 1)).as_of(dt.date(2024, 8, 31))):
        assert then.inspection.place("declared", 0, "as_of").line == 12
        issue = then.issues[0]
        assert issue.place("progress", 0, "status").line == 5
        assert issue.place("extensions", 0, "to").line == 9
        assert issue.place("extensions", 1, "to").line == whole.issues[0].place("extensions", 1, "to").line
    assert whole.issues[0].place("progress", 0, "status").line == 4
