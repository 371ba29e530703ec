"""A status follows another only where the policy allows it (状态流转)."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger, limits
from rectify_cli.ledger.model import Policy, Tracked

NOT_ALLOWED = error(
    "L270",
    Phrase("状态按规定流转", "a status changes only as the policy allows"),
    Phrase(
        "核对这一条的状态；本单位规定不同的，用 rectify policy moves.原状态=新状态、… 修改",
        "check the status of this entry; if your rules differ, `rectify policy moves.STATUS=STATUS,STATUS`",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield moves that the policy does not allow; the first one starts from 未开始."""
    policy = ledger.inspection.record.policy
    for register in Register:
        for entry in ledger.register(register):
            yield from _history(entry, policy)


def _history(entry: Entry[Tracked], policy: Policy) -> Iterator[Diagnostic]:
    for index, before, after in limits.forbidden(entry.record.progress, policy):
        yield NOT_ALLOWED.broken(
            entry.place("progress", index, "status"),
            Phrase(
                f"第 {entry.record.id} 号由“{before.label.zh}”改为“{after.label.zh}”，规定不允许",
                f"entry {entry.record.id} goes from {before.label.en} to {after.label.en}, "
                "which the policy does not allow",
            ),
        )
