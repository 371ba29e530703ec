"""A paper of the user's own Word template: the template checked, the paper filled, and the words of it."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents import Document, opening, readers, repair, resources, search
from rectify_cli.documents.layout import Redline
from rectify_cli.documents.writers.docx import base
from rectify_cli.ledger import Ledger, facts
from rectify_cli.ledger.withheld import withheld
from rectify_cli.papers import catalogue, templating
from rectify_cli.papers.word import check as tags
from rectify_cli.papers.word import compare, completeness, official, package, paragraphs, wanted
from rectify_cli.papers.word import fill as filling
from rectify_cli.views import Request, printed_fields

_PERCENT = 100


class Filled(NamedTuple):
    """A filled template: its bytes, none where a fault is an error, and what is wrong with the template."""

    content: bytes
    faults: list[Diagnostic]


def check(name: str, template: Path, file: str, ledger: Ledger | None) -> list[Diagnostic]:
    """Return what is wrong with a user's own Word template of a paper; `file` is its name as shown.

    Without a ledger, which may be unreadable, it is not held against what is set there.
    """
    content = opening.of_folder(template, template.parent)
    own = printed_fields.names(ledger.inspection.record.fields) if ledger else None
    known = _known(name, ledger, catalogue.PAPERS[name].edition)
    return [
        *tags.check(content, file, catalogue.view_class(name), own=own),
        *completeness.check(content, file, known),
    ]


def fill(name: str, ledger: Ledger, request: Request, own: Path, draft: str | None = None) -> Filled:
    """Fill the Word template in the folder `own`.

    Raises DataError as `typeset` does; the template itself is searched too, because filling it may drop parts.
    """
    template = own / f"{name}.docx"
    file, content = f"templates/{template.name}", opening.of_folder(template, own)
    view = catalogue.PAPERS[name].view()(ledger, request)
    layout = catalogue.layout(name, "docx", ledger, own)
    made = _official(name, ledger, request, own, content)

    def context() -> dict[str, Any]:
        return templating.context(view) | {official.NAME: made()}

    fields = printed_fields.names(ledger.inspection.record.fields)
    faults = tags.check(content, file, type(view), context, fields)
    faults += completeness.check(content, file, _known(name, ledger, request.edition))
    if any(fault.severity is Severity.ERROR for fault in faults):
        return Filled(b"", faults)
    secrets = withheld(ledger, request.edition)
    search.refuse_withheld(content, "docx", secrets)
    stamp = filling.Stamp(catalogue.PAPERS[name].title.zh, layout, draft)
    return Filled(search.refuse_withheld(filling.fill(content, context(), stamp, file), "docx", secrets), faults)


def redlined(name: str, content: bytes, ledger: Ledger, redline: Redline, secrets: set[str]) -> bytes:
    """Return a filled template with what has changed since the old paper; raises DataError as `typeset` does."""
    layout = catalogue.layout(name, "docx", ledger, resources.shipped_templates())
    marked = compare.redlined(content, redline, layout, f"templates/{name}.docx")
    return search.refuse_withheld(marked, "docx", secrets)


def words(content: bytes, name: str) -> Document:
    """Return the words of a filled template."""
    return repair.repaired(readers.read(content, f"{name}.docx")).document


def _official(
    name: str, ledger: Ledger, request: Request, own: Path, content: bytes
) -> Callable[[], official.Official]:
    """Return what makes the finished parts that the tags of a template ask for, once and only where there are any."""

    @cache
    def made() -> official.Official:
        template = package.open_template(content, name)
        if isinstance(template, Diagnostic) or not (used := paragraphs.officials(template.part)):
            return official.Official()
        figures = Document(())
        if "figures" in used:
            view = catalogue.PAPERS[name].view()(ledger, request)
            figures = templating.compose_blocks(view, f"{name}.md.j2", own, official.FIGURES)
        said = official.Words(catalogue.compose(name, ledger, request, own), figures)
        layout = catalogue.layout(name, "docx", ledger, own)
        return official.build(said, used, base.of_template(template, f"templates/{name}.docx"), layout)

    return made


def _known(name: str, ledger: Ledger | None, edition: Edition) -> completeness.Known:
    public = edition is Edition.PUBLIC
    if ledger is None:
        return completeness.Known((), (), public)
    starter = (resources.shipped_templates() / "words" / f"{name}.txt").read_text(encoding="utf-8")
    asked = wanted.of_paper(name, catalogue.parts_of(name, ledger), ledger.inspection.record, starter)
    return completeness.Known(tuple(asked), frozenset(_derived(ledger)), public)


def _derived(ledger: Ledger) -> Iterator[Fraction]:
    """Yield the numbers that papers derive from a ledger: counts, and completion rates in per cent."""
    counted = facts.as_of(ledger, ledger.inspection.record.cut_off).counted()
    for each in (counted, ledger):
        for register in Register:
            tally = each.tally(register)
            for number in (tally.total, tally.completed, tally.staged, tally.unfinished):
                yield Fraction(number)
            if tally.total:
                yield round(Fraction(_PERCENT * tally.completed, tally.total), 1)
                yield round(Fraction(_PERCENT * tally.completed, tally.total), 2)
