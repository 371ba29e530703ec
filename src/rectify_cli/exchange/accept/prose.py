"""The words of an edited paper around its problems -> the differences that data/inspection.yaml can take."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, NamedTuple

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.accept import points, printed
from rectify_cli.exchange.accept.difference import DELETED, Difference, Lines
from rectify_cli.exchange.accept.points import Leaf, List, Texts
from rectify_cli.exchange.notice.head_and_attachments import Attached, Part
from rectify_cli.exchange.notice.sentences import Frame, frame_of
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.ledger import Ledger, facts
from rectify_cli.ledger.edits import Insert, Path, Put, Remove, Value
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Inspection
from rectify_cli.notices import Extent, Quoted, Reading
from rectify_cli.notices.pairing import ALIKE, likeness
from rectify_cli.notices.written import as_written

_PROSE = ("addressee", "lead", "closing")
_AROUND = ("papers", "notice")
"""Where the data hold what stands around the text of the notice."""

_PARAGRAPHS = ("organisation", "next_steps")
_CONTACT = ("phone", "mail", "email")
_TEMPLATE = Objection(
    Phrase("这些字由模板写出，台账里没有", "the template writes these words, not the ledger"),
    Phrase(
        "改模板：rectify templates eject notice -f md", "change the template: `rectify templates eject notice -f md`"
    ),
)


class _Sides(NamedTuple):
    """The paper as the ledger makes it and as it was edited, as written, with their frames."""

    ours: Reading
    theirs: Reading
    frames: tuple[Frame, Frame]
    texts: Texts

    def place(self, at: Extent) -> Place:
        """Return where words stand in the edited paper."""
        return self.theirs.place(at)

    @property
    def nowhere(self) -> Place:
        """The place of what the edited paper has no more."""
        return Place(self.theirs.source.file)


def differences(ledger: Ledger, ours: Reading, theirs: Reading, known: dict[str, str]) -> Iterator[Difference]:
    """Yield the differences of the title, the sentences, the dates and names, the contact, the head, the attachments.

    `known` are the numbers of the facts as they are printed.
    """
    ours, theirs = as_written(ours), as_written(theirs)
    frames = frame_of(ours), frame_of(theirs)
    sides = _Sides(ours, theirs, frames, Texts(printed.texts(ledger, ledger.inspection, known)))
    yield from _title(sides)
    yield from _named(sides, ledger.inspection.record)
    yield from _of_template(sides)
    at = _finder(theirs)
    for key in (*_PROSE, *_PARAGRAPHS):
        mine, have = ([Leaf(text, at(text)) for text in _paragraphs(getattr(frame, key))] for frame in frames)
        path = (*(_AROUND if key == "addressee" else ("notice",)), key)
        listed = _list(sides, path, scalar=key in _PROSE)
        yield from points.differences(listed, mine, have, sides.place)
    for key in _CONTACT:
        mine, have = ([points.leaf(quoted)] if quoted else [] for quoted in (getattr(ours, key), getattr(theirs, key)))
        yield from points.differences(_list(sides, ("contact", key), scalar=True), mine, have, sides.place)
    yield from _head(sides)
    yield from _attachments(sides)


def _list(sides: _Sides, path: Path, *, scalar: bool = False) -> List:
    """Return a list, or a text, of data/inspection.yaml."""
    key = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    field: Any = Inspection.model_fields[str(path[0])]
    for step in path[1:]:
        if isinstance(step, str):
            inner = (field.annotation, *getattr(field.annotation, "__args__", ()))
            field = next(each for each in inner if hasattr(each, "model_fields")).model_fields[step]
    item = next((step for step in path if isinstance(step, int)), None)
    whose = "通报的" if item is None else f"附件 {item + 1} 的"
    name = Phrase(f"{whose}{field.title}", key)
    optional = not field.is_required()
    return List(sides.texts, (path,), name, points.by_hand(f"rectify set inspection {key}=…"), scalar, optional)


def _title(sides: _Sides) -> Iterator[Difference]:
    """Yield the differences of the title, whose lines a paper may have set as one or broken elsewhere."""
    ours, theirs = (
        [points.leaf(part) for line in side.title for part in _words(line)] for side in (sides.ours, sides.theirs)
    )
    if len(ours) != len(theirs) and theirs:
        theirs = _broken_alike(ours, theirs)
    yield from points.differences(_list(sides, ("notice", "title")), ours, theirs, sides.place)


def _words(line: Quoted[str]) -> Iterator[Quoted[str]]:
    """Yield the lines of a title, which a paper may print in one, with blanks between them."""
    for part in line.value.split():
        yield Quoted(part, line.at)


def _broken_alike(ours: list[Leaf], theirs: list[Leaf]) -> list[Leaf]:
    """Return the lines of their title, broken where ours are; as they are where that leaves a line empty."""
    mine, whole = ("".join(leaf.text for leaf in leaves) for leaves in (ours, theirs))
    steps = SequenceMatcher(None, mine, whole, autojunk=False).get_opcodes()
    cuts, end = [0], 0
    for leaf in ours[:-1]:
        end += len(leaf.text)
        step = next(step for step in steps if step[1] <= end <= step[2])
        cuts.append(step[3] + end - step[1] if step[0] == "equal" else step[4])
    parts = [whole[start:stop] for start, stop in pairwise([*cuts, len(whole)])]
    return [Leaf(part, theirs[0].at) for part in parts] if all(parts) else theirs


def _named(sides: _Sides, inspection: Inspection) -> Iterator[Difference]:
    """Yield the days and names that both sides state, where the paper has others."""
    ours, theirs = sides.ours, sides.theirs
    old, new = ours.dates, theirs.dates
    yield from _value(sides, ("signing",), inspection.signing, old.signing, new.signing)
    yield from _value(sides, ("feedback",), inspection.feedback, old.feedback, new.feedback)
    days = {day.value for day in old.cut_off}
    others = [day for day in new.cut_off if day.value not in days]
    if len(others) == 1 and inspection.cut_off not in {day.value for day in new.cut_off}:
        known = next((day for day in old.cut_off if day.value == inspection.cut_off), None)
        yield from _value(sides, ("cut_off",), inspection.cut_off, known, others[0])
    if old.on_site and new.on_site:
        for at, (key, day) in enumerate((("from", inspection.on_site.start), ("to", inspection.on_site.end))):
            yield from _value(sides, ("on_site", key), day, old.on_site[at], new.on_site[at])
    yield from _value(sides, ("team",), inspection.team, ours.team, theirs.team)
    yield from _value(sides, ("body",), inspection.body, _signed(ours), _signed(theirs))


def _signed(words: Reading) -> Quoted[str] | None:
    """Return the body that signs."""
    body, signing = words.body, words.dates.signing
    return body if body and signing and body.at.block >= signing.at.block - 1 else None


def _value(
    sides: _Sides,
    path: Path,
    value: dt.date | str,
    ours: Quoted[Any] | None,
    theirs: Quoted[Any] | None,
) -> Iterator[Difference]:
    """Yield the difference of a day or a name, if the ledger's own paper states it as the ledger has it."""
    if ours is None or theirs is None or ours.value != value or theirs.value == value:
        return
    field: Any = Inspection.model_fields[str(path[0])]
    if len(path) > 1:
        field = next(inner for inner in field.annotation.model_fields.values() if inner.alias == path[1])
    key = ".".join(map(str, path))
    name = Phrase(field.title if len(path) == 1 else f"进驻的{field.title}日", key)
    put = Lines(sides.texts.texts[0].entry, (Put(path, theirs.value),))
    yield Difference(sides.place(theirs.at), name, str(value), str(theirs.value), (put,))


