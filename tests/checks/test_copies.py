"""Words under two problems are found however many begin alike."""

import pytest

from rectify_cli.checks import copies

BEGINNING = "制定年度学习计划并按月组织研讨"


def pairs(*texts: tuple[int, str]) -> list[tuple[int, int]]:
    everything = [said for order, (issue, text) in enumerate(texts) for said in copies.said(text, issue, order, order)]
    return [(earlier.at, later.at) for earlier, later in copies.copied(everything)]


def test_the_whole_and_a_beginning_are_copies_and_what_is_short_is_none() -> None:
    assert pairs((1, f"{BEGINNING}一次。"), (2, f"{BEGINNING}一次；")) == [(0, 1)]
    assert pairs((1, f"{BEGINNING}一次，再行考核。"), (2, f"{BEGINNING}一次。")) == [(0, 1)]
    assert pairs((1, "加强学习教育。"), (2, "加强学习教育。")) == []
    assert pairs((1, f"{BEGINNING}一次。"), (1, f"{BEGINNING}一次。")) == []


def test_a_longer_one_of_the_same_problem_does_not_hide_a_copy() -> None:
    assert pairs((1, f"{BEGINNING}一次"), (1, f"{BEGINNING}一次甲"), (2, f"{BEGINNING}一次乙")) == [(0, 2)]


@pytest.mark.parametrize("number", [20, 2000])
def test_each_of_many_copies_is_named_once(number: int) -> None:
    found = pairs(*((issue, f"{BEGINNING}一次。") for issue in range(number)))
    assert len(found) == number - 1
