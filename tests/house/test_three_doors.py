"""The three doors to the data agree: what a verb or a sheet may write `check` accepts, what it refuses they refuse."""

from pathlib import Path
from typing import NamedTuple

import pytest

import workspaces
from commandline import Rectify
from rectify_cli import store

_HEAD, _, _REST = workspaces.INSPECTION.partition("declared:")
INSPECTION = _HEAD + _REST[_REST.index("notice:") :]
FRESH = "id: 1\ntitle: 学习不够\nmeasures:\n  - 补学。\nresults:\n  - 已补学。\n"
STAGED = """\
id: 1
title: 学习不够
due: 2025-06-30
progress:
  - {date: 2024-12-31, status: staged}
measures:
  - 补学。
results:
  - 已补学。
plan:
  - 建章。
"""
SIGNED = """\
id: 1
title: 学习不够
sign_offs:
  - {role: 责任部门, by: 张某, date: 2025-01-05}
progress:
  - {date: 2024-12-31, status: completed}
measures:
  - {text: 补学。, done: 2024-12-01}
results:
  - 已补学。
"""
EXTENDED = """\
id: 1
title: 学习不够
due: 2025-06-30
extensions:
  - {from: 2025-03-31, to: 2025-06-30, date: 2025-01-05, reason: 天气}
measures:
  - 补学。
results:
  - 已补学。
"""
STRICT = "policy: {moves: {not_started: [staged, completed], staged: [in_progress], in_progress: [completed]}}\n"


class Case(NamedTuple):
    """A change as each door is asked for it, the file by hand, and the rule that it breaks (None: it may be made)."""

    before: str
    verb: str
    cells: dict[str, str]
    by_hand: tuple[str, str]
    rule: str | None
    policy: str = ""


def logged(date: str, status: str) -> tuple[str, dict[str, str], str]:
    """Return the words, the cells and the line of YAML of a status."""
    return (
        f"log 1 --status {status} --date {date}",
        {"整改状态": status, "进展日期": date},
        f"  - {{date: {date}, status: {status}}}\n",
    )


def first(date: str, rule: str | None) -> Case:
    """Return the case of a first entry of the history."""
    verb, cells, line = logged(date, "completed")
    return Case(FRESH, verb, cells, ("measures:", f"progress:\n{line}measures:"), rule)


def following(before: str, date: str, status: str, rule: str | None, policy: str = "") -> Case:
    """Return the case of one more entry of a history."""
    verb, cells, line = logged(date, status)
    return Case(before, verb, cells, ("measures:", f"{line}measures:"), rule, policy)


def due(before: str, day: str, rule: str | None, by_hand: tuple[str, str]) -> Case:
    """Return the case of another deadline."""
    return Case(before, f"set 1 due={day}", {"整改时限": day}, by_hand, rule)


CASES = {
    "progress before the visit": first("2024-02-29", "L221"),
    "progress on the first day on site": first("2024-03-01", None),
    "progress put right during the visit": first("2024-05-31", None),
    "progress still to come": first("2124-01-01", "L221"),
    "an allowed move": following(STAGED, "2025-01-05", "in_progress", None, STRICT),
    "a move that is not allowed": following(STAGED, "2025-01-05", "completed", "L270", STRICT),
    "back to where it began": following(STAGED, "2025-01-05", "not_started", "L270"),
    "a signed completion said again": following(SIGNED, "2025-01-06", "completed", None),
    "a signed completion left": following(SIGNED, "2025-01-06", "staged", "L277"),
    "a deadline before the visit": due(STAGED, "2024-02-29", "L221", ("2025-06-30", "2024-02-29")),
    "a deadline on the first day on site": due(STAGED, "2024-03-01", None, ("2025-06-30", "2024-03-01")),
    "a deadline that is corrected": due(STAGED, "2025-05-31", None, ("2025-06-30", "2025-05-31")),
    "a deadline other than the extended one": due(
        EXTENDED, "2025-05-31", "L241", ("due: 2025-06-30", "due: 2025-05-31")
    ),
    "the extended deadline put back": due(
        EXTENDED.replace("due: 2025-06-30", "due: 2025-05-31"), "2025-06-30", None, ("2025-05-31", "2025-06-30")
    ),
}  # fmt: skip


