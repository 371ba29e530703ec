"""Fingerprints: one for each finding, which moves with its line."""

from hypothesis import given
from hypothesis import strategies as st

from findings import FOUND
from rectify_cli.checks import fingerprints
from rectify_cli.core.diagnostics import Diagnostic


@given(FOUND, st.integers(1, 50))
def test_fingerprints_are_one_each_and_move_with_the_lines(found: list[Diagnostic], down: int) -> None:
    names = [name for name, _ in fingerprints.named(found)]
    assert len(set(names)) == len(names)
    moved = [one._replace(place=one.place._replace(line=(one.place.line or 0) + down)) for one in found]
    assert [name for name, _ in fingerprints.named(moved)] == names
