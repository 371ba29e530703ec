"""Views -> what a terminal shows: one module per screen and format, each with a `draw`."""

from dataclasses import dataclass

from rectify_cli.core.language import Language, Phrase


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is drawn for: the language, the width in columns, and whether it shows colour."""

    language: Language
    width: int = 80
    colour: bool = False

    def say(self, *phrases: Phrase) -> list[str]:
        """Return the wording of each phrase."""
        return [phrase.said(self.language) for phrase in phrases]
