"""A small digit is the mark of a note, unless it is a power or stands alone."""

import pytest

from rectify_cli.documents.notes import is_note_mark


@pytest.mark.parametrize(
    ("raised", "before", "mark"),
    [
        ("3", "追缴36万元", True),
        ("[12]", "36", True),
        ("①", "问题", True),
        ("*", "36", True),
        ("2", "5km", False),
        ("3", "5米", False),
        ("3", "", False),
        ("th", "4", False),
        ("2024", "36", False),
    ],
)
def test_marks(raised: str, before: str, mark: bool) -> None:  # noqa: FBT001 - a case of the table
    assert is_note_mark(raised, before) is mark
