"""What all formats share of an imprint (版记): how many lines it takes, and how far its turned lines are in."""

import math

from rectify_cli.core.chinese import width
from rectify_cli.documents.document import Imprint

LABEL = 3
"""How many 字 抄送： takes: turned lines begin behind it."""

_SIDES = 2
"""1 字 in on either side (GB/T 9704-2012, 7.4)."""


def copies(imprint: Imprint, across: float) -> int:
    """Return how many lines 抄送 takes in a width of `across` 字."""
    room = math.floor(across - _SIDES - LABEL)
    return max(1, math.ceil((width.of(imprint.copies) - LABEL) / room)) if imprint.copies else 0


def lines(imprint: Imprint, across: float, *, ruled: bool) -> int:
    """Return how many lines an imprint takes; that of a letter has no rules and no line of 印发 (10.1)."""
    return copies(imprint, across) + bool(imprint.office and ruled)
