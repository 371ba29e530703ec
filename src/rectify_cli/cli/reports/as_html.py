"""Diagnostics as a page for a person: the notice with its faults marked and each explained beside its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.cli.reports import Findings, _marked, as_text
from rectify_cli.cli.reports._marked import Mark, Segment
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import Block, Table, pages
from rectify_cli.notices import Reading

_HINT = Phrase("提示：", "hint: ")
_TABLE = Phrase("表格", "table ")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words under the same marks: the kind of the most severe, empty if none, and the faults whose marks end here."""

    text: str
    kind: str = ""
    ending: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A block, its words in lines of cells (one of each unless it is a table), and the faults that begin in it."""

    block: Block
    lines: list[list[list[_Words]]]
    faults: list[int]

    @property
    def kind(self) -> str:
        """The name of the class of the block, which chooses how it is drawn."""
        return type(self.block).__name__


@dataclass(frozen=True, slots=True)
class _Paper:
    """A notice row by row, and its faults that are in none of them."""

    file: str
    verdict: Phrase
    apart: list[int]
    rows: list[_Row]


def write(findings: Findings, language: Language) -> str:
    """Return one self-contained page."""
    faults = findings.diagnostics
    papers = [_paper(paper, faults) for paper in findings.papers]
    files = {paper.file for paper in papers}
    edition = f" · {findings.edition.label.in_language(language)}" if findings.edition else ""
    return pages.draw(
        "report",
        language,
        title=f"{findings.deed.in_language(language).capitalize()}{edition}",
        verdict=as_text.summary(findings),
        faults=faults,
        apart=[number for number, fault in enumerate(faults, start=1) if fault.place.file not in files],
        papers=papers,
        waived=as_text.waived(findings, language),
        hint=_HINT,
        table=_TABLE,
    )


def _paper(paper: Reading, faults: Sequence[Diagnostic]) -> _Paper:
    source = paper.source
    marks = _marked.marks(source, faults)
    shown = {mark.fault for of_block in marks.values() for mark in of_block if mark.main}
    apart = [
        number
        for number, fault in enumerate(faults, start=1)
        if fault.place.file == source.file and number not in shown
    ]
    rows = [_row(block.block, marks.get(index, ()), faults) for index, block in enumerate(source.blocks)]
    return _Paper(source.file, as_text.read(paper), apart, rows)


def _row(block: Block, marks: Sequence[Mark], faults: Sequence[Diagnostic]) -> _Row:
    lines: list[list[list[_Words]]] = [[[]]]
    for segment in _marked.segments(block.text, marks):
        if isinstance(block, Table) and segment.text == "\n":
            lines.append([[]])
        elif isinstance(block, Table) and segment.text == "\t":
            lines[-1].append([])
        else:
            lines[-1][-1].append(_words(segment, faults))
    return _Row(block, lines, sorted({mark.fault for mark in marks if mark.main}))


def _words(segment: Segment, faults: Sequence[Diagnostic]) -> _Words:
    """Return the words of a segment under the mark of the most severe fault; related places count least."""
    if not segment.marks:
        return _Words(segment.text)
    order = list(Severity)
    worst = min(segment.marks, key=lambda mark: (not mark.main, order.index(faults[mark.fault - 1].severity)))
    kind = faults[worst.fault - 1].severity.value if worst.main else "also"
    return _Words(segment.text, kind, tuple(mark.fault for mark in segment.ending))
