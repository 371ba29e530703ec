"""What the closing of an issue (销号) needs: a completion in force, what the policy requires, the party in turn."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger.model import Inspection, Issue, Progress, SignOff


class Need(Enum):
    """What the policy may require of an issue before anybody signs."""

    EVIDENCE = auto()
    MEASURES_DONE = auto()


class Lack(NamedTuple):
    """A need that is not met, with the message and the command to type; `measure` is an index from 0, or None."""

    need: Need
    measure: int | None
    message: Phrase
    hint: Phrase


def completed_since(progress: Sequence[Progress]) -> dt.date | None:
    """Return the first day of the completed status that a history ends on, or None if it ends on another."""
    trailing = list(takewhile(lambda step: step.status is Status.COMPLETED, reversed(progress)))
    return trailing[-1].date if trailing else None


def unsupported(sign_offs: Sequence[SignOff], progress: Sequence[Progress]) -> Iterator[int]:
    """Yield the indexes of valid signatures that are older than the completion in force, or without one."""
    since = completed_since(progress) if sign_offs else None
    for index, signature in enumerate(sign_offs):
        if signature.void is None and (since is None or signature.date < since):
            yield index


def party_of_turn(inspection: Inspection, turn: int) -> str | None:
    """Return the party that signs after `turn` others, or None if all have signed."""
    parties = inspection.sign_offs
    return parties[turn] if turn < len(parties) else None


def lacking(issue: Issue, inspection: Inspection) -> Iterator[Lack]:
    """Yield what the policy requires before anybody signs and the issue lacks."""
    number, closing = issue.id, inspection.policy.closing
    if closing.evidence and not any(piece.file for piece in issue.evidence):
        yield Lack(
            Need.EVIDENCE,
            None,
            Phrase(f"第 {number} 号没有存入佐证材料", f"issue {number} has no evidence on file"),
            Phrase(f"rectify evidence add {number} 文件", f"`rectify evidence add {number} FILE`"),
        )
    undone = [ordinal for ordinal, measure in enumerate(issue.measures, start=1) if measure.done is None]
    if closing.measures_done and undone:
        numbers = [str(ordinal) for ordinal in undone]
        yield Lack(
            Need.MEASURES_DONE,
            undone[0] - 1,
            Phrase(
                f"第 {number} 号第 {'、'.join(numbers)} 条措施没有办结",
                f"measures of issue {number} not done yet: {', '.join(numbers)}",
            ),
            Phrase(f"rectify measure done {number} {undone[0]}", f"`rectify measure done {number} {undone[0]}`"),
        )
