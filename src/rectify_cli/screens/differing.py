"""The words that the screens of a difference share."""

from collections.abc import Iterator, Sequence

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Column, Edition, Register
from rectify_cli.screens import wording
from rectify_cli.views.diff import Change, Difference, Move, Place
from rectify_cli.views.text_diff import Fate, Piece

NOTHING = Phrase("没有不同", "nothing differs")
CHANGED = Phrase("文字改动", "words changed")
FIELD = Phrase("字段", "field")
TEXT = Phrase("文字", "text")
BEFORE, AFTER = Phrase("此前", "before"), Phrase("此后", "after")

_AROUND = 12
"""字 shown on either side of a change where the text is long."""


def heading(found: Difference) -> Phrase:
    """Say what is compared, and for whom."""
    one, other = (
        name if name == str(figures.as_of) else f"{name} ({figures.as_of})"
        for name, figures in zip(found.names, found.figures, strict=True)
    )
    edition = found.edition.label if found.edition is Edition.INTERNAL else Phrase("", "")
    return Phrase(f"{one} → {other}  {edition.zh}".rstrip(), f"{one} → {other}  {edition.en}".rstrip())


def moves(found: Difference) -> list[tuple[Phrase, Sequence[Move]]]:
    """Return the moves under their headings, those there are."""
    groups: list[tuple[Phrase, Sequence[Move]]] = [
        (Phrase("状态变动", "moved"), found.moved),
        (Phrase("新增", "new"), found.new),
        (Phrase("不再有", "gone"), found.gone),
    ]
    return [(said, some) for said, some in groups if some]


def stood(move: Move) -> str:
    """Write what an entry was and what it is, in the words of the body."""
    return "→".join(one.label for one in (move.before, move.after) if one)


def number(place: Place, language: Language) -> str:
    """Write the id of an entry, after its register where it is no feedback issue."""
    register = "" if place.register is Register.ISSUES else f"{place.register.label.said(language)} "
    return f"{register}{place.id}"


def field(change: Change, language: Language) -> str:
    """Name the field of a change, and which of its texts it is."""
    return change.field.said(language) + (f" {change.number}" if change.number else "")


def figures(found: Difference, language: Language) -> list[list[str]]:
    """Return a row per register: each figure, and what it became where it differs."""
    one, other = found.figures
    rows = []
    for register in Register:
        before, after = one.tallies[register], other.tallies[register]
        counted = [_both(before.figure(column), after.figure(column)) for column in Column]
        rate = _both(wording.rate(before), wording.rate(after))
        rows.append([register.label.said(language), *counted, rate])
    return rows


def listed(found: Difference) -> list[Phrase]:
    """Say how many issues are listed and how many are not, and who calls them completed."""
    one, other = found.figures
    shown, hidden = _both(one.listed, other.listed), _both(one.withheld, other.withheld)
    said = [
        Phrase(
            f"公开稿列出 {shown} 个，不公开 {hidden} 个",
            f"{shown} listed in the public edition, {hidden} not disclosed",
        )
    ]
    if found.signed:
        reported, accepted = _both(one.reported, other.reported), _both(one.accepted, other.accepted)
        said.append(
            Phrase(
                f"自报完成 {reported} 个，各方签字认定 {accepted} 个",
                f"{reported} reported as completed, {accepted} accepted by all parties",
            )
        )
    return said


def _both(before: object, after: object) -> str:
    return str(after) if before == after else f"{before}→{after}"


def excerpt(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the changes with some of the words around them, … standing for the rest."""
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.fate is Fate.SAME and len(text) > 2 * _AROUND:
            before = text[:_AROUND] if index else ""
            after = text[-_AROUND:] if index + 1 < len(pieces) else ""
            text = f"{before}…{after}"
        yield Piece(piece.fate, text)
