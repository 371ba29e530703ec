"""Match the rows of a sheet to entries of the ledger: by id, else by exact title, else as new ones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, note
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.seen import Seen
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow
from rectify_cli.exchange.workbook.merge.unread import Why
from rectify_cli.exchange.workbook.merge.values import InvalidCell, number
from rectify_cli.ledger import Entry
from rectify_cli.ledger.model import Issue

NO_ID = note(
    "X711",
    Phrase("编号是整数，一个问题一个", "an id is a whole number, one for each issue"),
    Phrase(
        "无须处理：按标题对应，表里的号存入 data/unread",
        "nothing to do: titles are matched, and the numbers are kept in data/unread",
    ),
)
TWICE = error(
    "X712",
    Phrase("一个问题在表里只有一行", "an issue has one row in a sheet"),
    Phrase("删去其中一行；新问题请清空编号", "delete one of them; if it is a new issue, clear its id"),
)
WHICH = error(
    "X713",
    Phrase("一行只指一个问题", "a row belongs to one issue"),
    Phrase(
        "改正编号；如果不是台账的编号，加 --map 序号=",
        "correct the id; if the column does not hold ledger ids, add --map 序号=",
    ),
)
GONE = error(
    "X714",
    Phrase("改动的行在台账里仍有对应的问题", "a changed row still has its issue in the ledger"),
    Phrase("新问题请清空编号，否则删去这一行", "clear its id if it is a new issue, otherwise delete the row"),
)
ABSENT = note(
    "X715",
    Phrase("台账里的问题表里都有", "every issue of the ledger is in the sheet"),
    Phrase(
        "表里没有的问题仍留在台账中；不该公开的用 rectify set ID disclosure=withheld",
        "what is not in the sheet stays in the ledger; to withhold it: `rectify set ID disclosure=withheld`",
    ),
)
RENUMBERED = note(
    "X716",
    Phrase("新问题的编号未被占用", "the id of a new issue has not been used"),
    Phrase("无须处理；以后以台账的编号为准", "nothing to do; use the id of the ledger from now on"),
)
_SHOWN = 8
"""How many ids a message names at most."""


_SEVERAL = 2
_ALIKE = 0.4
"""How much of two titles is the same, from which on one may be the other, changed."""

AMBIGUOUS = -1
"""The id of no entry: a row that may be of several."""


@dataclass(slots=True)
class Pair:
    """A row with its entry, or with its new id; `base` are the fingerprints of its exported cells.

    `seen` are those of the cells as they were when the book, or that of which it is a copy, was read before.
    """

    line: SheetRow
    number: int
    entry: Entry[Issue] | None = None
    base: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)


class Matching:
    """One sheet against one register; `used` are the ids that no new entry may get, `seen` what books said before."""

    def __init__(
        self, entries: Sequence[Entry[Issue]], trace: Trace | None, used: Iterable[int], seen: Iterable[Seen] = ()
    ) -> None:
        """Index the entries by id and title."""
        self._prints: Mapping[int, Mapping[str, str]] = trace.prints if trace else {}
        self._traced = trace is not None and not trace.like
        self._entries = {entry.record.id: entry for entry in entries}
        self._used = set(used) | set(self._entries)
        self._titles: dict[str, list[int]] = {}
        for id_, entry in self._entries.items():
            self._titles.setdefault(unnumbered(canonical(entry.record.title)), []).append(id_)
        self._former = {marks["title"]: id_ for book in seen for id_, marks in book.items() if "title" in marks}
        self.pairs: list[Pair] = []
        self.faults: list[Diagnostic] = []
        self.aside: list[SheetRow] = []
        self._printed = False
        self._repeated: Counter[str] = Counter()
        self._seen: dict[int, SheetRow] = {}
        self._new: list[tuple[SheetRow, int | None]] = []

    def match(self, lines: Iterable[SheetRow]) -> None:
        """Match every line, and give each new one an id: its own where that is free."""
        lines = list(lines)
        self._printed = not self._traced and self._no_ids(lines)
        self._repeated = Counter(_title(line) for line in lines)
        for line in lines:
            self._match(line)
        for line, typed in sorted(self._new, key=lambda pair: pair[1] is None):
            self._number(line, typed)
        self.pairs.sort(key=lambda pair: pair.line.row)
        if lines:
            self._absent(lines[0].grid.place())

    def _no_ids(self, lines: Sequence[SheetRow]) -> bool:
        """Report numbers that are no ids, such as 1-1, or 1 under each aspect: they are kept, and titles matched."""
        typed: dict[int, SheetRow] = {}
        for line in lines:
            try:
                id_ = number(line.cells.get("id"))
            except InvalidCell:
                text = canonical(line.cells.get("id"))
                message = Phrase(f"“{text}”不是编号，按标题对应", f"“{text}” is not an id; titles are matched")
            else:
                first = typed.setdefault(id_, line) if id_ is not None else line
                if first is line or _title(first) == _title(line):
                    continue
                message = Phrase(f"编号 {id_} 用了两次，按标题对应", f"the id {id_} stands twice; titles are matched")
            self.faults.append(NO_ID.broken(line.place("id"), message))
            return True
        return self._strangers(typed)

    def _strangers(self, typed: Mapping[int, SheetRow]) -> bool:
        """Report numbers that are ids of other issues throughout: those of another book, not of the ledger."""
        known = {id_: line for id_, line in typed.items() if id_ in self._entries}
        if len(known) < _SEVERAL or any(alike(_title(line), self._title_of(id_)) for id_, line in known.items()):
            return False
        first = next(iter(known.values()))
        message = Phrase("编号对不上台账，按标题对应", "the numbers are not the ids of the ledger; titles are matched")
        self.faults.append(NO_ID.broken(first.place("id"), message))
        return True

    def _title_of(self, id_: int) -> str:
        return unnumbered(canonical(self._entries[id_].record.title))

    def _match(self, line: SheetRow) -> None:
        typed = None
        if self._printed:
            line.keep("id", Why.NUMBER)
        else:
            try:
                typed = number(line.cells.get("id"))
            except InvalidCell:
                line.keep("id", Why.NUMBER)
        known = typed if typed is not None and self._knows(typed) else None
        if typed is not None and typed in self._seen:
            self._twice(line, typed)
            return
        titled = self._titled(line, known)
        if titled == AMBIGUOUS:
            self._aside(line)
        elif known is None and titled is None and (former := self._gone(line) or self._renamed(line)):
            self._pair(line, former)
        elif known is None and titled is None:
            self._new.append((line, typed))
            if typed is not None:
                self._seen[typed] = line
        else:
            self._pair(line, known if known is not None else titled or 0)

    def _gone(self, line: SheetRow) -> int | None:
        """Return the id of the exported entry of this title that the ledger has no more."""
        mark = fingerprint(canonical(line.cells["title"]))
        gone = (id_ for id_, prints in self._prints.items() if id_ not in self._entries and prints.get("title") == mark)
        return None if self._traced else next(gone, None)

    def _renamed(self, line: SheetRow) -> int | None:
        """Return the id of the entry that had this title when a book was read."""
        former = self._former.get(fingerprint(canonical(line.cells["title"]).replace("\n", "")))
        return former if former in self._entries and former not in self._seen else None

    def _aside(self, line: SheetRow) -> None:
        """Keep a whole row that could not be matched."""
        self.aside.append(line)

    def _knows(self, typed: int) -> bool:
        """Return True if an id of the sheet is one of the ledger's: in a book of ours, one that was exported."""
        return typed in (self._prints if self._traced else self._entries)

    def _titled(self, line: SheetRow, known: int | None) -> int | None:
        """Return the one entry of exactly this title; AMBIGUOUS where the row may be of another one."""
        title = _title(line)
        ids = self._titles.get(title, [])
        if known is not None:
            if not ids or known in ids or self._traced:
                return None
            message = Phrase(
                f"编号是 {known}，反馈问题却是第 {ids[0]} 号的",
                f"the id is {known}, but the title is that of issue {ids[0]}",
            )
            self.faults.append(WHICH.broken(line.place("id"), message))
            return AMBIGUOUS
        if len(ids) > 1 and self._repeated[title] == len(ids):
            # As many rows as entries of one title: each in its turn.
            return next((id_ for id_ in ids if id_ not in self._seen), ids[0])
        if len(ids) > 1:
            listed = "、".join(map(str, ids))
            message = Phrase(
                f"第 {listed} 号都是“{title}”",
                f"issues {listed.replace('、', ', ')} all have the title “{title}”",
            )
            hint = Phrase("填写编号", "fill in the id")
            self.faults.append(WHICH.broken(line.place("title"), message, hint))
            return AMBIGUOUS
        return ids[0] if ids else None

    def _pair(self, line: SheetRow, known: int) -> None:
        if known in self._seen:
            self._twice(line, known)
            return
        self._seen[known] = line
        entry, base = self._entries.get(known), self._prints.get(known, {})
        if entry is not None:
            self.pairs.append(Pair(line, known, entry, base))
        elif self._traced and any(fingerprint(canonical(line.cells.get(name))) != mark for name, mark in base.items()):
            message = Phrase(f"台账里已经没有第 {known} 号", f"issue {known} is no longer in the ledger")
            self.faults.append(GONE.broken(line.place(), message))
            self._aside(line)

    def _twice(self, line: SheetRow, known: int) -> None:
        first = self._seen[known]
        message = Phrase(f"第 {known} 号有两行", f"issue {known} has two rows")
        other = Related(first.place(), Phrase("另一行在这里", "the other row is here"))
        self.faults.append(TWICE.broken(line.place(), message, None, (other,)))
        self._aside(line)

    def _number(self, line: SheetRow, typed: int | None) -> None:
        assigned = typed if typed is not None and typed not in self._used else max(self._used, default=0) + 1
        self._used.add(assigned)
        self.pairs.append(Pair(line, assigned))
        if typed is not None and typed != assigned:
            message = Phrase(
                f"编号 {typed} 已被占用，这个新问题编为 {assigned}",
                f"id {typed} is in use; this new issue gets {assigned}",
            )
            self.faults.append(RENUMBERED.broken(line.place(), message))

    def _absent(self, place: Place) -> None:
        """Report the entries without a row, if the sheet is of this register at all."""
        expected = self._prints if self._traced else self._entries
        absent = [id_ for id_ in expected if id_ not in self._seen and id_ in self._entries]
        if not absent or not (self._traced or any(pair.entry for pair in self.pairs)):
            return
        shown, more = absent[:_SHOWN], len(absent) > _SHOWN
        zh = "、".join(map(str, shown)) + (f" 号等 {len(absent)} 个问题" if more else " 号")
        en = ", ".join(map(str, shown)) + (f" … ({len(absent)} in all)" if more else "")
        message = Phrase(f"表里没有第 {zh}，台账保留", f"issues missing from the sheet, kept in the ledger: {en}")
        self.faults.append(ABSENT.broken(place, message))


def _title(line: SheetRow) -> str:
    return unnumbered(canonical(line.cells["title"]))


def alike(title: str, other: str) -> bool:
    """Return True if two titles have so much in common that one may be the other, changed."""
    return title == other or SequenceMatcher(None, title, other, autojunk=False).ratio() >= _ALIKE
