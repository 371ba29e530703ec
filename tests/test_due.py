"""What is due: by the colours of the policy, for cron, for a calendar, and as a letter per owner."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import docx
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledgers
import workspaces
from commandline import Rectify, process
from rectify_cli.core.terms import Colour, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Alert, Issue, Policy
from rectify_cli.views import due

INSPECTION = workspaces.INSPECTION.replace("declared:\n  - as_of: 2024-12-31\n", "").replace(
    "    issues: {total: 2, completed: 1, staged: 1, unfinished: 0}\n", ""
)
THIRD = "id: 3\ntitle: 采购不规范\nowner: 财务科\nlead: 王某\ndue: 2025-01-10\n"
FOURTH = "id: 4\ntitle: 没有时限的一个\nowner: 财务科\n"
FILES = {
    "data/inspection.yaml": INSPECTION,
    "data/issues/001.yaml": f"owner: 办公室\n{workspaces.FIRST}",
    "data/issues/002.yaml": f"owner: 办公室/人事\n{workspaces.SECOND.replace('2025-12-31', '2025-02-14')}",
    "data/issues/003.yaml": THIRD,
    "data/issues/004.yaml": FOURTH,
    "data/immediate/03.yaml": "id: 3\ntitle: 车辆未登记\nowner: 财务科\ndue: 2025-01-15\n",
}
AS_OF = ("--as-of", "2025-01-15")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a ledger with one overdue, one due today, one due in thirty days, one undated and one completed."""
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


def policy(root: Path, text: str) -> None:
    (root / "data/inspection.yaml").write_bytes(f"{INSPECTION}policy: {text}\n".encode())


