"""What is due as a table, as Markdown and as a calendar."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest

from commandline import Rectify, process
from due_ledger import AS_OF, THIRD, folder, policy

__all__ = ["folder"]


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
        "unfinished without a deadline: 1\n"
    )
    assert max(len(line) for line in rectify("--lang", "zh", "due", *AS_OF).out.splitlines()) <= 80


def test_markdown_escapes_the_words_of_the_data(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/003.yaml").write_bytes(THIRD.replace("采购不规范", "采购|<b>").encode())
    lines = rectify("due", "--format", "md", *AS_OF).out.splitlines()
    assert lines[3] == "| --- | --- | --- | --- | --- | --- |"
    assert lines[4] == "| red | 3 | 采购\\|\\<b> | 财务科 | 2025-01-10 | 5 days overdue |"


def test_nothing_due_is_said(rectify: Rectify, folder: Path) -> None:
    del folder
    ran = rectify("due", "--as-of", "2024-07-01")
    assert (ran.code, ran.out) == (0, "nothing is overdue or due soon\nunfinished without a deadline: 2\n")


def calendar(folder: Path, *words: str, **environ: str) -> bytes:
    ran = process("-q", "due", "--format", "ics", *words, folder=folder, **environ)
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


def test_without_the_library_a_calendar_says_what_to_install(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ran = rectify("due", "--format", "ics", *AS_OF)
    assert (ran.code, "rectify-cli[calendar]" in ran.err) == (3, True)
