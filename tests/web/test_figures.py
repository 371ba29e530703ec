"""The figures of a form: those typed are taken, those left empty are not, and what is no number is refused."""

import pytest

from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Column, Register
from rectify_cli.web import figures
from rectify_cli.web.fields import Fields


def test_what_is_typed_is_given_and_what_is_left_empty_is_not() -> None:
    given = figures.given(Fields({"issues.total": " 30", "issues.staged": "", "immediate.completed": "0"}))
    assert given == {Register.ISSUES: {Column.TOTAL: 30}, Register.IMMEDIATE: {Column.COMPLETED: 0}}


@pytest.mark.parametrize("text", ["三十", "-1", "3.5", "３"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=text):
        figures.given(Fields({"issues.total": text}))
