"""A lazy pattern is compiled once, at its first use, and then is what it stands for."""

import re

import pytest

from rectify_cli.core.patterns import lazy


def test_a_pattern_finds_what_it_would_compiled() -> None:
    number = lazy("(?P<n>[0-9]+)个")
    assert [match["n"] for match in number.finditer("3个和5个")] == ["3", "5"]
    assert number.sub("若干", "3个") == "若干"
    assert number.pattern == "(?P<n>[0-9]+)个"
    assert number.groupindex == {"n": 1}


def test_a_broken_pattern_is_told_at_its_first_use() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")
