"""What our writer makes keeps to GB/T 9704-2012, and each assertion that says so can fail."""

from functools import cache

import pytest

from conformity import elements, samples
from conformity.assertions import ASSERTIONS, faults
from conformity.mutations import MUTATIONS, Edit, spoiled
from rectify_cli.documents import Document

CASES = [
    pytest.param(name, edits, id=f"{name}-{number}")
    for name, spoilings in MUTATIONS.items()
    for number, edits in enumerate(spoilings, 1)
]


@cache
def good(name: str) -> bytes:
    """Return a docx without fault that an assertion is shown on: a plain one, or with what the assertion is about."""
    whole = samples.ELEMENTS if hasattr(elements, name) else samples.GOOD
    return samples.made(samples.SHOWING.get(name, whole))


@pytest.mark.parametrize("document", samples.KEEPING.values(), ids=samples.KEEPING)
def test_a_produced_paper_keeps_to_the_standard(document: Document) -> None:
    assert faults(samples.made(document)) == {}


def test_every_assertion_has_a_sample_it_fails_on() -> None:
    assert list(MUTATIONS) == list(ASSERTIONS)


@pytest.mark.parametrize(("name", "edits"), CASES)
def test_an_assertion_fails_on_its_bad_sample_and_no_other_does(name: str, edits: tuple[Edit, ...]) -> None:
    assert list(faults(spoiled(good(name), edits))) == [name]
