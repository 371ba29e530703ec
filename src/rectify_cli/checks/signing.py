"""The signatures under a closing (销号) are of the parties, in their order."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.diagnostics import Diagnostic, error
from rectify_cli.language import Phrase
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.model import Issue

OUT_OF_TURN = error(
    "E267",
    Phrase("销号由规定的各方依次签字，各签一次", "the parties sign a closing in their order, each once"),
    Phrase(
        "核对审核方和日期；各方和先后写在 data/inspection.yaml 的 sign_offs",
        "check the roles and the days; the parties and their order are sign_offs in data/inspection.yaml",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield standing signatures that are nobody's turn."""
    parties = ledger.inspection.record.sign_offs
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _signed(entry, parties)


def _signed(entry: Entry[Issue], parties: tuple[str, ...]) -> Iterator[Diagnostic]:
    standing = [(index, one) for index, one in enumerate(entry.record.sign_offs) if one.void is None]
    last = None
    for turn, (index, one) in enumerate(standing):
        wanted = parties[turn] if turn < len(parties) else None
        if one.role != wanted:
            yield OUT_OF_TURN.broken(
                entry.place("sign_offs", index, "role"),
                Phrase(
                    f"第 {turn + 1} 个签字的是{one.role}，应为{wanted or '（已签齐）'}",
                    f"signature {turn + 1} is of {one.role}, wanted: {wanted or 'none, all have signed'}",
                ),
            )
        if last and one.date < last:
            yield OUT_OF_TURN.broken(
                entry.place("sign_offs", index, "date"),
                Phrase(
                    f"{one.role} {one.date} 签字，早于前一方 {last}", f"{one.role} signed on {one.date}, before {last}"
                ),
            )
        last = one.date
