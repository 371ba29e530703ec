"""The measures, results and plan of a problem, or the paragraphs of a notice: which were reworded, added, left out."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.accept.difference import DELETED, MOVED, Difference, Lines, Rewrite
from rectify_cli.exchange.accept.printed import PrintedText
from rectify_cli.exchange.notice.tidy import split_items, tidy
from rectify_cli.ledger import facts
from rectify_cli.ledger.edits import TEXT, Edit, Insert, Path, Put, Remove, Value
from rectify_cli.ledger.limits import Objection
from rectify_cli.notices import Extent, Milepost, Quoted, QuotedPoint
from rectify_cli.notices.pairing import ALIKE, likeness

_HIDDEN = Objection(
    Phrase("台账里已有这句话，这一稿没有印", "the ledger has these words, and this edition does not print them"),
    Phrase("内部稿加 --edition internal 收入", "take a paper of the internal edition with --edition internal"),
)

PlaceOf: TypeAlias = Callable[[Extent], Place]
"""What says where in the paper some words stand."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A point, or at level 1 an inner one: its words, where they stand, the day it names."""

    text: str
    at: Extent
    level: int = 0
    due: dt.date | None = None

    @property
    def compared(self) -> tuple[int, str]:
        """What two leaves are compared by."""
        return self.level, tidy(self.text)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the words of a leaf stand in the ledger; it is `whole` if nothing else is written there."""

    printed: PrintedText
    there: range

    @property
    def whole(self) -> bool:
        """Return True if the text says nothing else."""
        return self.there == range(len(self.printed.printed))

    @property
    def item(self) -> Path:
        """The path of the item of a list that the text is, or is the text of."""
        return self.printed.path[:-1] if self.printed.path[-1] == TEXT else self.printed.path


@dataclass(slots=True)
class Texts:
    """The texts of an entry, and which printed words of them are spoken for."""

    texts: Sequence[PrintedText]
    taken: dict[Path, list[range]] = field(default_factory=dict)

    def find(self, words: str, *keys: Path) -> Home | None:
        """Return where words stand, in the texts of the first of some keys that has them."""
        for key in keys:
            for text in self.texts:
                if text.path[: len(key)] != key:
                    continue
                there = text.find(words, self.taken.get(text.path, ()))
                if there is not None:
                    self.taken.setdefault(text.path, []).append(there)
                    return Home(text, there)
        return None


@dataclass(frozen=True, slots=True)
class List:
    """A list of one entry: its texts, the keys it may be written under, the first of them its own, and its name.

    A `scalar` is one text instead of a list; an `optional` one may be left out.
    """

    texts: Texts
    keys: tuple[Path, ...]
    name: Phrase
    by_hand: Objection
    scalar: bool = False
    optional: bool = False

    @property
    def entry(self) -> Any:  # noqa: ANN401 - an entry of any kind
        """The entry."""
        return self.texts.texts[0].entry


def leaf(quoted: Quoted[str]) -> Leaf:
    """Return a text of one place as a leaf."""
    return Leaf(unnumbered(quoted.value), quoted.at)


def by_hand(command: str) -> Objection:
    """Return the objection to a difference whose home in the ledger is not known, with the command to type."""
    return Objection(
        Phrase("台账里找不到唯一对应的一处", "it stands in no one place of the ledger"),
        Phrase(f"在台账里改：{command}", f"change the ledger with `{command}`"),
    )


def leaves(points: Sequence[QuotedPoint | Milepost]) -> list[Leaf]:
    """Return the points of a list with their inner points behind each."""
    return [leaf for point in points for leaf in _leaves(point)]


def _leaves(point: QuotedPoint | Milepost) -> Iterator[Leaf]:
    words, due = (point.text, point.due) if isinstance(point, Milepost) else (point, None)
    head, inner = split_items(words.value)
    yield Leaf(unnumbered(head), words.at, due=due.value if due else None)
    yield from (Leaf(text, words.at, 1) for text in inner)
    yield from (Leaf(unnumbered(item.value), item.at, 1) for item in words.items)


def differences(
    of: List,
    ours: Sequence[Leaf],
    theirs: Sequence[Leaf],
    place_of: PlaceOf,
) -> Iterator[Difference]:
    """Yield how a list of the paper differs from the same list of the ledger's own paper."""
    if [leaf.compared for leaf in ours] == [leaf.compared for leaf in theirs]:
        return
    homes = [of.texts.find(leaf.text, *of.keys) for leaf in ours]
    added: list[Leaf] = []
    after = -1
    steps = [*_steps(ours, theirs), (None, None)]
    for index, leaf in steps:
        if index is None and leaf is not None:
            added.append(leaf)
            continue
        if added:
            yield from _added(of, homes, after, added, place_of)
            added = []
        if index is None:
            break
        after = index
        if leaf is None:
            yield _left_out(of, ours[index], homes[index], place_of)
        elif leaf.compared != ours[index].compared:
            yield reworded(of, ours[index], leaf, homes[index], place_of(leaf.at))


