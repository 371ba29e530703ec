"""Patterns that are compiled late: a text without their words is not read with them, any other as `re` reads it."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_cli.core.patterns import HAN, lazy
from rectify_cli.notices import quantities

NEEDY = {
    f"{module.name}.{name}": pattern
    for module in iter_modules(quantities.__path__)
    for name, pattern in vars(import_module(f"{quantities.__name__}.{module.name}")).items()
    if getattr(pattern, "needs", [""]) != [""]
}


def test_patterns_have_needs() -> None:
    """Both kinds: those that are only words, and those that name theirs."""
    assert {"counted._NAMED", "remainders._ALL_TOLD"} <= NEEDY.keys()


@pytest.mark.parametrize("pattern", NEEDY.values(), ids=NEEDY)
def test_what_matches_has_one_of_the_words(pattern: re.Pattern[str]) -> None:
    """A word that a match can do without would hide it."""

    @settings(max_examples=5, deadline=None)
    @given(st.from_regex(pattern.pattern.replace(HAN, "[一二三]")))
    def matches(text: str) -> None:
        assert any(word in text for word in vars(pattern)["needs"])

    matches()


@pytest.mark.parametrize("text", ["共3个，包括甲", "共3个"])
def test_the_methods_are_those_of_re(text: str) -> None:
    """With a word of the pattern or without one, and again when it is compiled."""
    eager = re.compile("(?<=，)包括(甲)")
    for pattern in (lazy(eager.pattern, "包括"), lazy(eager.pattern)):
        for _ in range(2):
            assert str(pattern.search(text)) == str(eager.search(text))
            assert str(pattern.match(text)) == str(eager.match(text))
            assert str(pattern.fullmatch(text)) == str(eager.fullmatch(text))
            assert list(map(str, pattern.finditer(text))) == list(map(str, eager.finditer(text)))
            assert pattern.findall(text) == eager.findall(text)
            assert pattern.sub("乙", text) == eager.sub("乙", text)
            assert pattern.split(text) == eager.split(text)


@pytest.mark.parametrize(("text", "letter"), [("镇", True), ("㐀", True), ("A", False), ("3", False), ("，", False)])
def test_a_letter_is_one_of_chinese(text: str, letter: bool) -> None:  # noqa: FBT001 - what is expected
    """It is compiled as a letter that is none of Latin's."""
    assert bool(lazy(HAN).fullmatch(text)) is letter