def _of_template(sides: _Sides) -> Iterator[Difference]:
    """Yield what was edited of the words that the template writes; they are no paragraphs of the ledger."""
    ours, theirs = sides.frames
    for mine, have, name in (
        (ours.figures, theirs.figures, Phrase("通报的统计句", "the sentence of figures")),
        (ours.unlisted, theirs.unlisted, Phrase("通报的未列说明", "the sentence on what is not listed")),
    ):
        if mine is None or have is not None:
            continue
        alike = [text for text in theirs.organisation if likeness(text, mine.text) >= ALIKE]
        for edited in alike[:1]:
            theirs.organisation.remove(edited)
            place = sides.place(_finder(sides.theirs)(edited))
            yield Difference(place, name, mine.text, edited, objection=_TEMPLATE)
        if not alike and mine is ours.unlisted:
            put = Lines(sides.texts.texts[0].entry, (Remove(("notice", "mention_unlisted")),))
            yield Difference(sides.nowhere, name, mine.text, "", (put,), confirmed=DELETED)
    if len(ours.headings) == len(theirs.headings):
        heading = Phrase("通报的小标题", "a heading")
        for before, after in zip(ours.headings, theirs.headings, strict=True):
            if before.text != after.text:
                yield Difference(sides.place(after.at), heading, before.text, after.text, objection=_TEMPLATE)


