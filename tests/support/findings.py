"""Invented findings, with places and words of every kind."""

from hypothesis import strategies as st

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, note, warning
from rectify_cli.core.language import Phrase

ODD = "50% <b>&\"'\r\n::error::a,b:c\x00\x0b\ud7ff]]>"
RULES = [
    error("X001", Phrase("甲", "a"), Phrase("改", "mend it")),
    warning("X002", Phrase("乙", "b"), Phrase("看", "look")),
    note("X003", Phrase("丙", "c"), Phrase("知", "know")),
]


def diagnostic(rule: int, place: Place, *related: Place) -> Diagnostic:
    said = Phrase("话", ODD)
    return RULES[rule].broken(place, said, related=tuple(Related(at, said) for at in related))


PLACES = st.builds(
    Place,
    st.sampled_from(["a.md", "b.md"]),
    st.integers(1, 3),
    st.integers(1, 6),
    st.integers(1, 3),
    st.sampled_from(["甲乙丙丁戊己", "甲乙甲乙甲乙"]),
)
FOUND = st.lists(st.builds(diagnostic, st.integers(0, 2), PLACES), max_size=8)
