"""The two languages of every message, and the choice between them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """A language the tool speaks."""

    ZH = "zh"
    EN = "en"


class Phrase(NamedTuple):
    """One message in both languages."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.zh if language is Language.ZH else self.en


COLON = Phrase("：", ": ")
"""What parts a word from what it introduces."""


def choose(requested: str | None, environ: Mapping[str, str], locale: str | None) -> Language:
    """Choose the language: the one requested, else `RECTIFY_LANG`, else the locale, else English.

    A name that begins with zh or Chinese means Chinese, any other English.
    """
    for name in (requested, environ.get("RECTIFY_LANG"), locale):
        if name:
            return Language.ZH if name.lower().startswith(("zh", "chinese")) else Language.EN
    return Language.EN


def shortened(text: str, most: int = 30) -> str:
    """Return `text` as a message quotes it, cut to `most` characters and an ellipsis if it is longer."""
    return text if len(text) <= most else f"{text[:most]}…"
