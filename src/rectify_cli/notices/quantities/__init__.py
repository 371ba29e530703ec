"""What the figures of a text claim of each other, and whether it is so: a grammar of quantities, read by paragraphs."""

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rectify_cli.notices.quantities import (
    across,
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
from rectify_cli.notices.quantities.quantity import Quantity
from rectify_cli.notices.quantities.silence import excused

__all__ = ["Claim", "Kind", "Stretch", "Survey", "Verdict", "again", "claims", "read", "survey"]

again = twice.again
_RELATIONS = (sums, across, shares, proportions, changes, means, remainders, listed, spans)


class Survey(NamedTuple):
    """What became of the quantities of a text: its claims, and the quantities that no claim is made of."""

    claims: tuple[Claim, ...]
    unclaimed: tuple[Quantity, ...]


@lru_cache(maxsize=2048)  # the rules and the report ask for each paragraph of a notice
def read(text: str) -> Paragraph:
    """Read the quantities of one paragraph."""
    return paragraph.read(text)


@lru_cache(maxsize=2048)
def claims(text: str) -> tuple[Claim, ...]:
    """Return the claims of one paragraph, each once: what two rules find in the same figures is one claim."""
    seen: dict[frozenset[Stretch], Claim] = {}
    words = read(text)
    stated: dict[object, list[Stretch]] = {}
    for figure in words.quantities:
        stated.setdefault(figure.value, []).append(Stretch(figure.start, figure.end))
    for claim in chain.from_iterable(relation.claims(words) for relation in _RELATIONS):
        figures = frozenset((claim.at, *claim.operands))
        if claim.gap and any(at not in figures for at in stated.get(claim.gap, ())):
            continue  # one more figure of the paragraph accounts for what is missing: it was misread
        computed = claim.kind not in {Kind.LISTED, Kind.SPAN, Kind.WEEKDAY}
        if computed and claim.verdict is not Verdict.PROVED and excused(words, claim.at.start, figures):
            continue
        before = seen.get(figures)
        if before is None or (before.bound and not claim.bound):
            seen[figures] = claim
    return tuple(seen.values())


def survey(text: str) -> Survey:
    """Return the claims of one paragraph and the quantities that are in none."""
    claimed = {stretch for claim in claims(text) for stretch in (claim.at, *claim.operands)}
    rest = (figure for figure in read(text).quantities if Stretch(figure.start, figure.end) not in claimed)
    return Survey(claims(text), tuple(figure for figure in rest if figure.unit))
