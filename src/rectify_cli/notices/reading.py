"""What a notice says: declared figures, listed issues, dates and contact, each with the words it was read from."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from rectify_cli.core.diagnostics import Place, Replacement, Unit
from rectify_cli.core.terms import Arrangement, Column, Register, Status
from rectify_cli.documents.source import SourceDocument

T = TypeVar("T")
_ENOUGH = 0.8  # of a whole: what is said to be under way need not be the rest of it
_OPEN = re.compile("未|尚|暂|其余|剩余")


class Extent(NamedTuple):
    """Characters `start` to `end` of the text of block number `block` (from 0) of a document."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted(Generic[T]):
    """A value, and where the words stand that state it."""

    value: T
    at: Extent


@dataclass(frozen=True, slots=True)
class QuotedPoint(Quoted[str]):
    """One measure or one item of a plan without its ordinal (一是), and its inner items without theirs.

    `more` is where its further lines stand.
    """

    items: tuple[Quoted[str], ...] = ()
    more: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """One status in a sentence of figures (已完成整改19个): its word as printed, and its column; None where unknown."""

    word: str
    column: Column | None
    number: Quoted[int]


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of figures: a whole in its unit (方面, 问题, 具体问题, 措施, 件), and how much is in which status.

    `exhaustive` is True if the sentence itself says that its shares make up the whole.
    """

    register: Register
    unit: str
    total: Quoted[int]
    shares: tuple[Share, ...] = ()
    exhaustive: bool = False

    @property
    def contradicted(self) -> bool:
        """Return True if its shares do not make up the whole: they may fall short of it where some are left unsaid."""
        added = sum(share.number.value for share in self.shares)
        whole = self.total.value
        open_ = any(_OPEN.search(share.word) for share in self.shares)
        named = self.exhaustive or (
            len(self.shares) > 1 and any(share.column is Column.UNFINISHED for share in self.shares)
        )
        return bool(self.shares) and (
            added > whole or (added < whole and named and (open_ or added >= _ENOUGH * whole))
        )


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many problems the notice says it counts and does not list (按规定不予公开), and their statuses."""

    total: Quoted[int]
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Milepost:
    """One item of a plan as printed, and its day where it names one."""

    text: QuotedPoint
    due: Quoted[dt.date] | None = None


@dataclass(frozen=True, slots=True)
class InternalLine(Quoted[str]):
    """A line under a problem with a label of the internal edition (责任部门：…).

    `field` is the field of an issue that the label names; `printed` the words with their label; `more` is where the
    further lines stand.
    """

    field: str
    printed: str
    more: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """One problem as listed (反馈问题, 立行立改问题).

    `number` is its printed number where it has one; `word` its status as printed, `status` what that
    means (None where no vocabulary has the word, or none is printed); `aspect` the heading above it;
    `last_block` is the number (from 0) of the last block that belongs to it.
    """

    register: Register
    title: Quoted[str]
    number: Quoted[int] | None = None
    aspect: Quoted[str] | None = None
    word: Quoted[str] | None = None
    status: Status | None = None
    measures: tuple[QuotedPoint, ...] = ()
    measures_as: Arrangement = Arrangement.PLAIN
    results: tuple[QuotedPoint, ...] = ()
    results_as: Arrangement = Arrangement.PLAIN
    plan: tuple[Milepost, ...] = ()
    plan_as: Arrangement = Arrangement.PLAIN
    internal: tuple[InternalLine, ...] = ()
    last_block: int = 0


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of the notice itself; that of its publication is not among them."""

    on_site: tuple[Quoted[dt.date], Quoted[dt.date]] | None = None
    feedback: Quoted[dt.date] | None = None
    cut_off: tuple[Quoted[dt.date], ...] = ()
    signing: Quoted[dt.date] | None = None

    def named(self) -> Iterator[Quoted[dt.date]]:
        """Yield each day that the notice names."""
        for day in (*(self.on_site or ()), self.feedback, *self.cut_off, self.signing):
            if day is not None:
                yield day


@dataclass(frozen=True, slots=True)
class Reading:
    """What one notice says; `unread` are the blocks among its problems that were not understood.

    `unlisted_immediate` is for immediate fixes what `unlisted` is for issues; only the ledger of a notice tells it.
    `feeds_back` is True of the inspectors' own paper (反馈意见), which names problems and answers none.
    `source` is the paper in normal form, to which all extents refer; `original` the paper as written.
    """

    source: SourceDocument
    original: SourceDocument
    title: tuple[Quoted[str], ...] = ()
    body: Quoted[str] | None = None
    team: Quoted[str] | None = None
    dates: Dates = Dates()
    claims: tuple[Claim, ...] = ()
    unlisted: Unlisted | None = None
    unlisted_immediate: Unlisted | None = None
    listed: tuple[ListedIssue, ...] = ()
    phone: Quoted[str] | None = None
    mail: Quoted[str] | None = None
    email: Quoted[str] | None = None
    unread: tuple[Extent, ...] = ()
    feeds_back: bool = False

    def text(self, at: Extent) -> str:
        """Return the words of an extent, in normal form."""
        return self.source.blocks[at.block].text[at.start : at.end]

    def as_written(self, at: Extent) -> str:
        """Return the words of an extent as they were written."""
        return self.source.blocks[at.block].as_written(at.start, at.end)

    def place(self, at: Extent) -> Place:
        """Return where an extent stands in the file."""
        return self.source.place(at.block, at.start, at.end)

    def mends(self, at: Extent, right: str) -> tuple[Replacement, ...]:
        """Return what puts `right` in place of an extent; nothing where its words are not in one piece in the file."""
        mend = Replacement(self.place(at), right)
        return (mend,) if mend.place.unit is not Unit.PAGE and mend.written == self.as_written(at) else ()
