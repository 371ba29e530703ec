"""The texts of plain data that papers number: each is kept without an ordinal of its own."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rectify_cli.core.chinese.ordinals import leading, unnumbered
from rectify_cli.ledger.edits import TEXT, Path, Put, changed

_POINTS = ("measures", "results", "plan")


class Typed(NamedTuple):
    """A text that begins with an ordinal: its path, and the ordinal."""

    path: Path
    ordinal: str


def in_issue(issue: Mapping[str, Any]) -> list[Typed]:
    """Return the texts of an issue, as its file holds it, that begin with an ordinal."""
    return [Typed(path, ordinal.strip()) for path, text in _texts(issue) if (ordinal := leading(text))]


def in_inspection(inspection: Mapping[str, Any]) -> list[Typed]:
    """Return the next steps of an inspection, as its file holds it, that begin with an ordinal."""
    steps = inspection.get("notice", {}).get("next_steps", ())
    return [
        Typed(("notice", "next_steps", index), ordinal.strip())
        for index, step in enumerate(steps)
        if (ordinal := leading(step))
    ]


def without_ordinals(issue: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """Return an issue without the ordinals its texts begin with, and how many there were."""
    plain, number = dict(issue), 0
    for path, text in _texts(issue):
        if leading(text):
            plain, number = changed(plain, Put(path, unnumbered(text))), number + 1
    return plain, number


def _texts(issue: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for key in ("title", "aspect"):
        if text := issue.get(key):
            yield (key,), text
    for key in _POINTS:
        for index, point in enumerate(issue.get(key, ())):
            if isinstance(point, str):
                yield (key, index), point
                continue
            yield (key, index, TEXT), point[TEXT]
            yield from (((key, index, "items", at), item) for at, item in enumerate(point.get("items", ())))
