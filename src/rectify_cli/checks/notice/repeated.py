"""No measure and no result is copied from one problem to another: each says what was done about its own."""

from collections.abc import Iterator
from itertools import count

from rectify_cli.checks import copies
from rectify_cli.checks.copies import COPIED, Said
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.notices import Extent, Reading

__all__ = ["COPIED", "run"]


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield what stands, whole or as the beginning of a longer one, under an earlier problem too."""
    for earlier, later in copies.copied(_said(reading)):
        places = reading.place(earlier.at), reading.place(later.at)
        yield copies.broken(*places, whole=earlier.words == later.words)


def _said(reading: Reading) -> Iterator[Said[Extent]]:
    order = count()
    for number, issue in enumerate(reading.listed):
        for point in (*issue.measures, *issue.results):
            for quoted in point.items or (point,):
                yield from copies.said(quoted.value, number, next(order), quoted.at)