def _steps(ours: Sequence[Leaf], theirs: Sequence[Leaf]) -> Iterator[tuple[int | None, Leaf | None]]:
    """Yield the leaves of both sides in order: the number of ours beside theirs, None where a side has none."""
    blocks = SequenceMatcher(None, [leaf.compared for leaf in ours], [leaf.compared for leaf in theirs], autojunk=False)
    for kind, i, j, k, n in blocks.get_opcodes():
        if kind == "equal" or j - i == n - k:
            yield from zip(range(i, j), theirs[k:n], strict=True)
            continue
        left = list(range(i, j))
        for leaf in theirs[k:n]:
            best = next((at for at in left if _alike(ours[at], leaf)), None)
            if best is None:
                yield None, leaf
                continue
            yield from ((at, None) for at in left if at < best)
            left = [at for at in left if at > best]
            yield best, leaf
        yield from ((at, None) for at in left)


def _alike(one: Leaf, other: Leaf) -> bool:
    return one.level == other.level and likeness(one.text, other.text) >= ALIKE


def reworded(of: List, ours: Leaf, leaf: Leaf, home: Home | None, place: Place) -> Difference:
    """Return the difference of a text that has other words on paper."""
    plain = Difference(place, of.name, ours.text, leaf.text)
    if home is None:
        return replace(plain, objection=of.by_hand)
    text = tidy(leaf.text) if tidy(ours.text) == ours.text else leaf.text
    written = home.printed.rewritten(home.there, text)
    if isinstance(written, Objection):
        return replace(plain, objection=written)
    changes: list[Rewrite | Lines] = [Rewrite(home.printed, home.there, text)]
    if ours.due and leaf.due and ours.due != leaf.due and _day(of, home.item) == ours.due:
        changes.append(Lines(of.entry, (Put((*home.item, "due"), leaf.due),)))
        plain = replace(plain, confirmed=MOVED)
    return replace(plain, changes=tuple(changes))


def _day(of: List, item: Path) -> dt.date | None:
    value: Any = of.entry.record
    for step in item:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    day = getattr(value, "due", None)
    return day if isinstance(day, dt.date) else None


def _left_out(of: List, ours: Leaf, home: Home | None, place_of: PlaceOf) -> Difference:
    """Return the difference of a point that the paper has no more."""
    gone = Difference(Place(place_of(Extent(0, 0, 0)).file), of.name, ours.text, "", confirmed=DELETED)
    if of.scalar and home is not None and home.whole and of.optional:
        return replace(gone, changes=(Lines(of.entry, (Remove(of.keys[0]),)),))
    if home is None or not home.whole or not isinstance(home.item[-1], int):
        return replace(gone, objection=of.by_hand)
    return replace(gone, changes=(Lines(of.entry, (Remove(home.item),)),))


def _added(
    of: List,
    homes: Sequence[Home | None],
    after: int,
    added: Sequence[Leaf],
    place_of: PlaceOf,
) -> Iterator[Difference]:
    """Yield each point that the paper adds behind one of ours (-1: before them all), its inner points with it."""
    anchor = homes[after] if after >= 0 else homes[0] if homes else None
    points: list[list[Leaf]] = []
    for leaf in added:
        if leaf.level and points:
            points[-1].append(leaf)
        else:
            points.append([leaf])
    for point in points:
        whole = Difference(place_of(point[0].at), of.name, "", "".join(leaf.text for leaf in point))
        edit = _insert(of, anchor, point, first=after < 0)
        if of.texts.find(point[0].text, ()) is not None:
            yield replace(whole, objection=_HIDDEN)
        elif edit is None or (homes and anchor is None):
            yield replace(whole, objection=of.by_hand)
        else:
            yield replace(whole, changes=(Lines(of.entry, (edit,)),))


def _insert(of: List, anchor: Home | None, point: Sequence[Leaf], *, first: bool) -> Edit | None:
    """Return the edit that puts a point in its place; None where an inner or a longer text makes that unclear."""
    if anchor is None and of.scalar:
        return Put(of.keys[0], _written(of, point[0].text))
    if anchor is None:
        return Insert(of.keys[0], _value(of, point)) if not point[0].level else None
    item = anchor.item
    depth = len(of.keys[0])
    index = item[depth] if len(item) > depth else None
    if not anchor.whole or not isinstance(index, int):
        return None
    if not point[0].level:
        return Insert(item[:depth], _value(of, point), index + (not first))
    if len(point) > 1 or first:
        return None
    inner = item[-1] if len(item) > depth + 1 else -1
    return Insert((*item[: depth + 1], "items"), _written(of, point[0].text), int(inner) + 1)


def _value(of: List, point: Sequence[Leaf]) -> Value:
    head, *inner = point
    text = _written(of, head.text)
    value: dict[str, Value] = {TEXT: text}
    if inner:
        value["items"] = [_written(of, leaf.text) for leaf in inner]
    if head.due and of.keys[0] == ("plan",):
        value["due"] = head.due
    return text if len(value) == 1 else value


def _written(of: List, text: str) -> str:
    return facts.escaped(tidy(text)) if of.keys[0][0] in {"notice", *facts.PRINTED} else tidy(text)
