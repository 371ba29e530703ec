"""What the proofreader says of claims: which contradictions it finds, and what it says of right sentences."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.frames import VARIANTS, half_width
from claims.shape import Shape, shapes
from rectify_cli.checks import proofread
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.language import Phrase
from rectify_cli.documents import readers

CLASSES = {
    1: Phrase("合计", "Sums"),
    2: Phrase("金额", "Money"),
    3: Phrase("状态", "States"),
    4: Phrase("占比与比率", "Shares and rates"),
    5: Phrase("变化", "Change"),
    6: Phrase("平均、乘积、余数、流量", "Averages, products, remainders, flows"),
    7: Phrase("前后两处", "Said twice"),
    8: Phrase("计数与列举", "Counted against listed"),
    9: Phrase("时间跨度", "Spans"),
    10: Phrase("序号", "Ordinals"),
}
STYLE = "P54"
"""Rules of marks and writing: that the web's marks are half-width is true, and says nothing of a claim."""


class Said(NamedTuple):
    """A sentence as it was put to the proofreader, and what it said of it."""

    shape: str
    variant: str
    text: str
    findings: tuple[Diagnostic, ...]


@dataclass
class Result:
    """What became of one class of claims."""

    shapes: int = 0
    wrong: int = 0
    right: int = 0
    found: Counter[str] = field(default_factory=Counter)
    missed: list[Said] = field(default_factory=list)
    errors: list[Said] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)

    def judge_wrong(self, said: Said) -> None:
        """Count a sentence that contradicts itself: found if an error or a warning stands in it."""
        self.wrong += 1
        if any(_stands_in(one, said.text) for one in said.findings):
            self.found[said.shape] += 1
        else:
            self.missed.append(said)

    def judge_right(self, said: Said) -> None:
        """Count a sentence of which nothing should be said."""
        self.right += 1
        severities = {one.severity for one in said.findings}
        if Severity.ERROR in severities:
            self.errors.append(said)
        elif Severity.WARNING in severities:
            self.warnings.append(said)


def _bare(text: str) -> str:
    return "".join(half_width(text).split())


def _stands_in(finding: Diagnostic, text: str) -> bool:
    lines = {_bare(line) for line in text.splitlines()}
    places = (finding.place, *(related.place for related in finding.related))
    return any(line in _bare(place.excerpt or "") for place in places for line in lines)


def findings(text: str, variant: str) -> tuple[Diagnostic, ...]:
    """Return the errors and warnings of a sentence in a variant, but those of its marks."""
    paper = readers.read(VARIANTS[variant](text).encode(), "claim.txt")
    _, diagnostics = proofread.proofread(paper)
    return tuple(one for one in diagnostics if one.severity is not Severity.NOTE and not one.code.startswith(STYLE))


def _ask(result: Result, shape: Shape, seed: int, number: int, variants: Iterable[str]) -> None:
    claim = shape.claim(seed, number)
    for variant in variants:
        result.judge_wrong(Said(shape.name, variant, claim.wrong, findings(claim.wrong, variant)))
        for text in (claim.right, *claim.alike):
            result.judge_right(Said(shape.name, variant, text, findings(text, variant)))


def measured(kind: int, seed: int, each: int, variants: Iterable[str] = tuple(VARIANTS)) -> Result:
    """Return what becomes of `each` claims of every shape of a class, in every variant."""
    result = Result(shapes=len(shapes(kind)))
    for shape in shapes(kind):
        for number in range(each):
            _ask(result, shape, seed, number, variants)
    return result
