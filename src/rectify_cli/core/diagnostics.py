"""What is wrong with the data: values with a place, never exceptions."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from rectify_cli.core.language import Phrase


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the notice, a warning does not, a note is only to be looked at."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> Phrase:
        """The word for it."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: Phrase("错误", "error"),
    Severity.WARNING: Phrase("警告", "warning"),
    Severity.NOTE: Phrase("提醒", "note"),
}


class Unit(StrEnum):
    """What the places of a file are counted in; the value stands before the number."""

    LINE = ""
    PARAGRAPH = "¶"
    PAGE = "p"


class Place(NamedTuple):
    """Where something was written.

    `line` (of a Word file the paragraph, of a PDF the page: see `unit`) and `column` count from 1,
    columns in characters; None where a file has none to point at. `width` is the number of characters
    meant, `excerpt` the whole line of the file, or the text that `column` counts in. Of a table `sheet` is the name
    of its sheet (empty in a csv), `line` the row and `column` the column.
    """

    file: str
    line: int | None = None
    column: int | None = None
    width: int = 1
    excerpt: str | None = None
    unit: Unit = Unit.LINE
    sheet: str | None = None

    def __str__(self) -> str:
        """Return `file:line:column`, `file:¶paragraph:column`, `file:ppage` or `file:sheet!F12`, as far as known."""
        if self.sheet is not None:
            cell = f"{letters(self.column) if self.column else ''}{self.line or ''}"
            return ":".join(filter(None, (self.file, "!".join(filter(None, (self.sheet, cell))))))
        if self.line is None:
            return self.file
        column = f":{self.column}" if self.column is not None and self.unit is not Unit.PAGE else ""
        return f"{self.file}:{self.unit.value}{self.line}{column}"


def letters(column: int) -> str:
    """Return the letters above a column of a sheet, counted from 1: A, B … Z, AA …."""
    more, last = divmod(column - 1, 26)
    return (letters(more) if more else "") + chr(ord("A") + last)


class Source(Protocol):
    """A file that can say where in it a value was written; `file` is its name as shown."""

    @property
    def file(self) -> str:
        """The name of the file as shown."""

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the place of the value at `path` (of its key with `key`), or of its nearest ancestor."""


class Rule(NamedTuple):
    """One thing that must hold, under a code that is never reused.

    The code is the letter of a family and a number no other rule has; how much a breach weighs stands apart from both.
    `claim` says what must hold; `cure` says what a person does when it does not.
    """

    code: str
    severity: Severity
    claim: Phrase
    cure: Phrase

    @property
    def family(self) -> str:
        """The letter of the family."""
        return self.code[0]

    @property
    def number(self) -> str:
        """The digits of the code."""
        return self.code[1:]

    def broken(
        self,
        place: Place,
        message: Phrase,
        hint: Phrase | None = None,
        related: "tuple[Related, ...]" = (),
    ) -> "Diagnostic":
        """Return the diagnostic of this rule broken at `place`; the cure is the hint unless one is given."""
        return Diagnostic(self, place, message, hint or self.cure, related)


class Related(NamedTuple):
    """The other side of a contradiction."""

    place: Place
    message: Phrase


class Diagnostic(NamedTuple):
    """One rule broken at one place."""

    rule: Rule
    place: Place
    message: Phrase
    hint: Phrase
    related: tuple[Related, ...] = ()

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity


def error(code: str, claim: Phrase, cure: Phrase) -> Rule:
    """Return a rule whose breach is an error."""
    return Rule(code, Severity.ERROR, claim, cure)


def warning(code: str, claim: Phrase, cure: Phrase) -> Rule:
    """Return a rule whose breach is a warning."""
    return Rule(code, Severity.WARNING, claim, cure)


def note(code: str, claim: Phrase, cure: Phrase) -> Rule:
    """Return a rule whose breach is only to be looked at."""
    return Rule(code, Severity.NOTE, claim, cure)
