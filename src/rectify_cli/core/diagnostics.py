"""Problems in the data: values with a place, never exceptions."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from rectify_cli.core.language import Phrase


class Severity(StrEnum):
    """The severity of a diagnostic: an error blocks the notice, a warning does not, a note only asks for a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> Phrase:
        """The word people read for it."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: Phrase("错误", "error"),
    Severity.WARNING: Phrase("警告", "warning"),
    Severity.NOTE: Phrase("提醒", "note"),
}


class Unit(StrEnum):
    """The unit that places of a file are counted in; its value is written before the number."""

    LINE = ""
    PARAGRAPH = "¶"
    PAGE = "p"


class Place(NamedTuple):
    """Where something was written.

    `line` (in a Word file the paragraph, in a PDF the page: see `unit`) and `column` count from 1, columns in
    characters; they are None if the file has none. `width` is the number of characters at the place, `excerpt` the
    whole line of the file, or the text that `column` counts in. In a table, `sheet` is the name of the sheet (empty in
    a csv file), `line` the row and `column` the column.
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
    """Return the letters of a column of a sheet, counted from 1: A, B … Z, AA …."""
    rest, last = divmod(column - 1, 26)
    return (letters(rest) if rest else "") + chr(ord("A") + last)


class Source(Protocol):
    """A file that knows where each of its values was written."""

    @property
    def file(self) -> str:
        """The name of the file as it is shown."""

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the place of the value at `path` (of its key with `key`), or of its nearest ancestor.

        A path holds keys and, in lists, indices from 0.
        """


class Rule(NamedTuple):
    """One thing that must hold, under a code that is never reused.

    The code is the letter of a family and a number no other rule has; the severity depends on neither. `claim` is what
    must hold, `cure` what to do if it does not.
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
        """Return the diagnostic of this rule broken at `place`, with the cure as its hint unless one is given."""
        return Diagnostic(self, place, message, hint or self.cure, related)


class Related(NamedTuple):
    """Another place that a diagnostic refers to, such as the other side of a contradiction."""

    place: Place
    message: Phrase


class Replacement(NamedTuple):
    """What mends a mechanical fault: `text` in place of the words at `place`, whose excerpt holds them as written."""

    place: Place
    text: str

    @property
    def written(self) -> str:
        """The words that are replaced."""
        start = (self.place.column or 1) - 1
        return (self.place.excerpt or "")[start : start + self.place.width]


class Diagnostic(NamedTuple):
    """One rule broken at one place; `fixes` mend it where no judgement is needed."""

    rule: Rule
    place: Place
    message: Phrase
    hint: Phrase
    related: tuple[Related, ...] = ()
    fixes: tuple[Replacement, ...] = ()

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
    """Return a rule whose breach is a note."""
    return Rule(code, Severity.NOTE, claim, cure)
