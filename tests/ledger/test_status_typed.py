"""A status as people type it: the ledger's own words first, then the usual ones, then those of notices."""

import pytest

import ledgers
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Status
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.status_typed import TypedStatus

OWN = ledgers.INSPECTION.model_copy(update={"labels": {"基本完成": Status.IN_PROGRESS}})


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("completed", TypedStatus(Status.COMPLETED, "completed")),
        ("已完成", TypedStatus(Status.COMPLETED, "completed")),
        ("办结", TypedStatus(Status.COMPLETED, "completed", "办结")),
        ("已办结", TypedStatus(Status.COMPLETED, "completed", "已办结")),
        ("正在办理", TypedStatus(Status.IN_PROGRESS, "in_progress", "正在办理")),
        ("基本完成", TypedStatus(Status.IN_PROGRESS, "基本完成")),
    ],
)
def test_a_word_means_one_status(typed: str, meaning: TypedStatus) -> None:
    assert status_typed.read(OWN, typed) == meaning


def test_a_word_nobody_has_is_refused_with_those_there_are() -> None:
    assert status_typed.find(OWN, "好了") is None
    with pytest.raises(UsageError) as refused:
        status_typed.read(OWN, "好了")
    assert refused.value.hint
    assert "completed (已完成)" in refused.value.hint.en
    assert "基本完成" in refused.value.hint.zh
