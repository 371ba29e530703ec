"""What our writer makes keeps to GB/T 9704-2012, and each assertion that says so can fail."""

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


@pytest.fixture(scope="module")
def good() -> dict[bool, bytes]:
    """Return docx without fault: a plain one, and by True one with every element round its text."""
    return {whole: samples.made(samples.ELEMENTS if whole else samples.GOOD) for whole in (False, True)}


@pytest.mark.parametrize("document", samples.KEEPING.values(), ids=samples.KEEPING)
def test_a_produced_paper_keeps_to_the_standard(document: Document) -> None:
    assert faults(samples.made(document)) == {}


def test_every_assertion_has_a_sample_it_fails_on() -> None:
    assert list(MUTATIONS) == list(ASSERTIONS)


@pytest.mark.parametrize(("name", "edits"), CASES)
def test_an_assertion_fails_on_its_bad_sample_and_no_other_does(
    good: dict[bool, bytes], name: str, edits: tuple[Edit, ...]
) -> None:
    assert list(faults(spoiled(good[hasattr(elements, name)], edits))) == [name]