def _head(sides: _Sides) -> Iterator[Difference]:
    """Yield the differences of the red head, the note, who was at a meeting, and the list of what is attached."""
    ours, theirs = (frame.around for frame in sides.frames)
    entry = sides.texts.texts[0].entry
    for key in ("mark", "number"):
        mine, have = getattr(ours, key), getattr(theirs, key)
        if mine or (ours.mark and have):
            yield from _scalar(sides, (*_AROUND, "head", key), mine, have)
    if ours.mark is None and theirs.mark:
        head: dict[str, Value] = {"mark": facts.escaped(theirs.mark.text)}
        if theirs.number:
            head["number"] = facts.escaped(theirs.number.text)
        put = Lines(entry, (Put((*_AROUND, "head"), head),))
        name = Phrase("通报的版头", "papers.notice.head")
        yield Difference(sides.place(theirs.mark.at), name, "", " ".join(map(str, head.values())), (put,))
    yield from _scalar(sides, (*_AROUND, "note"), ours.note, theirs.note)
    for key in ours.attendance:
        mine, have = ([Leaf(part.text, part.at) for part in each.attendance.get(key, ())] for each in (ours, theirs))
        yield from points.differences(_list(sides, (*_AROUND, "attendance", key)), mine, have, sides.place)


def _scalar(sides: _Sides, path: Path, ours: Part | None, theirs: Part | None) -> Iterator[Difference]:
    mine, have = ([Leaf(part.text, part.at)] if part else [] for part in (ours, theirs))
    yield from points.differences(_list(sides, path, scalar=True), mine, have, sides.place)


def _attachments(sides: _Sides) -> Iterator[Difference]:
    """Yield the differences of the attachments, which are paired by their names, else by their order."""
    ours, theirs = (frame.around.attachments for frame in sides.frames)
    left = list(theirs)
    entry = sides.texts.texts[0].entry
    for number, mine in enumerate(ours):
        have = _same(mine, left, in_order=len(ours) == len(theirs))
        path = (*_AROUND, "attachments", number)
        name = Phrase(f"附件 {number + 1}", f"attachment {number + 1}")
        if have is None:
            gone = Lines(entry, (Remove(path),))
            yield Difference(sides.nowhere, name, mine.title.text, "", (gone,), confirmed=DELETED)
            continue
        left.remove(have)
        yield from _scalar(sides, (*path, "title"), mine.title, _listed(sides, mine, have, number))
        before, after = ([Leaf(part.text, part.at) for part in side.text] for side in (mine, have))
        yield from points.differences(_list(sides, (*path, "text")), before, after, sides.place)
    for added in left:
        text: list[Value] = [facts.escaped(part.text) for part in added.text]
        value: dict[str, Value] = {"title": facts.escaped(added.title.text)}
        if text:
            value["text"] = text
        put = Lines(entry, (Insert((*_AROUND, "attachments"), value),))
        name = Phrase("附件", "attachment")
        yield Difference(sides.place(added.title.at), name, "", added.title.text, (put,))


def _same(mine: Attached, left: Sequence[Attached], *, in_order: bool) -> Attached | None:
    """Return the attachment of the paper that one of ours became."""
    best = max(left, key=lambda other: likeness(mine.title.text, other.title.text), default=None)
    if best is not None and likeness(mine.title.text, best.title.text) >= ALIKE:
        return best
    return left[0] if in_order and left else None


def _listed(sides: _Sides, mine: Attached, have: Attached, number: int) -> Part:
    """Return the name of an attachment, that of the list above the signature where it alone was edited."""
    names = [frame.around.names for frame in sides.frames]
    if have.title.text == mine.title.text and len(names[0]) == len(names[1]) and number < len(names[1]):
        return names[1][number]
    return have.title


def _paragraphs(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _finder(reading: Reading) -> Callable[[str], Extent]:
    """Return a function from the words of a block to where they stand."""

    def at(text: str) -> Extent:
        for index, block in enumerate(reading.source.blocks):
            if text in tidy(reading.as_written(Extent(index, 0, len(block.text)))):
                return Extent(index, 0, len(block.text))
        return Extent(0, 0, 0)

    return at
