"""The claims that the proofreader is measured on are what they say; right ones give no error, but the known."""

from itertools import takewhile

import pytest
from claims import CLASSES, Shape, shapes
from claims.measure import findings

from rectify_cli.core.diagnostics import Severity

SEED = 20261128
EACH = 5
KNOWN: dict[int, set[str]] = {}
"""Shapes of which an error is said today though the sentence is right, by class: mend one, and take it out."""
ALL = [pytest.param(shape, id=f"{kind} {shape.name}") for kind in CLASSES for shape in shapes(kind)]


@pytest.mark.parametrize("kind", CLASSES)
def test_a_class_has_many_shapes_each_of_its_own_name(kind: int) -> None:
    names = [shape.name for shape in shapes(kind)]
    assert len(set(names)) == len(names) >= 17


def alike_from_here(left: str, right: str) -> int:
    """Return with how many characters two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


@pytest.mark.parametrize("shape", ALL)
def test_a_claim_is_wrong_by_one_number_and_has_what_looks_like_it(shape: Shape) -> None:
    for number in range(EACH):
        claim = shape.claim(SEED, number)
        assert claim == shape.claim(SEED, number)
        assert claim.right != claim.wrong
        around = alike_from_here(claim.right, claim.wrong) + alike_from_here(claim.right[::-1], claim.wrong[::-1])
        assert len(claim.right) - around <= len("10000.00")
        assert claim.alike
        assert not set("{}<>|") & set("".join([claim.right, claim.wrong, *claim.alike]))


def test_another_seed_draws_other_numbers() -> None:
    shape = shapes(1)[0]
    assert len({shape.claim(seed, 0).right for seed in range(5)}) > 1


@pytest.mark.parametrize("kind", CLASSES)
def test_no_error_is_said_of_what_is_right(kind: int) -> None:
    false = set()
    for shape in shapes(kind):
        for number in range(EACH):
            claim = shape.claim(SEED, number)
            said = (one for text in (claim.right, *claim.alike) for one in findings(text, "alone"))
            if any(one.severity is Severity.ERROR for one in said):
                false.add(shape.name)
    assert false <= KNOWN.get(kind, set())
