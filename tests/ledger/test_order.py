"""Papers list each aspect together, wherever its issues stand in the ledger."""

from hypothesis import given
from hypothesis import strategies as st

from ledgers import Nowhere
from rectify_cli.ledger import Entry
from rectify_cli.ledger.model import Issue
from rectify_cli.ledger.order import by_aspect


def entries(aspects: list[str | None]) -> list[Entry[Issue]]:
    """Return an entry of each aspect, with the ids 1, 2, 3 …."""
    return [
        Entry(Issue(id=number, title="学习不够", aspect=aspect), Nowhere())
        for number, aspect in enumerate(aspects, start=1)
    ]


def test_a_later_issue_joins_its_aspect() -> None:
    made = by_aspect(entries(["党建", "财务", None, "党建", "财务", "党建"]))
    assert [entry.record.id for entry in made] == [3, 1, 4, 6, 2, 5]


def test_a_sheet_has_no_headings_that_those_without_an_aspect_could_fall_under() -> None:
    made = by_aspect(entries(["党建", None, "财务", "党建", None]), headed=False)
    assert [entry.record.id for entry in made] == [1, 4, 2, 5, 3]


@given(st.lists(st.sampled_from([None, "党建", "财务", "作风"]), max_size=8))
def test_no_issue_is_lost_and_no_aspect_comes_twice(aspects: list[str | None]) -> None:
    before = entries(aspects)
    after = by_aspect(before)
    assert sorted(entry.record.id for entry in after) == [entry.record.id for entry in before]
    assert by_aspect(after) == after
    groups = list(dict.fromkeys(entry.record.aspect for entry in after))
    for aspect in groups:
        own = [entry.record.id for entry in after if entry.record.aspect == aspect]
        assert own == sorted(own)
    assert [group for group in groups if group] == [group for group in dict.fromkeys(aspects) if group]
