"""The signatures under a closing (销号) are of the parties, in their order, and of the closing that stands."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, closing
from rectify_cli.ledger.model import Inspection, Issue

OUT_OF_TURN = error(
    "L274",
    Phrase("销号由规定的各方依次签字，各签一次", "the parties sign a closing in their order, each once"),
    Phrase(
        "核对审核方和日期；各方和先后写在 data/inspection.yaml 的 sign_offs",
        "check the roles and the days; the parties and their order are sign_offs in data/inspection.yaml",
    ),
)

TOO_EARLY = error(
    "L277",
    Phrase("签字只对签字前完成的那一次有效", "a signature stands for a completion that was there when it was given"),
    Phrase(
        "退回过的签字在 sign_offs 里写上 void: 退回日期，各方重新签字；以后退回用 rectify reopen ID --reason …",
        "void the signature (void: DATE, the day it was sent back) and sign anew; "
        "to send an issue back, use `rectify reopen ID --reason …`",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield standing signatures that are nobody's turn, and those of a completion that stands no more."""
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _signed(entry, ledger.inspection.record)
        yield from _early(entry)


def _signed(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    standing = [(index, one) for index, one in enumerate(entry.record.sign_offs) if one.void is None]
    last = None
    for turn, (index, one) in enumerate(standing):
        wanted = closing.party_of_turn(inspection, turn)
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


def _early(entry: Entry[Issue]) -> Iterator[Diagnostic]:
    issue = entry.record
    since = closing.completed_since(issue.progress) if issue.sign_offs else None
    for index in closing.unsupported(issue.sign_offs, issue.progress):
        zh = f"早于 {since} 完成" if since else f"而现在是{issue.status.label.zh}"
        en = f"before it was completed on {since}" if since else f"but it is {issue.status.label.en} now"
        role, day = issue.sign_offs[index].role, issue.sign_offs[index].date
        yield TOO_EARLY.broken(
            entry.place("sign_offs", index, "date"),
            Phrase(f"第 {issue.id} 号{role} {day} 签字，{zh}", f"{role} signed on {day}, {en}"),
        )
