"""The problems of a paper that are not yet in a ledger: what joins it, beside what it has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.private_numbers import masked
from rectify_cli.core.substrings import bare
from rectify_cli.core.terms import Register
from rectify_cli.exchange.draft import Draft, Mapping
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import Reading
from rectify_cli.notices.pairing import likeness

_NEAR = 0.8
_MARKS = "，。；：、,.;:“”\"'（）()"


@dataclass(frozen=True, slots=True)
class Joining:
    """One problem of the paper: its entry with a new id, or the entry the ledger has of it.

    `near` is an entry whose title is so much alike that it may be the same.
    """

    register: Register
    values: Mapping
    known: Entry[Issue] | None = None
    near: Entry[Issue] | None = None


def joining(draft: Draft, words: Reading, ledger: Ledger, used: dict[Register, set[int]]) -> list[Joining]:
    """Return what becomes of each listed problem of a paper; `used` are the ids that are taken.

    Raises UsageError if the paper is about another body than the ledger.
    """
    _refuse_other_body(draft, ledger)
    listed = {issue.register for issue in words.listed}
    joined: list[Joining] = []
    for register, entries in ((Register.ISSUES, draft.issues), (Register.IMMEDIATE, draft.immediate)):
        if register in listed:
            joined += _of_register(register, entries, ledger, max([0, *used[register]]))
    return joined


def _of_register(register: Register, entries: Iterable[Mapping], ledger: Ledger, last: int) -> Iterator[Joining]:
    """Yield the problems of one register; one that stands in the paper twice is known from its first."""
    left = [entry for other, entry in ledger.issues_by_register() if other is register]
    for values in entries:
        title = str(values["title"])
        known = next((entry for entry in left if same(entry.record.title, title)), None)
        if known is not None:
            left.remove(known)
            yield Joining(register, values, known)
            continue
        last += 1
        near = max(left, key=lambda entry: likeness(entry.record.title, title), default=None)
        alike = near is not None and likeness(near.record.title, title) >= _NEAR
        yield Joining(register, values | {"id": last}, near=near if alike else None)


def same(title: str, other: str) -> bool:
    """Return True if two titles are those of one problem."""
    return _compared(title) == _compared(other)


def _compared(title: str) -> str:
    """Return a title as it is compared: without ordinal, blanks, marks and the private numbers papers mask."""
    return bare(masked(unnumbered(title))).translate(dict.fromkeys(map(ord, _MARKS)))


def _refuse_other_body(draft: Draft, ledger: Ledger) -> None:
    """Raise UsageError if the paper names another body; one may leave out its 党组."""
    ours, theirs = bare(ledger.inspection.record.body), bare(str(draft.inspection.get("body") or ""))
    if theirs and theirs not in ours and ours not in theirs:
        raise UsageError(
            Phrase(
                f"文件是{theirs}的，台账是{ours}的，未并入", f"the paper is about {theirs}, the ledger about {ours}"
            ),
            Phrase("另建台账：加 --into 目录", "to create another ledger: --into DIR"),
        )
