"""A quantity: value, unit, what is counted, and how exactly it is said."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from rectify_cli.notices.quantities import units


class Quantity(NamedTuple):
    """A number as a text prints it, at characters `start` to `end`, its unit included.

    `value` is in the base unit of its `dimension` (元, 平方米; a count has its own unit); `low` and `high` bound what
    rounding to the last printed digit leaves open, `step` is one of that digit. `exact` is False behind 约 or before
    余. `lead` and `tail` are the words before and behind it up to the next mark or number.
    """

    start: int
    end: int
    printed: str
    value: Fraction
    low: Fraction
    high: Fraction
    step: Fraction
    unit: str
    dimension: str
    size: Fraction
    exact: bool
    lead: str = ""
    tail: str = ""
    piece: int = 0

    @property
    def label(self) -> str:
        """The words round it."""
        return f"{self.lead}{self.tail}"

    def writes(self, value: Fraction, places: int | None = None) -> str:
        """Return another value in the unit of this one, to as many digits as are needed (at most `places`)."""
        return f"{decimal(value / self.size, places)}{self.unit}"

    @property
    def hidden(self) -> Fraction:
        """What rounding may hide at most, of a whole number too: half of the last digit of 12万元, nothing of 12人."""
        rounded = self.high is not self.low and self.high > self.low
        loose = (
            self.size.numerator > self.size.denominator
            or rounded
            or (self.dimension in units.MEASURED and self.unit != units.MONEY)
        )
        return self.step / 2 if loose else Fraction(0)

    @property
    def places(self) -> int:
        """The decimals printed."""
        return len(self.printed.partition(".")[2].rstrip("".join(set(self.printed) - set("0123456789"))))


class Interval(NamedTuple):
    """A computed value, and what the rounding of its operands leaves open."""

    value: Fraction
    low: Fraction
    high: Fraction

    def meets(self, quantity: Quantity, *, open_: bool = False) -> bool:
        """Return True if some reading of a printed quantity is within; `open_` if half is rounded up."""
        if open_ and (self.low < self.high or quantity.low < quantity.high):
            return self.low < quantity.high and quantity.low < self.high
        return self.low <= quantity.high and quantity.low <= self.high


def total(parts: Sequence[Quantity]) -> Interval:
    """Return the sum of quantities."""
    if all(part.low is part.high for part in parts):  # counts: three sums would be one
        summed = sum((part.value for part in parts), Fraction(0))
        return Interval(summed, summed, summed)
    return Interval(
        sum((part.value for part in parts), Fraction(0)),
        sum((part.low for part in parts), Fraction(0)),
        sum((part.high for part in parts), Fraction(0)),
    )


def difference(whole: Quantity | Interval, part: Quantity | Interval) -> Interval:
    """Return what is left of a whole without a part."""
    return Interval(whole.value - part.value, whole.low - part.high, whole.high - part.low)


def ratio(part: Quantity | Interval, whole: Quantity | Interval, times: int = 1) -> Interval | None:
    """Return a part divided by a whole, `times` that; None where the whole may be nothing."""
    if whole.low <= 0:
        return None
    if part.low is part.high and whole.low is whole.high:
        exact = part.value / whole.value * times
        return Interval(exact, exact, exact)
    ends = [part.low / whole.low, part.low / whole.high, part.high / whole.low, part.high / whole.high]
    return Interval(part.value / whole.value * times, min(ends) * times, max(ends) * times)


def product(left: Quantity | Interval, right: Quantity | Interval) -> Interval:
    """Return two quantities multiplied."""
    return Interval(left.value * right.value, left.low * right.low, left.high * right.high)


def decimal(value: Fraction, places: int | None = None) -> str:
    """Return a number in digits: exactly if it ends, else to `places` decimals (four unless told)."""
    most = 4 if places is None else places
    rounded = (value * 10**most + Fraction(1, 2)).__floor__()
    sign, digits = "-" if rounded < 0 else "", f"{abs(rounded):0{most + 1}d}"
    if not most:
        return sign + digits
    whole, rest = digits[:-most], digits[-most:]
    return sign + (f"{whole}.{rest}" if places is not None else f"{whole}.{rest}".rstrip("0").rstrip("."))
