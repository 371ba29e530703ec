"""What the figures of a text claim of each other, and whether it is so: a grammar of quantities, read by paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import (
    across,
    changes,
    compared,
    enumerated,
    flows,
    listed,
    means,
    named_shares,
    paragraph,
    partition,
    proportions,
    remainders,
    shares,
    spans,
    sums,
    triples,
    twice,
    unbound,
)
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity
from rectify_cli.notices.quantities.silence import excused

__all__ = ["Claim", "Kind", "Stretch", "Survey", "Verdict", "again", "claims", "over", "read", "runs", "survey"]

again = twice.again
_BESIDE = 6  # figures before and behind a claim that it may have been misread for
_ADDED = {Kind.PIECES, Kind.MONEY}
_RELATIONS = (
    sums,
    partition,
    shares,
    proportions,
    changes,
    compared,
    means,
    remainders,
    flows,
    listed,
    spans,
    across,
    triples,
)
_LINE, _LINES = 80, 8  # characters of a short line, and lines of one list
_DIGIT = lazy("[0-9]")
_ROW = lazy("[0-9%]\\t[0-9]")


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
    if _ROW.search(text):
        return ()  # what the cells of a row say together is for the rules of tables
    seen: dict[frozenset[Stretch], Claim] = {}
    words = read(text)
    stated: dict[object, list[Stretch]] = {}
    for figure in words.quantities:
        stated.setdefault((figure.dimension, figure.value), []).append(Stretch(figure.start, figure.end))
    for claim in _every(words):
        figures = frozenset((claim.at, *claim.operands))
        if claim.verdict is Verdict.PROVED or not _misread(words, claim, figures, stated):
            before = seen.get(figures)
            weaker = before and before.verdict is Verdict.NEAR and claim.verdict is Verdict.FAILS
            if before is None or (weaker and claim.kind in _ADDED) or (before.bound and not claim.bound):
                seen[figures] = claim
    proofs = [claim for claim in seen.values() if claim.verdict is Verdict.PROVED]
    proved = {at for claim in proofs for at in (claim.at, *claim.operands)}
    stands = {claim.at for claim in proofs}
    return tuple(
        claim
        for figures, claim in seen.items()
        if claim.verdict is Verdict.PROVED
        or not (
            figures <= proved or _made(claim, proofs)
            if claim.kind in _ADDED
            else claim.kind is Kind.SHARE and claim.at in stands
        )
    )


def _made(claim: Claim, proofs: Sequence[Claim]) -> bool:
    """Return True if what a claim is about is proved of some of its figures: with the others it was misread."""
    return any(
        proof.at == claim.at and not proof.bound and not set(proof.operands).isdisjoint(claim.operands)
        for proof in proofs
    )


def runs(blocks: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Yield the runs of short lines in which figures stand: the first block, the lines, whether the paper ends there.

    What a list of lines says together (共50家，其中： / A15家； / B12家) is read over their ends.
    """
    run: list[str] = []
    for number, text in enumerate((*blocks, "")):
        if run and len(run) < _LINES and 0 < len(text) <= _LINE and "\t" not in text:
            run.append(text)
            continue
        if len(run) > 1 and sum(bool(_DIGIT.search(line)) for line in run) > 1:
            yield number - len(run), tuple(run), number == len(blocks)
        run = [text] if 0 < len(text) <= _LINE and "\t" not in text else []


@lru_cache(maxsize=512)
def over(lines: tuple[str, ...], *, whole: bool) -> tuple[Claim, ...]:
    """Return the claims of a run of lines that no line makes alone, at characters of the lines joined by a newline."""
    ends = list(accumulate(len(line) + 1 for line in lines))
    text = "\n".join(lines)
    across = (
        claim for claim in claims(text) if len({bisect_right(ends, at.start) for at in (claim.at, *claim.operands)}) > 1
    )
    return (*across, *enumerated.over_lines(text, whole=whole))


def _every(words: Paragraph) -> Iterator[Claim]:
    """Yield what every relation claims; a share is asked for by its words alone where nothing else claims it."""
    shared: set[int] = set()
    for claim in chain.from_iterable(relation.claims(words) for relation in _RELATIONS):
        if claim.kind is Kind.SHARE:
            shared.add(claim.at.start)
        yield claim
    yield from named_shares.claims(words, shared)


def _misread(words: Paragraph, claim: Claim, figures: frozenset[Stretch], stated: dict[object, list[Stretch]]) -> bool:
    """Return True if something else accounts for a claim that fails: words beside it, or one more figure."""
    printed = words.at(claim.at.start)
    missing = stated.get((printed.dimension, claim.gap), ()) if claim.gap and printed else ()
    if any(at not in figures for at in missing):
        return True  # what is missing is said elsewhere
    if claim.gap and _due(words, claim):
        return True
    if claim.gap and _longer(words, figures):
        return True  # the list is longer: what was read as its whole is one of its parts
    if claim.kind in {Kind.LISTED, Kind.SPAN, Kind.WEEKDAY}:
        return unbound.several(words, claim)
    if unbound.otherwise(words, claim):
        return True
    return excused(words, claim.at.start, figures, among=bool(claim.exceeds) and len(claim.operands) == 1)


def _due(words: Paragraph, claim: Claim) -> bool:
    """Return True if a whole is what should be, and its parts fall short of it: 应公示533套，已公示524套."""
    whole = words.at(claim.at.start)
    parts = [figure for at in claim.operands if (figure := words.at(at.start))]
    if whole is None or any(figure.start < whole.start for figure in parts):
        return False
    return "应" in whole.lead and sum(figure.value for figure in parts) < whole.value


def _longer(words: Paragraph, figures: frozenset[Stretch]) -> bool:
    """Return True if one figure beside those of a claim is all of them together."""
    low, high = min(figures).start, max(figures).start
    opens = bisect_left(words.quantities, low, key=lambda figure: figure.start)
    closes = bisect_right(words.quantities, high, key=lambda figure: figure.start)
    near = words.quantities[max(0, opens - _BESIDE) : closes + _BESIDE]
    values = {Stretch(figure.start, figure.end): figure for figure in near}
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
