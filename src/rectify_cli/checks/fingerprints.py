"""Names of findings that stay the same while lines move, for baselines and for systems that track findings."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place

_ROUND = 8
"""Characters kept on each side of the place: with more, a change elsewhere in the line would give a new name."""


def named(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each diagnostic with its fingerprint: 32 hexadecimal digits, unique among `diagnostics`.

    It is made of the rule, the file and the words at the place, with an ordinal where these are the same.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        place = diagnostic.place
        content = "\0".join((diagnostic.code, place.file, _words(place) or diagnostic.message.en))
        seen[content] += 1
        yield (
            hashlib.sha256(f"{content}\0{seen[content]}".encode(errors="backslashreplace")).hexdigest()[:32],
            diagnostic,
        )


def _words(place: Place) -> str:
    """Return the words at a place and a few on each side, or the whole line if no column is known."""
    if place.excerpt is None or place.column is None:
        return place.excerpt or ""
    start = place.column - 1
    return place.excerpt[max(0, start - _ROUND) : start + place.width + _ROUND]
