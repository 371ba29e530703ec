"""An entry by its id, and what is said where there is none."""

import pytest

import ledgers
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger, lookup
from rectify_cli.ledger.model import Issue


def entries(*ids: int, folder: str = "issues") -> tuple[Entry[Issue], ...]:
    return tuple(Entry(Issue(id=each, title="甲"), ledgers.Nowhere(f"data/{folder}/{each:03}.yaml")) for each in ids)


def whole(*ids: int) -> Ledger:
    return Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), entries(*ids))


def test_an_entry_is_found_in_its_own_register() -> None:
    ledger = whole(3, 7)
    assert lookup.entry(ledger, Register.ISSUES, 7) is ledger.issues[1]
    with pytest.raises(UsageError):
        lookup.entry(ledger, Register.IMMEDIATE, 7)


@pytest.mark.parametrize(
    ("ids", "number", "zh", "en"),
    [
        ((3, 7), 5, "反馈问题没有第 5 号，相近的有 3、7", "no issue 5; the nearest are 3, 7"),
        (
            (1, 2, 4, 6, 7, 9),
            5,
            "反馈问题没有第 5 号，相近的有 1、2、4、6、7",
            "no issue 5; the nearest are 1, 2, 4, 6, 7",
        ),
        ((), 1, "反馈问题没有第 1 号，一条也没有", "no issue 1; there are none"),
    ],
)
def test_those_nearest_to_it_are_named(ids: tuple[int, ...], number: int, zh: str, en: str) -> None:
    with pytest.raises(UsageError) as missing:
        lookup.entry(whole(*ids), Register.ISSUES, number)
    assert missing.value.message == Phrase(zh, en)


def test_a_hint_names_the_register_where_it_is_not_the_usual_one() -> None:
    hint = Phrase("rectify edit ID", "`rectify edit ID`")
    assert lookup.named(hint, entries(3)[0]).zh == "rectify edit 3"
    assert lookup.named(hint, entries(3, folder="immediate")[0]).en == "`rectify edit 3 --register immediate`"