@pytest.fixture(params=["issues", "immediate"])
def register(request: pytest.FixtureRequest) -> str:
    """Name the register: the rules are the same in both."""
    return str(request.param)


def workspace(root: Path, register: str, case: Case, text: str) -> Path:
    """Write a ledger of one entry, and return the file of the entry."""
    name = "data/issues/001.yaml" if register == "issues" else "data/immediate/01.yaml"
    workspaces.write(root, {"data/inspection.yaml": INSPECTION + case.policy, name: text})
    return root / name


def wording(file: Path) -> str:
    return file.read_bytes().decode()


def record(root: Path, register: str) -> object:
    loaded = store.load(store.Workspace(root)).ledger
    assert loaded
    return getattr(loaded, register)[0].record


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_by_a_verb(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case, register: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = workspace(tmp_path, register, case, case.before)
    ran = rectify(*case.verb.split(), "--register", register)
    after = case.before if case.rule else case.before.replace(*case.by_hand)
    assert (ran.code, wording(file)) == (2 if case.rule else 0, after), ran.err
    assert "error" in ran.err if case.rule else "error" not in ran.err


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_by_a_sheet(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case, register: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = workspace(tmp_path, register, case, case.before)
    before = record(tmp_path, register)
    headers, values = ",".join(["编号", "反馈问题", *case.cells]), ",".join(["1", "学习不够", *case.cells.values()])
    (tmp_path / "表.csv").write_bytes(f"{headers}\n{values}\n".encode())
    ran = rectify("import", "表.csv", "--register", register, "--yes")
    assert (ran.code, "X719" in ran.err) == ((1, True) if case.rule else (0, False)), ran.err
    after = record(tmp_path, register)
    if case.rule:
        assert after == before
        return
    file.write_bytes(case.before.replace(*case.by_hand).encode())
    assert after == record(tmp_path, register)


def test_a_sheet_corrects_the_status_of_a_day(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: str
) -> None:
    """The last entry is replaced, so what it said is no step on the way."""
    monkeypatch.chdir(tmp_path)
    file = workspace(tmp_path, register, following(STAGED, "2024-12-31", "completed", None, STRICT), STAGED)
    (tmp_path / "表.csv").write_bytes("编号,反馈问题,整改状态\n1,学习不够,completed\n".encode())
    ran = rectify("import", "表.csv", "--register", register, "--date", "2024-12-31")
    assert (ran.code, wording(file)) == (0, STAGED.replace("staged", "completed")), ran.err
    assert rectify("check", "--quick").code == 0


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_by_hand(rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case, register: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert case.by_hand[0] in case.before
    workspace(tmp_path, register, case, case.before.replace(*case.by_hand))
    ran = rectify("check", "--quick")
    assert (ran.code, f"error[{case.rule}]" in ran.out) == ((1, True) if case.rule else (0, False)), ran.out


UNSIGNED = SIGNED.replace("sign_offs:\n  - {role: 责任部门, by: 张某, date: 2025-01-05}\n", "")
TWICE = UNSIGNED.replace("completed}\n", "completed}\n  - {date: 2025-01-10, status: completed}\n")
SIGN = "sign-off 1 --by 张某 --role 责任部门 --date"
EXTEND = "extend 1 --to 2025-12-31 --reason 雨 --date"


def signed(text: str, date: str) -> str:
    return text.replace("progress:", f"sign_offs:\n  - {{role: 责任部门, by: 张某, date: {date}}}\nprogress:")


def extended(date: str) -> str:
    more = f"  - {{from: 2025-06-30, to: 2025-12-31, date: {date}, reason: 雨}}\n"
    return EXTENDED.replace("due: 2025-06-30", "due: 2025-12-31").replace("measures:", f"{more}measures:")


def done(date: str) -> str:
    return STAGED.replace("- 补学。\n", f"- text: 补学。\n    done: {date}\n")


def put(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def between(status: str) -> str:
    return put(STAGED, "progress:\n", f"progress:\n  - {{date: 2024-10-01, status: {status}}}\n")


@pytest.mark.parametrize(
    ("before", "words", "by_hand", "rule"),
    [
        (STAGED, "measure done 1 1 --date 2024-02-29", done("2024-02-29"), "L221"),
        (STAGED, "measure done 1 1 --date 2024-03-01", done("2024-03-01"), None),
        (STAGED, "measure done 1 1 --date 2124-03-01", done("2124-03-01"), "L276"),
        (UNSIGNED, f"{SIGN} 2024-12-30", signed(UNSIGNED, "2024-12-30"), "L277"),
        (UNSIGNED, f"{SIGN} 2024-12-31", signed(UNSIGNED, "2024-12-31"), None),
        (UNSIGNED, f"{SIGN} 2124-12-31", signed(UNSIGNED, "2124-12-31"), "L276"),
        (TWICE, f"{SIGN} 2025-01-05", signed(TWICE, "2025-01-05"), None),
        (EXTENDED, f"{EXTEND} 2025-01-06", extended("2025-01-06"), None),
        (EXTENDED, f"{EXTEND} 2025-01-05", extended("2025-01-05"), None),
        (EXTENDED, f"{EXTEND} 2025-01-04", extended("2025-01-04"), "L220"),
        (EXTENDED, f"{EXTEND} 2124-01-04", extended("2124-01-04"), "L276"),
        (EXTENDED, "set 1 due=", EXTENDED.replace("due: 2025-06-30\n", ""), "L241"),
        (EXTENDED, "set 1 extensions.1.to=2025-07-31", put(EXTENDED, "to: 2025-06-30", "to: 2025-07-31"), "L241"),
        (EXTENDED, "set 1 extensions.1.reason=雪", put(EXTENDED, "天气", "雪"), None),
        (EXTENDED, "set 1 extensions.1.date=2024-02-29", put(EXTENDED, "2025-01-05", "2024-02-29"), "L221"),
        (SIGNED, "set 1 sign_offs.1.date=2024-12-30", put(SIGNED, "2025-01-05", "2024-12-30"), "L277"),
        (SIGNED, "set 1 measures.1.done=2024-02-29", put(SIGNED, "2024-12-01", "2024-02-29"), "L221"),
        (SIGNED, "set 1 progress.1.date=2025-01-06", put(SIGNED, "2024-12-31", "2025-01-06"), "L277"),
        (SIGNED, "set 1 progress.1.status=staged", put(SIGNED, "status: completed", "status: staged"), "L277"),
        (STAGED, "set 1 progress.1.status=in_progress", put(STAGED, "status: staged", "status: in_progress"), None),
        (STAGED, "log 1 --status in_progress --date 2024-10-01", between("in_progress"), None),
        (STAGED, "log 1 --status completed --date 2024-10-01", between("completed"), "L270"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_what_no_sheet_holds_by_a_verb_and_by_hand(  # noqa: PLR0913, PLR0917 - a case each
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, words: str, by_hand: str, rule: str
) -> None:
    policy = "policy: {moves: {not_started: [in_progress, staged, completed], in_progress: [staged, completed]}}\n"
    monkeypatch.chdir(tmp_path)
    files = workspaces.write(tmp_path, {"data/inspection.yaml": INSPECTION + policy, "data/issues/001.yaml": before})
    ran = rectify(*words.split())
    assert ran.code == (2 if rule else 0), ran.err
    assert wording(files / "data/issues/001.yaml") == (before if rule else by_hand)
    (files / "data/issues/001.yaml").write_bytes(by_hand.encode())
    ran = rectify("check", "--quick")
    assert (ran.code, f"error[{rule}]" in ran.out) == ((1, True) if rule else (0, False)), ran.out


def test_what_is_wrong_already_stops_no_other_change(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that somebody wrote by hand, before the visit and against its signature, is worked on all the same."""
    broken = SIGNED.replace("completed", "staged").replace("2024-12-31", "2024-01-31")
    monkeypatch.chdir(tmp_path)
    workspaces.write(tmp_path, {"data/inspection.yaml": INSPECTION, "data/issues/001.yaml": broken})
    for words in ("log 1 --status in_progress --date 2025-01-05", "set 1 owner=甲", "set 1 measures.1.done=2024-12-02"):
        ran = rectify(*words.split())
        assert ran.code == 0, ran.err
