"""The words of the field: read by their value or their Chinese label, each label of one value."""

import pytest

from rectify_cli.core.terms import Column, Status, Term, column_of

KINDS = Term.__subclasses__()


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_is_read_in_the_data_and_as_people_print_it(kind: type[Term]) -> None:
    for word in kind:
        assert {kind(written) for written in (str(word), word.label.zh, *word.aliases)} == {word}
    with pytest.raises(ValueError, match="bogus"):
        kind("bogus")


def test_every_status_is_counted_in_a_column_but_never_as_the_total() -> None:
    printed = {Status.COMPLETED: Column.COMPLETED, Status.STAGED: Column.STAGED}
    assert {status: column_of(status) for status in Status} == dict.fromkeys(Status, Column.UNFINISHED) | printed
