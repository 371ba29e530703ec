"""Several ids in one word: each once, and a clear refusal in both languages for what is none."""

from itertools import islice

import pytest

from rectify_cli.cli.ids import ids
from rectify_cli.core.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("3", [3]),
        ("3,5,7", [3, 5, 7]),
        ("1-3,12", [1, 2, 3, 12]),
        ("2, 1-3 ,2", [2, 1, 3]),
        ("1，2、4～5", [1, 2, 4, 5]),
        ("１－２", [1, 2]),
        ("7-7", [7]),
    ],
)
def test_each_id_comes_once_in_its_order(typed: str, numbers: list[int]) -> None:
    assert list(ids(typed)) == numbers


@pytest.mark.parametrize("typed", ["", "x", "1,", "1-", "-1", "1-2-3", "1;2", "1.5", "1234567890"])
def test_what_is_no_id_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        ids(typed)
    assert (refused.value.message.zh, refused.value.message.en) == (f"“{typed}”不是编号", f"“{typed}” is not an id")
    assert refused.value.hint
    assert "1-9,12" in refused.value.hint.zh


def test_a_range_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        ids("1,9-3")
    assert "“9-3”写反了" in refused.value.message.zh
    assert refused.value.hint
    assert refused.value.hint.en == "write 3-9"


def test_a_range_that_never_ends_is_counted_no_further_than_asked() -> None:
    assert list(islice(ids("1-999999999"), 3)) == [1, 2, 3]
