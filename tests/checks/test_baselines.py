"""Baselines: what was known before is not told again."""

from hypothesis import given

from findings import FOUND
from rectify_cli.checks import baselines
from rectify_cli.core.diagnostics import Diagnostic


@given(FOUND, FOUND)
def test_a_baseline_knows_what_it_was_made_of_and_nothing_else(old: list[Diagnostic], new: list[Diagnostic]) -> None:
    text = baselines.write(old)
    assert baselines.compare(old, text, "base.json") == ([], len(old), 0)
    compared = baselines.compare(new, text, "base.json")
    assert compared.known + len(compared.new) == len(new)
    assert compared.known + compared.gone == len(old)
