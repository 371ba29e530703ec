"""How the proofreader does on the invented notices: which planted faults it finds, and what it says beyond them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import notices_as
from rectify_cli.checks import notice as notice_checks
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.documents import readers, repair
from rectify_cli.notices import grammar
from truths import Fault, truth

RULES = {
    "states-sum": "N501",
    "listed-total": "N502 N519",
    "listed-status": "N503",
    "bracket-sum": "N504",
    "percentage": "N505 N508",
    "money-sum": "N506 N508",
    "restated": "N507",
    "skipped-ordinal": "H511",
    "repeated-ordinal": "H511",
    "headless-ordinal": "H511",
    "skipped-chapter": "H512",
    "skipped-section": "H512",
    "skipped-number": "H513 H512",
    "repeated-number": "H513 H512",
    "skipped-item": "H514 H512",
    "impossible-date": "D521",
    "feedback-early": "D522",
    "cut-off-late": "D522",
    "range-reversed": "D522",
    "plan-past": "D523",
    "vague-plan": "D524",
    "no-plan": "S531",
    "unfinished-words": "S532",
    "unknown-status": "S533",
    "half-width": "P541",
    "enum-comma": "P542",
    "bracket-comma": "P543",
    "arabic-comma": "P544",
    "document-number": "P545",
    "zero-year": "P546",
    "leading-zero": "P547",
    "unbalanced": "P548",
    "heading-stop": "P550",
    "deadline-word": "P551",
    "id-number": "R561",
    "mobile": "R562",
    "bank-card": "R564",
    "email": "R565",
    "petitioner": "R566",
}
"""The rules that may tell each kind of planted fault."""


@dataclass
class Outcome:
    """What became of one notice."""

    found: list[Fault] = field(default_factory=list)
    missed: list[Fault] = field(default_factory=list)
    beyond: list[Diagnostic] = field(default_factory=list)


def proofread(path: Path) -> list[Diagnostic]:
    """Return what the proofreader says of the notice in a file."""
    return notice_checks.run(grammar.read(repair.repaired(readers.open_file(path, path.name))))


def outcome(path: Path) -> Outcome:
    """Compare what is said of one notice with its truth."""
    said = proofread(path)
    result = Outcome()
    told: set[int] = set()
    faults = truth(path).faults
    for fault in faults:
        codes = RULES[fault.kind].split()
        hits = {index for index, one in enumerate(said) if one.code in codes and _meets(one, fault)}
        told |= hits
        (result.found if hits else result.missed).append(fault)
    follow = {code for fault in faults for kind in fault.also for code in RULES[kind].split()}
    result.beyond = [one for index, one in enumerate(said) if index not in told and one.code not in follow]
    return result


def _meets(one: Diagnostic, fault: Fault) -> bool:
    """Return True if a diagnostic speaks of the words of a fault: at its place, or at the other side it names."""
    bare = "".join(fault.at.split())
    places = (one.place, *(related.place for related in one.related))
    return any(bare in "".join((place.excerpt or "").split()) for place in places)


def outcomes() -> Iterator[tuple[Path, Outcome]]:
    """Yield every notice with what became of it."""
    for path in notices_as.paths():
        yield path, outcome(path)
