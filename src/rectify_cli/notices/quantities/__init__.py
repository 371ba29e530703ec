"""What the figures of a text claim of each other, and whether it is so: a grammar of quantities, read by paragraphs."""

from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rectify_cli.notices.quantities import (
    across,
    changes,
    listed,
    means,
    named_shares,
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
_ADDED = {Kind.PIECES, Kind.MONEY}
_RELATIONS = (sums, across, shares, named_shares, proportions, changes, means, remainders, listed, spans)


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
        if claim.gap and _longer(words, claim, figures):
            continue  # the list is longer: what was read as its whole is one of its parts
        computed = claim.kind not in {Kind.LISTED, Kind.SPAN, Kind.WEEKDAY}
        if (
            computed
            and claim.verdict is not Verdict.PROVED
            and excused(words, claim.at.start, figures, among=bool(claim.exceeds) and len(claim.operands) == 1)
        ):
            continue
        before = seen.get(figures)
        if before is None or (before.bound and not claim.bound):
            seen[figures] = claim
    proved = {
        at
        for claim in seen.values()
        if claim.verdict is Verdict.PROVED and claim.gap is not None
        for at in (claim.at, *claim.operands)
    }
    return tuple(
        claim
        for figures, claim in seen.items()
        if claim.verdict is Verdict.PROVED or claim.kind not in _ADDED or not figures <= proved
    )


def _longer(words: Paragraph, claim: Claim, figures: frozenset[Stretch]) -> bool:
    """Return True if one figure beside those of a claim is all of them together."""
    values = {Stretch(figure.start, figure.end): figure for figure in words.quantities}
    own = [values[at] for at in figures if at in values]
    summed = sum((figure.value for figure in own), Fraction(0))
    alike = {figure.dimension for figure in own}
    return any(
        figure.value == summed and figure.dimension in alike for at, figure in values.items() if at not in figures
    )


def survey(text: str) -> Survey:
    """Return the claims of one paragraph and the quantities that are in none."""
    claimed = {stretch for claim in claims(text) for stretch in (claim.at, *claim.operands)}
    rest = (figure for figure in read(text).quantities if Stretch(figure.start, figure.end) not in claimed)
    return Survey(claims(text), tuple(figure for figure in rest if figure.unit))
