"""Chinese text: numerals."""

import pytest

from rectify_cli.core.chinese import numerals


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("３８", 38),
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("三十八", 38),
        ("一百零五", 105),
        ("一百二十", 120),
        ("二千零一十", 2010),
        ("二〇二四", 2024),
        ("两", 2),
    ],
)
def test_numbers_are_read_as_notices_write_them(written: str, value: int) -> None:
    assert numerals.value(written) == value
