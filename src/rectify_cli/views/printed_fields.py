"""The fields of an office's own as a template prints them: by key, by heading, or one after another."""

from collections.abc import Iterator
from dataclasses import dataclass

from rectify_cli.ledger.model import Declarations, OwnFields


@dataclass(frozen=True, slots=True)
class PrintedField:
    """One declared field; an amount has its unit, a list is on one line, and the text is None if there is no value."""

    key: str
    heading: str
    text: str | None


@dataclass(frozen=True, slots=True)
class PrintedFields:
    """The declared fields of an issue.

    A template writes `issue.fields.amount` or `issue.fields.涉及金额`, or loops over those that have a value. It has no
    methods of its own, so that no key is taken.
    """

    _all: tuple[PrintedField, ...]

    def __getitem__(self, name: str) -> str | None:
        """Return the text of the field of a key or heading; raises KeyError for one that is not declared."""
        for field in self._all:
            if name in {field.key, field.heading}:
                return field.text
        raise KeyError(name)

    def __iter__(self) -> Iterator[PrintedField]:
        """Yield the fields that have a value, in the order declared."""
        return (field for field in self._all if field.text)

    def __dir__(self) -> list[str]:
        """Return the names it takes, for the message about one it does not."""
        return [name for field in self._all for name in dict.fromkeys((field.key, field.heading))]


def printed_fields(own: OwnFields, declarations: Declarations) -> PrintedFields:
    """Return the declared fields of an issue, those without a value included."""
    texts = own.printed()
    return PrintedFields(
        tuple(PrintedField(key, declared.heading, texts.get(key)) for key, declared in declarations.items())
    )


def names(declarations: Declarations) -> tuple[str, ...]:
    """Return the names that templates may use for declared fields: their keys and their headings."""
    return tuple(dict.fromkeys(name for key, declared in declarations.items() for name in (key, declared.heading)))
