"""The signatures under a closing (销号) are by the parties, in order, and for the closing that is in force."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, closing
from rectify_cli.ledger.model import Inspection, Issue

OUT_OF_TURN = error(
    "L274",
    Phrase("销号由规定的各方依次签字，各签一次", "the parties sign a closing in order, once each"),
    Phrase(
        "核对审核方和日期；各方及其先后用 rectify set inspection sign_offs=甲、乙 修改",
        "check the parties and the dates; `rectify set inspection sign_offs=…` lists the parties in order",
    ),
)

TOO_EARLY = error(
    "L277",
    Phrase("签字不早于所认定的完成日期", "a signature is not older than the completion it accepts"),
    Phrase(
        "用 rectify edit ID 给退回的签字补上作废日期 void，由各方重新签字；今后退回用 rectify reopen ID --reason 理由",
        "with `rectify edit ID`, give the signature the date it was sent back as void, and let the parties sign again; "
        "to send an issue back, use `rectify reopen ID --reason …`",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield valid signatures that are out of turn, and those for a completion that is no longer in force."""
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _out_of_turn(entry, ledger.inspection.record)
        yield from _too_early(entry)


def _out_of_turn(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    valid = [(index, signature) for index, signature in enumerate(entry.record.sign_offs) if signature.void is None]
    previous = None
    for turn, (index, signature) in enumerate(valid):
        expected = closing.party_of_turn(inspection, turn)
        if signature.role != expected:
            yield OUT_OF_TURN.broken(
                entry.place("sign_offs", index, "role"),
                Phrase(
                    f"第 {turn + 1} 个签字的是{signature.role}，{f'应为{expected}' if expected else '而各方已签齐'}",
                    f"signature {turn + 1} is by {signature.role}, "
                    f"{f'expected {expected}' if expected else 'but all parties have signed'}",
                ),
            )
        if previous and signature.date < previous.date:
            yield OUT_OF_TURN.broken(
                entry.place("sign_offs", index, "date"),
                Phrase(
                    f"{signature.role}于 {signature.date} 签字，早于前一方的 {previous.date}",
                    f"{signature.role} signed on {signature.date}, before the previous party did on {previous.date}",
                ),
            )
        previous = signature


def _too_early(entry: Entry[Issue]) -> Iterator[Diagnostic]:
    issue = entry.record
    since = closing.completed_since(issue.progress) if issue.sign_offs else None
    for index in closing.unsupported(issue.sign_offs, issue.progress):
        zh = f"早于完成日期 {since}" if since else f"而现在的状态是{issue.status.label.zh}"
        en = f"before it was completed on {since}" if since else f"but it is {issue.status.label.en} now"
        role, day = issue.sign_offs[index].role, issue.sign_offs[index].date
        yield TOO_EARLY.broken(
            entry.place("sign_offs", index, "date"),
            Phrase(f"第 {issue.id} 号：{role}于 {day} 签字，{zh}", f"{role} signed issue {issue.id} on {day}, {en}"),
        )
