"""The office's own words for statuses: what they count as, and which of them is printed."""

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit, Put, Remove


def edits(labels: dict[str, Status], *words: tuple[str, str], printed: bool = False) -> tuple[Edit, ...]:
    inspection = ledgers.INSPECTION.model_copy(update={"labels": labels})
    return actions.set_labels(Ledger(Entry(inspection, ledgers.Nowhere())), words, printed=printed).edits


DONE = {"完成": Status.COMPLETED}


def test_a_word_that_is_only_read_never_becomes_the_one_that_is_printed() -> None:
    both = Put(("labels",), {"已完成": "completed", "长期坚持": "completed"})
    assert edits({}, ("长期坚持", "已完成")) == (both,)
    assert edits(DONE, ("长期坚持", "办结")) == (Put(("labels", "长期坚持"), "completed"),)


def test_a_word_that_is_to_be_printed_goes_first() -> None:
    first = Put(("labels",), {"整改到位": "completed", "完成": "completed"})
    assert edits(DONE, ("整改到位", "completed"), printed=True) == (first,)
    assert edits({}, ("完成", "已完成")) == (Put(("labels",), {"完成": "completed"}),)


def test_a_word_is_removed_and_with_the_last_the_key() -> None:
    assert edits(DONE | {"长期坚持": Status.STAGED}, ("长期坚持", "")) == (Remove(("labels", "长期坚持")),)
    assert edits(DONE, ("完成", "")) == (Remove(("labels",)),)
    assert edits(DONE, ("完成", "completed")) == ()


@pytest.mark.parametrize(
    ("word", "status", "message"),
    [
        ("已完成", "整改中", "“已完成” is completed itself"),
        ("长期坚持", "好", "“好” is not a status"),
        ("甲 乙", "completed", "is not one word"),
        ("基本完成", "", "is no word of this ledger"),
    ],
)
def test_what_is_no_word_or_no_status_is_refused(word: str, status: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        edits(DONE, (word, status))
