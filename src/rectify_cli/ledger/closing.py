"""What the closing of an issue (销号) rests on: a completion that stands, what the policy wants, whose turn it is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger.model import Inspection, Issue, Progress, SignOff


class Need(Enum):
    """What the policy may want of an issue before anybody signs."""

    EVIDENCE = auto()
    MEASURES_DONE = auto()


class Lack(NamedTuple):
    """A need that is not met: the measure it is about where it is about one, what to say, the command to type."""

    need: Need
    measure: int | None
    message: Phrase
    hint: Phrase


def completed_since(progress: Sequence[Progress]) -> dt.date | None:
    """Return the day from which a history has said completed, to its end; None where it does not end so."""
    trailing = list(takewhile(lambda step: step.status is Status.COMPLETED, reversed(progress)))
    return trailing[-1].date if trailing else None


def unsupported(sign_offs: Sequence[SignOff], progress: Sequence[Progress]) -> Iterator[int]:
    """Yield the indexes of standing signatures that were given before the completion they stand for, or for none."""
    since = completed_since(progress) if sign_offs else None
    for index, signature in enumerate(sign_offs):
        if signature.void is None and (since is None or signature.date < since):
            yield index


def party_of_turn(inspection: Inspection, turn: int) -> str | None:
    """Return the party whose signature comes after so many others; None where all have signed."""
    parties = inspection.sign_offs
    return parties[turn] if turn < len(parties) else None


def lacking(issue: Issue, inspection: Inspection) -> Iterator[Lack]:
    """Yield what the policy wants before anybody signs and the issue does not show."""
    number, closing = issue.id, inspection.policy.closing
    if closing.evidence and not any(piece.file for piece in issue.evidence):
        yield Lack(
            Need.EVIDENCE,
            None,
            Phrase(f"第 {number} 号没有存入佐证材料", f"no. {number} has no evidence on file"),
            Phrase(f"rectify evidence add {number} 文件", f"`rectify evidence add {number} FILE`"),
        )
    undone = [ordinal for ordinal, measure in enumerate(issue.measures, start=1) if measure.done is None]
    if closing.measures_done and undone:
        listed = ", ".join(map(str, undone))
        yield Lack(
            Need.MEASURES_DONE,
            undone[0] - 1,
            Phrase(
                f"第 {number} 号有措施没有办结：第 {listed} 条", f"measures of no. {number} that are not done: {listed}"
            ),
            Phrase(f"rectify measure done {number} {undone[0]}", f"`rectify measure done {number} {undone[0]}`"),
        )
