"""The words that the screens of a difference share."""

from collections.abc import Iterator, Sequence

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Column, Edition, Register
from rectify_cli.core.text_diff import Fate, Piece
from rectify_cli.views import wording
from rectify_cli.views.diff import Change, Difference, Move, Place

NOTHING = Phrase("没有不同", "nothing differs")
CHANGED = Phrase("文字改动", "text changes")
FIELD = Phrase("字段", "field")
TEXT = Phrase("文字", "text")
BEFORE, AFTER = Phrase("此前", "before"), Phrase("此后", "after")

_AROUND = 12
"""字 shown on either side of a change where the text is long."""


def heading(difference: Difference) -> Phrase:
    """Return what is compared, and in which edition."""
    before, after = (
        name if name == str(figures.as_of) else f"{name} ({figures.as_of})"
        for name, figures in zip(difference.names, difference.figures, strict=True)
    )
    edition = difference.edition.label
    return Phrase(f"{before} → {after}  {edition.zh}", f"{before} → {after}  {edition.en}")


def moves(difference: Difference) -> list[tuple[Phrase, Sequence[Move]]]:
    """Return the moves under their headings, without empty groups."""
    groups: list[tuple[Phrase, Sequence[Move]]] = [
        (Phrase("状态变动", "status changes"), difference.moved),
        (Phrase("新增", "new"), difference.new),
        (Phrase("不再列出", "no longer listed"), difference.gone),
    ]
    return [(heading, entries) for heading, entries in groups if entries]


def stood(move: Move) -> str:
    """Return the status of an entry before and after, in the words of the body."""
    return "→".join(state.label for state in (move.before, move.after) if state)


def number(place: Place, language: Language) -> str:
    """Return the id of an entry, after its register unless it is a feedback issue."""
    register = "" if place.register is Register.ISSUES else f"{place.register.label.in_language(language)} "
    return f"{register}{place.id}"


def field(change: Change, language: Language) -> str:
    """Return the name of the field of a change, with the number of the text in it."""
    return change.field.in_language(language) + (f" {change.number}" if change.number else "")


def figures(difference: Difference, language: Language) -> list[list[str]]:
    """Return a row per register: each figure, with its new value if it differs."""
    first, second = difference.figures
    rows = []
    for register in Register:
        before, after = first.tallies[register], second.tallies[register]
        counted = [_both(before.figure(column), after.figure(column)) for column in Column]
        rate = _both(wording.rate(before), wording.rate(after))
        rows.append([register.label.in_language(language), *counted, rate])
    return rows


def listed(difference: Difference) -> list[Phrase]:
    """Return how many issues are listed and how many not, how many are completed, how many changes are not shown."""
    first, second = difference.figures
    shown, hidden = _both(first.listed, second.listed), _both(first.withheld, second.withheld)
    lines = [
        Phrase(
            f"公开稿列出 {shown} 个，不公开 {hidden} 个",
            f"{shown} listed in the public edition, {hidden} not disclosed",
        )
    ]
    if difference.signed:
        reported, accepted = _both(first.reported, second.reported), _both(first.accepted, second.accepted)
        lines.append(
            Phrase(
                f"自报完成 {reported} 个，各方签字认定 {accepted} 个",
                f"{reported} reported as completed, {accepted} accepted by all parties",
            )
        )
    edition, number = difference.edition.label, difference.hidden
    more = (
        Phrase("，用 --edition internal 查看", "; see --edition internal")
        if difference.edition is Edition.PUBLIC and number
        else Phrase("", "")
    )
    changes = "change" if number == 1 else "changes"
    lines.append(
        Phrase(
            f"{edition.zh}不显示的改动 {number} 处{more.zh}",
            f"{number} {changes} not shown in the {edition.en}{more.en}",
        )
    )
    return lines


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
