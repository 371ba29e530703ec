"""A text of the ledger beside what papers print of it, so that words edited on paper are written back into it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any, NamedTuple

from rectify_cli.core import private_numbers
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.ledger import Entry, Ledger, facts
from rectify_cli.ledger.edits import TEXT, Path, Put
from rectify_cli.ledger.limits import Objection

_NUMERAL = re.compile(r"[0-9.,]")


class Unit(NamedTuple):
    """One character, or what is kept or lost as a whole: as it is written and as it is printed.

    A `fixed` one is a reference to a fact, or a private number that is printed masked.
    """

    raw: str
    printed: str
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text of an entry in its units; in `prose` braces are doubled unless they refer to a fact."""

    entry: Entry[Any]
    path: Path
    units: tuple[Unit, ...]
    prose: bool = False

    @property
    def printed(self) -> str:
        """The text as it is printed."""
        return "".join(unit.printed for unit in self.units)

    def find(self, text: str, taken: Sequence[range] = ()) -> range | None:
        """Return where some printed words stand, besides those `taken`; None where they do not."""
        whole = self.printed
        at = whole.find(text) if text else -1
        while at >= 0:
            there = range(at, at + len(text))
            if not any(there.start < other.stop and other.start < there.stop for other in taken):
                return there
            at = whole.find(text, at + 1)
        return range(len(whole)) if not taken and text and tidy(whole) == tidy(text) else None

    def rewritten(self, there: range, text: str) -> "PrintedText | Objection":
        """Return the text with other words there; the objection is that they state another number than a fact has."""
        starts = list(accumulate((len(unit.printed) for unit in self.units), initial=0))
        inside = [index for index, start in enumerate(starts[:-1]) if there.start <= start < there.stop]
        first = inside[0] if inside else len(self.units)
        behind = inside[-1] + 1 if inside else first
        kept: dict[int, Unit] = {}
        alike = _alike(self.printed[there.start : there.stop], text)
        for index in inside:
            unit, start = self.units[index], starts[index] - there.start
            if unit.fixed:
                at = _same(alike, start, len(unit.printed), text)
                if at is None and _gone(alike, start, len(unit.printed), text):
                    continue
                if at is None:
                    return _derived(unit)
                kept[at] = unit
        units = (*self.units[:first], *_units(text, kept, prose=self.prose), *self.units[behind:])
        return replace(self, units=units)

    def put(self) -> Put:
        """Return the edit that writes the text as it stands here."""
        raw = "".join(unit.raw for unit in self.units)
        path = self.path
        if path[-1] == TEXT and len(path) > 1:
            point: Any = self.entry.record
            for step in path[:-1]:
                point = point[step] if isinstance(step, int) else getattr(point, step)
            if set(point.model_dump(exclude_defaults=True)) == {TEXT}:
                path = path[:-1]
        return Put(path, raw)


_Blocks = Sequence[tuple[str, int, int, int, int]]


def _alike(before: str, after: str) -> _Blocks:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _same(blocks: _Blocks, start: int, width: int, after: str) -> int | None:
    """Return where in the new words a unit stands unchanged, None if it does not: 11 is not in 111."""
    for kind, i, j, k, _ in blocks:
        if kind == "equal" and i <= start and start + width <= j:
            at = k + start - i
            around = after[max(at - 1, 0) : at] if start == i else ""
            around += after[at + width : at + width + 1] if start + width == j else ""
            return None if _NUMERAL.search(around.rstrip(".,")) else at
    return None


def _gone(blocks: _Blocks, start: int, width: int, after: str) -> bool:
    """Return True if a unit was left out with the words around it, and no other number took its place."""
    for kind, i, j, k, n in blocks:
        if kind in {"delete", "replace"} and i <= start and start + width <= j:
            return not _NUMERAL.search(after[k:n]) and not re.fullmatch("[0-9]", after[n : n + 1])
    return False


def _derived(unit: Unit) -> Objection:
    if not unit.raw.startswith("{"):
        return Objection(
            Phrase("这里的号码印出时已遮蔽，不收", "a private number stands here, which is printed masked"),
            Phrase("改正台账用 rectify edit", "change it with `rectify edit`"),
        )
    name = unit.raw.strip("{} ")
    return Objection(
        Phrase(f"“{unit.printed}”是数据 {unit.raw}，由台账得出，不收", f"“{unit.printed}” is the fact {unit.raw}"),
        Phrase(f"改数用 rectify fact set {name}", f"change the number with `rectify fact set {name}`"),
    )


def _units(text: str, kept: Mapping[int, Unit], *, prose: bool) -> Iterator[Unit]:
    at = 0
    while at < len(text):
        unit = kept.get(at) or Unit(facts.escaped(text[at]) if prose else text[at], text[at])
        yield unit
        at += len(unit.printed)


def texts(ledger: Ledger, entry: Entry[Any], known: Mapping[str, str]) -> list[PrintedText]:
    """Return every text of an entry; `known` are the numbers of the facts as they are printed."""
    inspection = entry is ledger.inspection
    made: list[PrintedText] = []
    for path, text in facts.texts(entry.record):
        prose = path[0] == "notice" if inspection else path[0] in facts.PRINTED
        made.append(PrintedText(entry, path, tuple(unit_list(text, known if prose else None)), prose))
    return made


def unit_list(text: str, known: Mapping[str, str] | None) -> list[Unit]:
    """Return the units of a text; without `known` facts, braces are braces."""
    return _masked(_filled(text, known))


def _filled(text: str, known: Mapping[str, str] | None) -> list[Unit]:
    """Return the units of a text whose references are filled in; without `known` facts, braces are braces."""
    if known is None or not ("{" in text or "}}" in text):
        return [Unit(letter, letter) for letter in text]
    units: list[Unit] = []
    end = 0
    for mark in facts.MARK.finditer(text):
        units += [Unit(letter, letter) for letter in text[end : mark.start()]]
        name = mark[1]
        if name is None:
            units.append(Unit(mark[0], mark[0][0]))
        else:
            units.append(Unit(mark[0], known.get(name, mark[0]), fixed=True))
        end = mark.end()
    return [*units, *(Unit(letter, letter) for letter in text[end:])]


def _masked(units: list[Unit]) -> list[Unit]:
    """Return the units with each private number as one, printed as the public may read it."""
    printed = "".join(unit.printed for unit in units)
    for number in sorted(private_numbers.find(printed), key=lambda number: number.start, reverse=True):
        starts = list(accumulate((len(unit.printed) for unit in units), initial=0))
        end = number.start + len(number.written)
        inside = [index for index, start in enumerate(starts[:-1]) if number.start <= start < end]
        if inside and not any(units[index].fixed for index in inside):
            raw = "".join(units[index].raw for index in inside)
            units = [*units[: inside[0]], Unit(raw, number.masked, fixed=True), *units[inside[-1] + 1 :]]
    return units
