"""An entry taken out: what goes with it, and what is said."""

import datetime as dt
from typing import Any

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.actions import Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger, StoredFile
from rectify_cli.ledger.model import Issue

TODAY = dt.date(2025, 1, 15)
PIECE = {"file": "001/甲.pdf", "sha256": "a", "size": 1}


def subject(*evidence: list[dict[str, Any]]) -> Subject[Issue]:
    """Return the first of as many issues as there are lists of evidence."""
    entries = [
        Entry(Issue.model_validate({"id": number, "title": "学习不够", "evidence": pieces}), ledgers.Nowhere())
        for number, pieces in enumerate(evidence, start=1)
    ]
    files = {"001/甲.pdf": StoredFile(1, "a")}
    return Subject(Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), tuple(entries), files=files), entries[0], TODAY)


@pytest.mark.parametrize(
    ("evidence", "files", "sentence"),
    [
        ([[]], (), "“学习不够” moved to data/removed/; issues: 1 before, 0 after"),
        (
            [[PIECE, PIECE], []],
            ("001/甲.pdf",),
            "“学习不够” moved to data/removed/, with its evidence (1); issues: 2 before, 1 after",
        ),
        ([[PIECE], [PIECE]], (), "“学习不够” moved to data/removed/; issues: 2 before, 1 after"),
        ([[PIECE | {"file": "001/乙.pdf"}]], (), "“学习不够” moved to data/removed/; issues: 1 before, 0 after"),
    ],
    ids=["no evidence", "its own", "that of another too", "a file that is gone"],
)
def test_what_nobody_else_records_goes_along(
    evidence: list[list[dict[str, Any]]], files: tuple[str, ...], sentence: str
) -> None:
    deletion = actions.delete(subject(*evidence), Register.ISSUES, " 重复\n登记 ", TODAY)
    assert (deletion.files, deletion.sentence.en) == (files, sentence)
    assert deletion.comment == "# 2025-01-15 删除：重复 登记"


def test_there_is_a_reason() -> None:
    with pytest.raises(UsageError):
        actions.delete(subject([]), Register.ISSUES, " \n", TODAY)
