"""Counts of records by status (统计数)."""

from collections.abc import Iterable
from dataclasses import dataclass

from rectify_cli.core.terms import Column, Status
from rectify_cli.ledger.model import Tracked


@dataclass(frozen=True, slots=True)
class Tally:
    """The number of records of each status (统计数)."""

    completed: int = 0
    staged: int = 0
    in_progress: int = 0
    not_started: int = 0

    @property
    def total(self) -> int:
        """The number of all records (应整改)."""
        return self.completed + self.staged + self.in_progress + self.not_started

    @property
    def unfinished(self) -> int:
        """The number in progress or not started (未完成)."""
        return self.in_progress + self.not_started

    @property
    def rate(self) -> float | None:
        """The completion rate (完成率) between 0 and 1, None if there is nothing to complete."""
        return self.completed / self.total if self.total else None

    def figure(self, column: Column) -> int:
        """Return the figure of one declared column."""
        return int(getattr(self, column.value))


def count(records: Iterable[Tracked]) -> Tally:
    """Count records by status."""
    numbers = dict.fromkeys(Status, 0)
    for record in records:
        numbers[record.status] += 1
    return Tally(**{status.value: number for status, number in numbers.items()})
