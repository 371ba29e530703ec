"""Everything that is proved of a ledger: its entries, its figures and the text of its notice."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import waivers
from rectify_cli.checks.waivers import Verdict
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.terms import Edition, Register
from rectify_cli.ledger import Entry, Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.checks.office_words import OwnWord
    from rectify_cli.documents import Document
    from rectify_cli.papers.order import PaperOrder
    from rectify_cli.store import Workspace


class Printed(NamedTuple):
    """A notice rendered from a ledger, its edition, and the words of the office's own to look for in it."""

    notice: "Document"
    edition: Edition = Edition.PUBLIC
    words: "Sequence[OwnWord]" = ()


def prove(
    ledger: Ledger,
    today: dt.date,
    printed: Printed | None = None,
    *,
    complete: bool = True,
) -> Verdict:
    """Return the diagnostics of `ledger` on `today`, those its data waives apart.

    What is `printed` from it is proofread if it is given. If the ledger is not `complete` (some file could not be
    read), its figures are not proved.
    """
    diagnostics = ledger_checks.run(ledger, today, complete=complete)
    if printed is not None:
        from rectify_cli.checks import proofread  # noqa: PLC0415 - importing the grammar takes time

        diagnostics += proofread.check_rendered(ledger, printed.edition, printed.notice, printed.words)
    if not any(entry.record.waive for entry in waivers.entries(ledger)):
        return Verdict(diagnostics, [])
    from rectify_cli.checks import catalogue  # noqa: PLC0415 - collecting every rule takes time

    skipped = set() if complete else set(catalogue.OF_FIGURES)
    if printed is None:
        skipped |= set(catalogue.OF_WORDS)
    return waivers.apply(ledger, diagnostics, catalogue.RULES, skipped)


def errors(ledger: Ledger, today: dt.date, printed: Printed | None = None) -> list[Diagnostic]:
    """Return the errors in force of a ledger, with any of which nothing of it is printed but a draft."""
    return [found for found in prove(ledger, today, printed).active if found.severity is Severity.ERROR]


def errors_of_paper(order: "PaperOrder", document: "Document", workspace: "Workspace") -> list[Diagnostic]:
    """Return the errors that a paper would have; a notice is proofread too, for the words of the office's own as well.

    Raises DataError if the file of those words cannot be read.
    """
    from rectify_cli.checks import office_words  # noqa: PLC0415 - its grammar takes time, and few papers are notices
    from rectify_cli.papers.order import NOTICE  # noqa: PLC0415 - papers take time, and most runs write none

    printed = None
    if order.kind == NOTICE:
        printed = Printed(document, order.request.edition, office_words.office(workspace).words)
    return errors(order.ledger, order.request.today, printed)


def prove_entry(
    ledger: Ledger, register: Register, entry: Entry[Any], today: dt.date, *, complete: bool = True
) -> list[Diagnostic]:
    """Return the diagnostics in force of one entry that has a file of its own, as `prove` returns them of its file."""
    none = replace(ledger, issues=(), immediate=(), petitions=(), records={})
    alone = replace(none, issues=(entry,)) if register is Register.ISSUES else replace(none, immediate=(entry,))
    diagnostics = ledger_checks.of_entry(ledger, alone, today, complete=complete)
    if not entry.record.waive:
        return diagnostics
    from rectify_cli.checks import catalogue  # noqa: PLC0415 - collecting every rule takes time

    skipped = set(catalogue.OF_WORDS) | (set() if complete else set(catalogue.OF_FIGURES))
    return [
        each
        for each in waivers.apply(alone, diagnostics, catalogue.RULES, skipped).active
        if each.place.file == entry.file
    ]
