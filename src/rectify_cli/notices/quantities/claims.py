"""A claim: a relation that a text says holds between its quantities, and whether it does."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.quantity import Interval, Quantity, decimal


class Kind(StrEnum):
    """What a claim is about; each is a rule of its own."""

    PIECES = "pieces"
    MONEY = "money"
    SHARE = "share"
    CHANGE = "change"
    AVERAGE = "average"
    LISTED = "listed"
    SPAN = "span"
    WEEKDAY = "weekday"


class Verdict(StrEnum):
    """What became of a claim; NEAR is what only the rounding of every figure at once would make true."""

    PROVED = "proved"
    NEAR = "near"
    FAILS = "fails"


class Stretch(NamedTuple):
    """Characters `start` to `end` of the paragraph."""

    start: int
    end: int


class Claim(NamedTuple):
    """One claim: what is printed at `at`, what it should be by `equation` (19 ÷ 25 = 76%), from what `operands`.

    `gap` is by how much an addition is off, `exceeds` what parts come to that are only said to be among a whole, and
    are more than it.
    """

    kind: Kind
    verdict: Verdict
    at: Stretch
    printed: str
    equation: str
    wanted: str
    operands: tuple[Stretch, ...] = ()
    exceeds: Fraction = Fraction(0)
    gap: Fraction = Fraction(0)

    @property
    def bound(self) -> bool:
        """Return True if it only says that parts are not more than their whole."""
        return self.equation.endswith(f"≤ {self.printed}")


class Calculation(NamedTuple):
    """One way to compute what is printed: how it is written, its value, and what it is made of."""

    written: str
    result: Interval
    operands: tuple[Quantity, ...]


def judged(
    kind: Kind, printed: Quantity, ways: Sequence[Calculation], *, places: int | None = None, linear: bool = False
) -> Claim:
    """Return the claim that a printed quantity is computed in one of several ways; the first is the one shown.

    `linear` says that the operands are added or subtracted: then rounding may not hide a whole unit of the coarsest.
    """
    proved = next((way for way in ways if way.result.meets(printed, open_=linear)), None)
    proved = proved or next((way for way in ways if linear and _coarser(printed, way)), None)
    way = proved or next((way for way in ways if _hidden(printed, way, linear=linear)), None)
    verdict = Verdict.FAILS if way is None else Verdict.PROVED if proved else Verdict.NEAR
    off = abs(proved.result.value - printed.value) if proved else 0
    if linear and off >= printed.size and off >= printed.step:
        verdict = Verdict.NEAR
    shown = way or ways[0]
    value = printed.writes(shown.result.value, places)
    if verdict is not Verdict.PROVED and places is not None and value == printed.writes(printed.value, places):
        value = printed.writes(shown.result.value, places + 1)
    return Claim(
        kind,
        verdict,
        Stretch(printed.start, printed.end),
        printed.printed,
        f"{shown.written} = {value}",
        value,
        tuple(Stretch(figure.start, figure.end) for figure in shown.operands),
        gap=abs(shown.result.value - printed.value) if linear else Fraction(0),
    )


def _coarser(printed: Quantity, way: Calculation) -> bool:
    """Return True if a total is printed to fewer digits than some of what makes it: 12万元 of 7.4 and 4.9."""
    finer = any(figure.step < printed.step for figure in way.operands)
    return finer and abs(way.result.value - printed.value) <= printed.hidden


def _hidden(printed: Quantity, way: Calculation, *, linear: bool) -> bool:
    """Return True if the rounding of whole numbers (12万元) may hide by how much a result is off."""
    off = abs(way.result.value - printed.value)
    if linear:
        return off <= printed.hidden + sum(figure.hidden for figure in way.operands)
    if off > printed.hidden + abs(way.result.value) and off > printed.value:
        return False
    relative = sum(hidden / figure.value for figure in way.operands if figure.value and (hidden := figure.hidden))
    return off <= printed.hidden + abs(way.result.value) * relative


def kind_of(quantity: Quantity) -> Kind:
    """Return the kind of a claim that such quantities add up."""
    return Kind.MONEY if quantity.dimension == units.MONEY else Kind.PIECES


def added(parts: Sequence[Quantity], unit: str) -> str:
    """Write parts as a sum, each with its unit where it is not that of the total."""
    return " + ".join(bare(part, unit) for part in parts)


def bare(quantity: Quantity, unit: str = "") -> str:
    """Write a quantity without its unit where that is clear, and without spaces."""
    own = quantity.unit
    number = decimal(quantity.value / quantity.size, quantity.places if quantity.value.denominator > 1 else None)
    return number if own == unit else f"{number}{own}"
