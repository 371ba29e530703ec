"""What the figures of a text claim of each other, and whether it is so: a grammar of quantities, read by paragraphs."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from rectify_cli.notices.quantities import (
    changes,
    listed,
    means,
    paragraph,
    proportions,
    remainders,
    shares,
    spans,
    sums,
    twice,
)
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.paragraph import Paragraph

__all__ = ["Claim", "Kind", "Stretch", "Verdict", "again", "claims", "read"]

again = twice.again
_RELATIONS = (sums, shares, proportions, changes, means, remainders, listed, spans)


@lru_cache(maxsize=2048)  # two rules read each paragraph of a notice
def read(text: str) -> Paragraph:
    """Read the quantities of one paragraph."""
    return paragraph.read(text)


def claims(text: Paragraph) -> Iterator[Claim]:
    """Yield the claims of one paragraph, each once: what two rules find in the same figures is one claim."""
    seen: dict[frozenset[Stretch], Claim] = {}
    for claim in chain.from_iterable(relation.claims(text) for relation in _RELATIONS):
        figures = frozenset((claim.at, *claim.operands))
        before = seen.get(figures)
        if before is None or (before.bound and not claim.bound):
            seen[figures] = claim
    yield from seen.values()
