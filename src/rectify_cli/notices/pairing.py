"""The problems of a paper beside those of another, and beside the entries of the ledger that made it."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.private_numbers import masked
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.notices.reading import ListedIssue, Reading

if TYPE_CHECKING:
    from rectify_cli.core.terms import Register

ALIKE = 0.5
"""How alike two texts are at least that are taken for one, edited."""


def paired(
    theirs: Sequence[ListedIssue], ours: Sequence[ListedIssue]
) -> tuple[list[tuple[ListedIssue, ListedIssue]], list[ListedIssue], list[ListedIssue]]:
    """Pair the problems of both sides, those of one title first, then those alike; return the rest of each as well."""
    pairs: list[tuple[ListedIssue, ListedIssue]] = []
    left, right = list(theirs), list(ours)
    for enough in (1.0, ALIKE):
        for listed in list(left):
            best = max(right, key=lambda other: likeness(listed.title.value, other.title.value), default=None)
            if best is not None and likeness(listed.title.value, best.title.value) >= enough:
                pairs.append((listed, best))
                left.remove(listed)
                right.remove(best)
    return pairs, left, right


def likeness(text: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 below what counts."""
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def entries(ledger: Ledger, paper: Reading) -> Iterator[tuple[ListedIssue, Entry[Issue]]]:
    """Yield the problems of a paper that `ledger` made with their entries, those of one title in their order."""
    titled: dict[tuple[Register, str], list[Entry[Issue]]] = {}
    for register, entry in ledger.issues_by_register():
        titled.setdefault((register, masked(unnumbered(entry.record.title))), []).append(entry)
    for problem in paper.listed:
        if same := titled.get((problem.register, paper.as_written(problem.title.at))):
            yield problem, same.pop(0)
