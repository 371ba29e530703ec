"""A notice proofread: one that stands in a file, or the one a ledger makes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rectify_cli import grammar, papers, proofs
from rectify_cli.diagnostics import Diagnostic, note
from rectify_cli.language import Phrase
from rectify_cli.ledger import Ledger, Tally
from rectify_cli.manuscript import of_document
from rectify_cli.origins import Origins
from rectify_cli.reading import Extent, Reading, Said, Share, Unlisted
from rectify_cli.terms import Column, Edition, Register
from rectify_cli.views import Request

UNLISTED = note(
    "N601",
    Phrase("计数而不列出的问题，通报里有说明", "the notice says how many problems it counts and does not list"),
    Phrase(
        "要让读者知道，在 data/inspection.yaml 的 notice 下写 mention_unlisted: true",
        "to tell the reader, write mention_unlisted: true under notice in data/inspection.yaml",
    ),
)

NOTICE = "notice"


def of_ledger(ledger: Ledger, request: Request, own: Path) -> list[Diagnostic]:
    """Return what is wrong in the words of the notice of a ledger, each where it was written in the data.

    What the edition does not list is known here, so it accounts for the gap between counted and
    listed: a note, where a reader of the paper alone finds an error.
    """
    words = reading(ledger, request, own)
    unlisted = ledger.as_of(ledger.inspection.record.cut_off).unlisted(request.edition, Register.ISSUES)
    found = proofs.run(words if words.unlisted or not unlisted.total else _accounted(words, unlisted))
    origins = Origins(ledger)
    moved = [origins.moved(one) for one in found]
    return [*moved, *(_note(ledger, request.edition, unlisted) if words.unlisted is None else ())]


def reading(ledger: Ledger, request: Request, own: Path) -> Reading:
    """Return what the notice of a ledger says."""
    return grammar.read(of_document(papers.compose(NOTICE, ledger, request, own), NOTICE))


def _accounted(words: Reading, unlisted: Tally) -> Reading:
    """Return the reading of a notice that says how many problems it counts and does not list."""
    nowhere = Extent(0, 0, 0)
    columns = (Column.COMPLETED, Column.STAGED, Column.UNFINISHED)
    shares = (Share(column.label.zh, column, Said(unlisted.figure(column), nowhere)) for column in columns)
    return replace(words, unlisted=Unlisted(Said(unlisted.total, nowhere), tuple(shares)))


def _note(ledger: Ledger, edition: Edition, unlisted: Tally) -> Iterator[Diagnostic]:
    """Yield that some problems are counted and not listed, where the first of them says so."""
    listed = {entry.record.id for entry in ledger.edition(edition).issues}
    first = next((entry for entry in ledger.issues if entry.record.id not in listed), None)
    if first is not None:
        yield UNLISTED.broken(
            first.place("disclosure"),
            Phrase(
                f"通报计数 {len(ledger.issues)} 个，其中 {unlisted.total} 个不列出（{edition.label.zh}），文中没有说明",
                f"of {len(ledger.issues)} problems counted, {unlisted.total} are not listed in the "
                f"{edition.label.en}, and the notice does not say so",
            ),
        )
