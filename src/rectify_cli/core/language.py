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

    def in_language(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.zh if language is Language.ZH else self.en


COLON = Phrase("：", ": ")
"""What parts a word from what it introduces."""


_NO_LANGUAGE = ("C", "POSIX")


def choose(requested: str | None, environ: Mapping[str, str], locale: str | None) -> Language:
    """Choose the language: the one requested, else `RECTIFY_LANG`, else that of the environment, else English.

    A name that begins with zh or Chinese means Chinese, any other English. The environment comes before the `locale`
    in use, which is C where the one that was asked for is not installed.
    """
    asked = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    for name in (requested, environ.get("RECTIFY_LANG"), "" if asked.startswith(_NO_LANGUAGE) else asked, locale):
        if name:
            return Language.ZH if name.lower().startswith(("zh", "chinese")) else Language.EN
    return Language.EN


def shortened(text: str, most: int = 30) -> str:
    """Return `text` as a message quotes it, cut to `most` characters and an ellipsis if it is longer."""
    return text if len(text) <= most else f"{text[:most]}…"