def test_the_table_of_what_is_due(rectify: Rectify, folder: Path) -> None:
    del folder
    ran = rectify("due", *AS_OF)
    assert ran.code == 1
    assert ran.out == (
        "colour  id                 issue         owner        due         left\n"
        "red     3                  采购不规范    财务科       2025-01-10  5 days overdue\n"
        "yellow  immediate fixes 3  车辆未登记    财务科       2025-01-15  0 days left\n"
        "yellow  2                  建设推进缓慢  办公室/人事  2025-02-14  30 days left\n"
        "\n"
        "red  1  overdue\n"
        "yellow  2  due within 30 days\n"
        "open and without a deadline: 1\n"
    )
    assert max(len(line) for line in rectify("--lang", "zh", "due", *AS_OF).out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("words", "code", "ids"),
    [
        ([], 1, ["3", "3", "2"]),
        (["--within", "29d"], 1, ["3", "3"]),
        (["--within", "0"], 1, ["3", "3"]),
        (["--within", "5周"], 1, ["3", "3", "2"]),
        (["--owner", "办公室/人事"], 0, ["2"]),
        (["--owner", "办公室"], 0, []),
        (["--as-of", "2025-01-10"], 0, ["3", "3"]),
        (["--as-of", "2024-07-01", "--within", "1w"], 0, []),
    ],
)
def test_what_is_shown_and_what_cron_is_told(
    rectify: Rectify, folder: Path, words: list[str], code: int, ids: list[str]
) -> None:
    del folder
    asked = [*words, *(() if "--as-of" in words else AS_OF)]
    ran = rectify("due", "--format", "json", *asked)
    assert (ran.code, [str(one["id"]) for one in json.loads(ran.out)["issues"]]) == (code, ids)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--within", "soon"], "--within soon is not a number of days"),
        (["--owner", "无此部门"], "owners: 办公室, 办公室/人事, 财务科"),
        (["--as-of", "2025-02-30"], "is not a date"),
        (["--format", "pdf"], "pdf"),
    ],
)
def test_nonsense_is_refused(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    del folder
    ran = rectify("due", *words)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


def test_the_colours_and_the_horizon_are_those_of_the_policy(rectify: Rectify, folder: Path) -> None:
    policy(folder, "{colours: [{colour: 橙, within: -6}, {colour: red, within: 10, meaning: 紧急}, {colour: blue}]}")
    out = rectify("due", *AS_OF).out
    assert [line.split()[0] for line in out.splitlines()[1:3]] == ["red", "red"]
    assert "red  2  紧急" in out
    assert "blue  1  not due yet" in rectify("due", *AS_OF, "--within", "60d").out
    assert "orange  1  overdue by 6 days or more" in rectify("due", "--as-of", "2025-01-16").out
    policy(folder, "{colours: []}")
    assert rectify("due", *AS_OF).out.splitlines()[1].split()[0] == "-"


def test_the_end_of_the_rectification_is_the_deadline_of_what_has_none(rectify: Rectify, folder: Path) -> None:
    policy(folder, "{deadlines: {rectification_months: 8, plan_working_days: 10}}")
    out = rectify("due", *AS_OF).out
    assert "2025-02-01  17 days left" in out
    assert "by 2024-06-17: 212 days overdue" in out
    assert rectify("due", "--owner", "办公室", *AS_OF).code == 0
    policy(folder, "{deadlines: {plan_months: 1}}\nplan_submitted: 2024-06-20")
    assert "plan" not in rectify("due", *AS_OF).out
    assert rectify("due", "--as-of", "2024-06-10").code == 0
    assert "by 2024-07-01: 21 days left" in rectify("due", "--as-of", "2024-06-10").out


def test_what_nobody_accepted_is_open_where_the_policy_counts_so(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/001.yaml").write_bytes(f"{workspaces.FIRST}due: 2025-01-01\n".encode())
    assert "学习不够" not in rectify("due", *AS_OF).out
    policy(folder, "{counts: accepted}")
    assert "学习不够" in rectify("due", *AS_OF).out


def test_markdown_escapes_the_words_of_the_data(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/003.yaml").write_bytes(THIRD.replace("采购不规范", "采购|<b>").encode())
    lines = rectify("due", "--format", "md", *AS_OF).out.splitlines()
    assert lines[1] == "| --- | --- | --- | --- | --- | --- |"
    assert lines[2] == "| red | 3 | 采购\\|\\<b> | 财务科 | 2025-01-10 | 5 days overdue |"


def test_nothing_due_is_said(rectify: Rectify, folder: Path) -> None:
    del folder
    ran = rectify("due", "--as-of", "2024-07-01")
    assert (ran.code, ran.out) == (0, "nothing is overdue or due soon\nopen and without a deadline: 2\n")


def calendar(folder: Path, *words: str, **environ: str) -> bytes:
    ran = process("due", "--format", "ics", *words, folder=folder, **environ)
    assert ran.stderr == b""
    return ran.stdout


def events(content: bytes) -> list[Any]:
    """Read the calendar back; a property is whatever its name makes it."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_the_calendar_is_the_same_anywhere_and_keeps_its_ids(folder: Path) -> None:
    first = calendar(folder, *AS_OF, TZ="Asia/Shanghai", PYTHONHASHSEED="1")
    assert first == calendar(folder, *AS_OF, TZ="America/New_York", PYTHONHASHSEED="2")
    assert b"\r\n" in first
    assert b"\r\r\n" not in first
    dated = events(first)
    assert [(str(one["summary"]), one["dtstart"].dt) for one in dated] == [
        ("3 采购不规范（财务科）", dt.date(2025, 1, 10)),
        ("3 车辆未登记（财务科）", dt.date(2025, 1, 15)),
        ("2 建设推进缓慢（办公室/人事）", dt.date(2025, 2, 14)),
    ]
    ids = [str(one["uid"]) for one in dated]
    assert len(set(ids)) == len(ids)
    (folder / "data/issues/003.yaml").write_bytes(THIRD.replace("2025-01-10", "2025-02-01").encode())
    later = events(calendar(folder, "--as-of", "2025-01-16"))
    assert {str(one["uid"]) for one in later} == set(ids)
    policy(folder, "{deadlines: {plan_months: 1}}")
    planned = events(calendar(folder, *AS_OF))
    assert planned[-1]["dtstart"].dt == dt.date(2024, 7, 1)


def test_a_letter_goes_to_each_owner_of_what_is_due(rectify: Rectify, folder: Path) -> None:
    (folder / "data/immediate/02.yaml").write_bytes("id: 2\ntitle: 无主\ndue: 2025-01-15\n".encode())
    ran = rectify("due", "--letters", "out", *AS_OF)
    assert ran.code == 1
    assert "what has no owner has no letter" in ran.err
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "reminder-办公室／人事.docx",
        "reminder-财务科.docx",
    ]
    paper = docx.Document(str(folder / "out/reminder-财务科.docx"))
    assert "财务科：" in [one.text for one in paper.paragraphs]
    overdue, coming = paper.tables
    assert [cell.text for cell in overdue.rows[1].cells] == [
        "3", "采购不规范", "王某", "", "未开始", "2025-01-10", "5",
    ]  # fmt: skip
    assert [cell.text for cell in coming.rows[1].cells][:2] == ["立行立改3", "车辆未登记"]
    assert rectify("due", "--letters", "out", "--owner", "财务科", "--letter-format", "md", *AS_OF).code == 1
    assert "已逾期1项，30天内到期1项" in (folder / "out/reminder-财务科.md").read_text(encoding="utf-8")


def test_a_letter_can_be_set_alone(rectify: Rectify, folder: Path) -> None:
    assert rectify("render", "reminder", "--owner", "财务科", "-f", "md", *AS_OF).code == 0
    assert (folder / "build/reminder-财务科.md").exists()
    ran = rectify("render", "reminder", "--owner", "无", *AS_OF)
    assert (ran.code, "no owner “无”" in ran.err) == (2, True)
    assert rectify("render", "reminder", "-o", "all.md", *AS_OF).code == 0
    said = (folder / "all.md").read_text(encoding="utf-8")
    assert "各责任部门：" in said
    assert "| 3 | 采购不规范 | 财务科 | 王某 |" in said


def test_without_the_library_a_calendar_says_what_to_install(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ran = rectify("due", "--format", "ics", *AS_OF)
    assert (ran.code, "rectify-cli[calendar]" in ran.err) == (3, True)


@given(ledgers.ledgers(), ledgers.DAYS, st.integers(0, 400), st.data())
def test_every_open_issue_is_listed_once_or_later_or_undated(
    ledger: Ledger, today: dt.date, within: int, data: st.DataObject
) -> None:
    days = st.none() | ledgers.DAYS
    dated = tuple(
        Entry(entry.record.model_copy(update={"due": data.draw(days)}), entry.source) for entry in ledger.issues
    )
    whole = Ledger(ledger.inspection, dated, (), ())
    found = due.build(whole, today, within)
    records: list[Issue] = [entry.record for entry in whole.as_of(today).issues]
    open_ = [one for one in records if one.status is not Status.COMPLETED]
    near = [one.id for one in open_ if one.deadline and (one.deadline - today).days <= within]
    assert sorted(one.id for one in found.issues) == sorted(near)
    assert found.undated == sum(one.deadline is None for one in open_)
    assert [one.due for one in found.issues] == sorted(one.due for one in found.issues)
    assert {one.register for one in found.issues} <= {Register.ISSUES}
    owned = [due.build(whole, today, within, owner).issues for owner in due.owners(whole)]
    assert sorted(one.id for some in owned for one in some) == sorted(near)


THRESHOLDS = st.lists(st.integers(-30, 90), unique=True, max_size=5).map(sorted)


@given(THRESHOLDS, st.booleans(), st.integers(-100, 200))
def test_the_first_colour_that_covers_the_days_is_shown(within: list[int], rest: bool, left: int) -> None:  # noqa: FBT001 - hypothesis gives it
    some = [Alert(colour=Colour.RED, within=one) for one in within] + ([Alert(colour=Colour.GREEN)] if rest else [])
    found = Policy(colours=tuple(some)).colour(left)
    reached = [one for one in within if left <= one]
    assert (found.within if found else None) == (min(reached) if reached else None)
    assert (found is None) is (not reached and not rest)
