"""A board that is being put into words, and the sets of entries that its figures lead to."""

from collections.abc import Sequence
from typing import NamedTuple

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Register
from rectify_cli.documents.board import Cell, EntrySet
from rectify_cli.views.board import Board, Figure, Key

NOTHING = "-"


class Sets:
    """The sets of entries that figures lead to, each made when it is first asked for."""

    def __init__(self, language: Language) -> None:
        """Begin without any."""
        self.language = language
        self.sets: list[EntrySet] = []
        self.of: dict[Key, list[str]] = {}

    def link(self, name: str, number: int, entries: Sequence[Key]) -> str:
        """Return the id that a figure leads to, empty if it counts nothing that is listed."""
        if not entries:
            return ""
        set_id = f"set-{len(self.sets) + 1}"
        zh, en = f"{name}：计 {number} 个", f"{name}: {number} counted"
        if number != len(entries):
            zh, en = f"{zh}，本稿列出 {len(entries)} 个", f"{en}, {len(entries)} listed in this edition"
        self.sets.append(EntrySet(set_id, Phrase(zh, en).in_language(self.language)))
        for entry in entries:
            self.of.setdefault(entry, []).append(set_id)
        return set_id


class Page(NamedTuple):
    """A board that is being put into words."""

    board: Board
    language: Language
    sets: Sets

    def say(self, phrase: Phrase) -> str:
        """Return the wording of a phrase."""
        return phrase.in_language(self.language)

    def linked(self, name: str, figure: Figure) -> Cell:
        """Return the cell of a figure, which leads to what it counts."""
        to = self.sets.link(name, figure.number, figure.entries)
        return Cell(str(figure.number), to, f"{name} {figure.number}")

    def number(self, key: Key) -> str:
        """Return the number of an entry; that of an immediate fix with the name of its register."""
        register, number = key
        return str(number) if register is Register.ISSUES else f"{self.say(register.label)} {number}"
