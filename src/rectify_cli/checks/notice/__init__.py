"""Rules over a published notice, without its ledger: one module per subject, each a `run` that yields diagnostics."""

from collections import Counter

from rectify_cli.checks.notice import (
    dates,
    declared,
    enumeration,
    official_form,
    paired_marks,
    privacy,
    punctuation,
    ratios,
    same_figure,
    status,
    sums,
)
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Reading

SUBJECTS = (
    declared,
    same_figure,
    sums,
    ratios,
    enumeration,
    dates,
    status,
    punctuation,
    paired_marks,
    official_form,
    privacy,
)
AT_MOST = 20  # of one rule in one file: nobody reads the twenty-first


def run(reading: Reading) -> list[Diagnostic]:
    """Return what in a notice contradicts itself or the standards, by place; the last of many says how many more."""
    found = [diagnostic for subject in SUBJECTS for diagnostic in subject.run(reading)]
    found.sort(key=lambda one: (one.place.line or 0, one.place.column or 0, one.code))
    return _capped(found)


def _capped(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return at most so many of each rule."""
    number = Counter(one.code for one in found)
    seen: Counter[str] = Counter()
    kept = []
    for one in found:
        seen[one.code] += 1
        more = number[one.code] - AT_MOST
        if seen[one.code] < AT_MOST or (seen[one.code] == AT_MOST and more <= 0):
            kept.append(one)
        elif seen[one.code] == AT_MOST:
            zh, en = one.message
            kept.append(one._replace(message=Phrase(f"{zh}（此类还有 {more} 处）", f"{en} (and {more} more of these)")))
    return kept
