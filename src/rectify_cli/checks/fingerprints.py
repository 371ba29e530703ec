"""Names of findings that stay the same while lines move: for baselines and for the systems that track findings."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place

_ROUND = 8
"""Characters kept on each side of the words meant: more, and a change elsewhere in the line would give a new name."""


def named(found: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each diagnostic under its fingerprint: 32 hexadecimal digits, each of them once.

    It is made of the rule, the file and the words meant, with an ordinal where these are the same.
    """
    seen: Counter[str] = Counter()
    for one in found:
        what = "\0".join((one.code, one.place.file, _words(one.place) or one.message.en))
        seen[what] += 1
        yield hashlib.sha256(f"{what}\0{seen[what]}".encode()).hexdigest()[:32], one


def _words(place: Place) -> str:
    """Return the words meant and a few on each side, the whole line where no column is known."""
    if place.excerpt is None or place.column is None:
        return place.excerpt or ""
    start = place.column - 1
    return place.excerpt[max(0, start - _ROUND) : start + place.width + _ROUND]
