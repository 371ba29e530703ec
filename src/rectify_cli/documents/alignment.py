"""Two lists of texts -> which of the old goes with which of the new, the same first, then the most alike."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

Pair = tuple[T | None, T | None]
"""An old item and the new one that goes with it; None where there is none."""

_ALIKE = 0.5
"""The share of characters in common from which two texts are taken for versions of one."""


def pairs(
    old: Sequence[T], new: Sequence[T], text: Callable[[T], str], kind: Callable[[T], Hashable]
) -> Iterator[Pair[T]]:
    """Yield every item of both lists once, in the order of each; only items of one kind go together."""
    old_keys, new_keys = ([(kind(item), text(item)) for item in items] for items in (old, new))
    for tag, i, j, k, n in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(old[i:j], new[k:n], strict=True)
        else:
            yield from _nearest(old[i:j], new[k:n], old_keys[i:j], new_keys[k:n])


def _nearest(
    old: Sequence[T], new: Sequence[T], old_keys: list[tuple[Hashable, str]], new_keys: list[tuple[Hashable, str]]
) -> Iterator[Pair[T]]:
    """Yield the pairs that have the most in common together, and what is single before what follows it."""
    score = _scores(old_keys, new_keys)
    i = k = 0
    while i < len(old) and k < len(new):
        if score[i][k] == score[i + 1][k]:
            yield old[i], None
            i += 1
        elif score[i][k] == score[i][k + 1]:
            yield None, new[k]
            k += 1
        else:
            yield old[i], new[k]
            i, k = i + 1, k + 1
    yield from ((item, None) for item in old[i:])
    yield from ((None, item) for item in new[k:])


def _scores(old: list[tuple[Hashable, str]], new: list[tuple[Hashable, str]]) -> list[list[float]]:
    """Return how much the rest of both lists from each place on has in common at best."""
    counted = [Counter(text) for _, text in new]
    score = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        kind, text = old[i]
        letters = Counter(text)
        for k in reversed(range(len(new))):
            best = max(score[i + 1][k], score[i][k + 1])
            if kind == new[k][0] and (common := _common(letters, counted[k])) >= _ALIKE:
                best = max(best, score[i + 1][k + 1] + common)
            score[i][k] = best
    return score


def _common(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of characters in common."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
