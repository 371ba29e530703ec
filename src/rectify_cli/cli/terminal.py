"""The terminal that screens are drawn for."""

from dataclasses import dataclass

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Edition


@dataclass(frozen=True, slots=True)
class Terminal:
    """The terminal that is drawn for: its language, its width in columns, and whether it shows colour.

    Its `height` in lines is None in a pipe, where nothing scrolls away. `edition` is that of the screen, which a format
    that may travel names.
    """

    language: Language
    width: int = 80
    colour: bool = False
    height: int | None = None
    edition: Edition = Edition.INTERNAL

    def say(self, *phrases: Phrase) -> list[str]:
        """Return the wording of each phrase."""
        return [phrase.in_language(self.language) for phrase in phrases]
