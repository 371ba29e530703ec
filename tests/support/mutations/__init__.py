"""One planted fault at a time: a clean notice and its truth in, the faulty notice and its truth out.

A mutation keeps the number of lines (a deleted one is left empty) and returns None where the notice has no
place for it. All chance comes from the generator it is given. Meant for Markdown and plain text whose
paragraphs are whole lines.
"""

import copy
import random

from mutations import days, marks, numbering, private, statuses, sums
from mutations.planting import MUTATIONS, Planted, Truth

__all__ = ["MUTATIONS", "days", "marks", "numbering", "plant", "private", "statuses", "sums"]


def plant(kind: str, text: str, truth: Truth, rng: random.Random) -> Planted:
    """Plant one fault; None where the notice has no place for it, or the place cannot be named uniquely."""
    planted = MUTATIONS[kind][1](text, copy.deepcopy(truth), rng)
    if planted is None or any(planted[0].count(fault["at"]) != 1 for fault in planted[1]["faults"]):
        return None
    return planted
