"""Rules over a published notice, without its ledger: one module per subject, each a `run` that yields diagnostics."""

from collections import Counter
from dataclasses import replace

from rectify_cli.checks.notice import (
    dates,
    declared,
    enumeration,
    figures,
    items,
    official_form,
    paired_marks,
    privacy,
    punctuation,
    repeated,
    same_figure,
    sections,
    status,
    tables,
    wording,
)
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Reading

SUBJECTS = (
    declared,
    sections,
    same_figure,
    figures,
    tables,
    enumeration,
    items,
    dates,
    status,
    repeated,
    privacy,
    wording,
)
"""What a paper says, which does not depend on the width of its marks or on its blanks."""

MARKS = (punctuation, paired_marks, official_form)
"""How the paper is written, mark by mark."""
AT_MOST = 20  # of one rule in one file: nobody reads the twenty-first


def run(reading: Reading) -> list[Diagnostic]:
    """Return where a notice contradicts itself or the standards, by place.

    The last of many says how many more there are, and carries the fixes of all.
    """
    diagnostics = [diagnostic for subject in SUBJECTS for diagnostic in subject.run(reading)]
    written = replace(reading, source=reading.original)
    diagnostics += [diagnostic for subject in MARKS for diagnostic in subject.run(written)]
    diagnostics.sort(key=lambda diagnostic: (diagnostic.place.line or 0, diagnostic.place.column or 0, diagnostic.code))
    return _capped(diagnostics)


def _capped(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return at most AT_MOST diagnostics of each rule."""
    number = Counter(diagnostic.code for diagnostic in diagnostics)
    seen: Counter[str] = Counter()
    kept = []
    for index, diagnostic in enumerate(diagnostics):
        code = diagnostic.code
        seen[code] += 1
        more = number[code] - AT_MOST
        if seen[code] < AT_MOST or (seen[code] == AT_MOST and more <= 0):
            kept.append(diagnostic)
        elif seen[code] == AT_MOST:
            zh, en = diagnostic.message
            kept.append(
                diagnostic._replace(
                    message=Phrase(f"{zh}（同类问题还有 {more} 处）", f"{en} (and {more} more like this)"),
                    fixes=tuple(fix for other in diagnostics[index:] if other.code == code for fix in other.fixes),
                )
            )
    return kept
