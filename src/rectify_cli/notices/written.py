"""A reading in the words of its paper: what was found in the normal form, as it was written."""

from dataclasses import replace
from typing import TypeVar

from rectify_cli.notices.reading import (
    Extent,
    InternalLine,
    ListedIssue,
    Milepost,
    Quoted,
    QuotedPoint,
    Reading,
)

Q = TypeVar("Q", bound=Quoted[str])


def as_written(reading: Reading) -> Reading:
    """Return the reading with every text as its paper has it, so that an import keeps what was typed."""
    return replace(
        reading,
        title=tuple(_text(reading, line) for line in reading.title),
        body=reading.body and _text(reading, reading.body),
        team=reading.team and _text(reading, reading.team),
        listed=tuple(_listed(reading, listed) for listed in reading.listed),
        phone=reading.phone and _text(reading, reading.phone),
        mail=reading.mail and _text(reading, reading.mail),
        email=reading.email and _text(reading, reading.email),
    )


def _text(reading: Reading, quoted: Q, more: tuple[Extent, ...] = ()) -> Q:
    """Return a text as written, with its further lines."""
    lines = (reading.as_written(at).strip() for at in (quoted.at, *more))
    return replace(quoted, value="\n".join(lines))


def _point(reading: Reading, point: QuotedPoint) -> QuotedPoint:
    items = tuple(_text(reading, item) for item in point.items)
    return replace(_text(reading, point, point.more), items=items)


def _listed(reading: Reading, listed: ListedIssue) -> ListedIssue:
    return replace(
        listed,
        title=_text(reading, listed.title),
        aspect=listed.aspect and _text(reading, listed.aspect),
        measures=tuple(_point(reading, point) for point in listed.measures),
        results=tuple(_point(reading, point) for point in listed.results),
        plan=tuple(_milepost(reading, item) for item in listed.plan),
        internal=tuple(_internal(reading, line) for line in listed.internal),
    )


def _milepost(reading: Reading, item: Milepost) -> Milepost:
    return replace(item, text=_point(reading, item.text))


def _internal(reading: Reading, line: InternalLine) -> InternalLine:
    return _text(reading, line, line.more)
