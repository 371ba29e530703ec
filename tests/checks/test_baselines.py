"""Baselines: what was known before is not told again."""

import json

from hypothesis import given

from findings import FOUND, diagnostic
from rectify_cli.checks import baselines, fingerprints
from rectify_cli.core.diagnostics import Diagnostic, Place


@given(FOUND, FOUND)
def test_a_baseline_knows_what_it_was_made_of_and_nothing_else(old: list[Diagnostic], new: list[Diagnostic]) -> None:
    text = baselines.write(old)
    assert baselines.compare(old, text, "base.json") == ([], len(old), 0)
    compared = baselines.compare(new, text, "base.json")
    assert compared.known + len(compared.new) == len(new)
    assert compared.known + compared.gone == len(old)


@given(FOUND, FOUND)
def test_what_is_accepted_is_known_from_then_on_and_its_reason_kept(
    old: list[Diagnostic], new: list[Diagnostic]
) -> None:
    text = baselines.write(old)
    once = baselines.accept(fingerprints.named(new), "引文如此", text, "base.json")
    assert baselines.compare(new, once, "base.json").new == []
    assert baselines.compare(old, once, "base.json").new == []
    assert baselines.accept(fingerprints.named(new), "另一理由", once, "base.json") == once


def test_the_reason_stands_in_the_file() -> None:
    text = baselines.accept(fingerprints.named([diagnostic(0, Place("a.md"))]), "引文如此", None, "base.json")
    assert [finding["reason"] for finding in json.loads(text)["findings"]] == ["引文如此"]
