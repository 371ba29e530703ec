"""Closing an issue: signed in order, void when it is reopened, counted as the policy says."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledgers
import workspaces
from amending import files, folder, text
from commandline import Rectify
from rectify_cli import store
from rectify_cli.core.terms import Basis, Register, Status
from rectify_cli.ledger import Entry, Ledger, accepted
from rectify_cli.ledger.model import Issue, SignOff

__all__ = ["folder"]

PARTIES = ("责任部门", "分管领导", "整改办")
DAYS = ("2025-01-02", "2025-01-03", "2025-01-04")


def sign(rectify: Rectify, *parties: str) -> None:
    for role in parties:
        ran = rectify("sign-off", "1", "--by", "张某", "--role", role, "--date", DAYS[PARTIES.index(role)])
        assert ran.code == 0, ran.err


def policy(root: Path, text: str) -> None:
    name = root / "data/inspection.yaml"
    name.write_bytes(name.read_bytes() + f"policy: {text}\n".encode())


def test_the_parties_sign_one_after_another(rectify: Rectify, folder: Path) -> None:
    old = text(folder, "issues/001.yaml")
    words = ("sign-off", "1", "--by", "张某", "--role", "责任部门", "--date", "2025-01-02")
    dry = rectify(*words, "--dry-run")
    assert (dry.code, "+  - {role: 责任部门, by: 张某, date: 2025-01-02}\n" in dry.out) == (0, True)
    assert text(folder, "issues/001.yaml") == old
    assert rectify(*words).err == "data/issues/001.yaml: signed by 张某 (责任部门) on 2025-01-02\n"
    sign(rectify, "分管领导")
    last = rectify("sign-off", "1", "--by", "王某", "--role", "整改办", "--date", "2025-01-04")
    assert last.err.endswith("on 2025-01-04; all parties have signed\n")
    assert text(folder, "issues/001.yaml").count("  - {role: ") == 3
    assert rectify("check").code == 0


@pytest.mark.parametrize(
    ("signed", "words", "said"),
    [
        (0, ["1", "--role", "分管领导"], "it is the turn of 责任部门, not of 分管领导"),
        (
            0,
            ["1", "--role", "纪委"],
            "the parties sign in this order: 责任部门 → 分管领导 → 整改办",
        ),
        (1, ["1", "--role", "责任部门"], "责任部门 signed on 2025-01-02 (张某)"),
        (2, ["1", "--role", "整改办", "--date", "2025-01-02"], "is before the last entry, 2025-01-03"),
        (0, ["1", "--role", "责任部门", "--date", "2024-12-30"], "is before the last entry, 2024-12-31"),
        (0, ["1", "--role", "责任部门", "--date", "2124-12-30"], "is after today"),
        (0, ["2", "--role", "责任部门"], "issue 2 is staged and cannot be closed yet"),
        (0, ["9", "--role", "责任部门"], "no issue 9; the nearest are 1, 2"),
    ],
)
def test_a_signature_out_of_turn_is_refused(
    rectify: Rectify, folder: Path, signed: int, words: list[str], said: str
) -> None:
    sign(rectify, *PARTIES[:signed])
    old = files(folder)
    ran = rectify("sign-off", *words, "--by", "张某")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == old


def test_nobody_signs_what_is_not_ready(rectify: Rectify, folder: Path) -> None:
    policy(folder, "{closing: {evidence: true, measures_done: true}}")
    words = ("sign-off", "1", "--by", "张某", "--role", "责任部门", "--date", "2025-01-02")
    assert "issue 1 has no evidence on file" in rectify(*words).err
    (folder / "报告.txt").write_bytes(b"x")
    rectify("evidence", "add", "1", "报告.txt")
    ran = rectify(*words)
    assert (ran.code, "`rectify measure done 1 1`" in ran.err) == (2, True)
    rectify("measure", "done", "1", "1", "--date", "2024-12-01")
    assert rectify(*words).code == 0


def test_reopening_voids_the_signatures_and_keeps_them(rectify: Rectify, folder: Path) -> None:
    sign(rectify, *PARTIES[:2])
    words = ("reopen", "1", "--reason", "材料不实", "--date", "2025-01-05")
    assert rectify(*words, "--dry-run").out.count("\n+") == 4
    assert rectify(*words).err == "data/issues/001.yaml: reopened on 2025-01-05; signatures voided: 2\n"
    written = text(folder, "issues/001.yaml")
    assert "  - {date: 2025-01-05, status: in_progress, note: 材料不实}\n" in written
    assert written.count("void: 2025-01-05}") == 2
    again = rectify(*words)
    assert (again.code, "issue 1 is in progress: nothing to reopen" in again.err) == (2, True)
    rectify("log", "1", "--status", "completed", "--date", "2025-01-05")
    signed = rectify("sign-off", "1", "--by", "张某", "--role", "责任部门", "--date", "2025-01-05")
    assert signed.code == 0, signed.err
    loaded = store.load(store.Workspace(folder)).ledger
    assert loaded
    assert [one.role for one in loaded.issues[0].record.signed] == ["责任部门"]
    assert [one.role for one in loaded.as_of(dt.date(2025, 1, 4)).issues[0].record.signed] == list(PARTIES[:2])
    assert "L274" not in rectify("check").out


def test_a_completion_that_was_signed_is_only_left_by_reopening(rectify: Rectify, folder: Path) -> None:
    sign(rectify, *PARTIES)
    old = files(folder)
    ran = rectify("log", "1", "--status", "in_progress", "--date", "2025-01-05")
    assert (ran.code, "`rectify reopen 1 --reason …`" in ran.err) == (2, True)
    assert files(folder) == old
    assert rectify("log", "1", "--status", "staged", "--date", "2024-10-01").code == 0
    assert rectify("log", "1", "--status", "completed", "--date", "2025-01-05", "--note", "复核").code == 0
    assert "L277" not in rectify("check").out


def test_a_reopening_before_what_it_undoes_is_refused(rectify: Rectify, folder: Path) -> None:
    sign(rectify, *PARTIES[:2])
    old = files(folder)
    for day, said in (("2025-01-02", "before the last entry, 2025-01-03"), ("2124-01-01", "is after today")):
        ran = rectify("reopen", "1", "--reason", "因", "--date", day)
        assert (ran.code, said in ran.err) == (2, True)
    assert files(folder) == old
    assert rectify("reopen", "2", "--reason", "退回", "--date", "2025-01-05").code == 0


def test_a_move_the_policy_does_not_allow_is_refused(rectify: Rectify, folder: Path) -> None:
    day = ("--date", "2025-01-05")
    ran = rectify("log", "1", "--status", "not_started", *day)
    assert (ran.code, "completed may not be followed by not started" in ran.err) == (2, True)
    policy(folder, "{moves: {not_started: [completed, staged], staged: [完成], completed: []}}")
    ran = rectify("reopen", "1", "--reason", "因", *day)
    assert (ran.code, "it may be followed by: (nothing)" in ran.err) == (2, True)
    assert rectify("log", "2", "--status", "completed", *day).code == 0


def test_the_notice_counts_what_was_accepted_where_the_policy_says_so(rectify: Rectify, folder: Path) -> None:
    sign(rectify, *PARTIES)
    policy(folder, "{counts: accepted}")
    out = rectify("status", "--as-of", "2025-01-10").out
    assert next(line for line in out.splitlines() if line.startswith("issues ")).split()[1:4] == ["2", "1", "1"]
    assert "1 reported as completed, 1 accepted by all parties" in out
    counted = ("render", "notice", "--draft", "-f", "md", "-o", "-")
    name = folder / "data/inspection.yaml"
    before = name.read_bytes()
    # Signed after the cut-off: the figures declared of that day are not so.
    assert "issues completed: declared 1, derived 0" in rectify("check").out
    assert "已完成整改0个，阶段性完成1个，未完成1个" in rectify(*counted).out
    name.write_bytes(before.replace(b"cut_off: 2024-12-31", b"cut_off: 2025-01-04"))
    assert "已完成整改1个，阶段性完成1个，未完成0个" in rectify(*counted).out


ROLES = st.lists(st.sampled_from(PARTIES), max_size=4)
SIGNED = st.builds(
    lambda roles, days, void: tuple(
        SignOff(role=role, by="某", date=day, void=day if gone else None)
        for role, day, gone in zip(roles, sorted(days), void, strict=False)
    ),
    ROLES,
    st.lists(ledgers.DAYS, min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
)


@given(ledgers.ledgers(), st.data())
def test_what_is_accepted_is_completed_and_signed_by_all(ledger: Ledger, data: st.DataObject) -> None:
    issues = tuple(
        Entry(entry.record.model_copy(update={"sign_offs": data.draw(SIGNED)}), entry.source) for entry in ledger.issues
    )
    inspection = ledgers.INSPECTION
    strict = inspection.model_copy(update={"policy": inspection.policy.model_copy(update={"counts": Basis.ACCEPTED})})
    reported = Ledger(ledger.inspection, issues, ledger.immediate, ledger.petitions)
    counted = Ledger(Entry(strict, ledger.inspection.source), issues, ledger.immediate, ledger.petitions).counted()
    assert reported.counted() is reported
    assert counted.counted() == counted
    for before, after in zip(issues, counted.issues, strict=True):
        issue: Issue = before.record
        closed = issue.status is Status.COMPLETED and {s.role for s in issue.sign_offs if not s.void} == set(PARTIES)
        assert accepted(issue, inspection) == closed
        assert (after.record.status is Status.COMPLETED) == closed
        if issue.status is not Status.COMPLETED or closed:
            assert after == before
    for register in (Register.IMMEDIATE, Register.PETITIONS):
        assert counted.tally(register) == reported.tally(register)
    assert counted.tally(Register.ISSUES).total == reported.tally(Register.ISSUES).total


@given(ledgers.histories(), SIGNED, ledgers.DAYS, ledgers.DAYS)
def test_a_signature_given_later_never_changes_an_earlier_day(
    history: tuple[object, ...], signed: tuple[SignOff, ...], day: dt.date, later: dt.date
) -> None:
    before, after = sorted((day, later))
    issue = Issue(id=1, title="甲", progress=history, sign_offs=signed)
    whole = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    assert whole.as_of(after).as_of(before).issues[0].record.signed == whole.as_of(before).issues[0].record.signed


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "{colours: [{colour: 绿, meaning: 甲}, {colour: 红, within: -1, meaning: 乙}]}",
            "after green is never used",
        ),
        ("{deadlines: {plan_months: 1, plan_working_days: 10}}", "cannot both be written"),
        ("{counts: 签字}", "reported, accepted"),
        ("{moves: {complete: [完成]}}", "a key of “moves” is “complete”"),
        ("{colour: []}", "colours"),
        ("{dispatch_days: 0}", "0"),
    ],
)
def test_a_policy_that_means_nothing_is_refused(rectify: Rectify, folder: Path, written: str, said: str) -> None:
    policy(folder, written)
    ran = rectify("check")
    assert (ran.code, said in ran.out) == (1, True)


def test_a_calendar_of_ones_own_is_read_and_refused_with_its_place(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"data/calendar.yaml": "holidays: [2024-06-31]\n"})
    ran = rectify("check")
    assert (ran.code, "data/calendar.yaml:1:12" in ran.out) == (1, True)
