"""The fields of a form as they were filled in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import typed_day


@dataclass(frozen=True, slots=True)
class Fields:
    """The texts of a form by the names of its fields."""

    texts: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """Return a text without the spaces around it, None if nothing was filled in."""
        return self.texts.get(name, "").replace("\r\n", "\n").strip() or None

    def wanted(self, name: str, label: Phrase) -> str:
        """Return a text that must be there; raises UsageError if it is not."""
        text = self.text(name)
        if text is None:
            raise UsageError(Phrase(f"没有填“{label.zh}”", f"“{label.en}” is empty"))
        return text

    def day(self, name: str) -> dt.date | None:
        """Return a day, None if nothing was filled in; raises UsageError for what is none."""
        text = self.text(name)
        return None if text is None else typed_day.read(text)

    def number(self, name: str) -> int:
        """Return a number counted from 1, 0 for anything else, which no list has."""
        text = self.text(name) or ""
        return int(text) if text.isascii() and text.isdecimal() else 0
