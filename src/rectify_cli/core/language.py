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


_UNSEEN = {
    code: "□"
    for first, last in [
        *((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F)),  # controls, but for the tab and the new line
        *((0x061C, 0x061C), (0x200B, 0x200B), (0x200E, 0x200F), (0x2028, 0x202E), (0x2060, 0x2060), (0x2066, 0x2069)),
        *((0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
    ]
    for code in range(first, last + 1)
}
"""What a terminal or an editor acts on and nobody sees: controls, marks of direction, separators of lines."""


def shown(text: str) -> str:
    """Return a text as a person may be shown it, with □ for what would act on the terminal and not be seen."""
    return text if text.isprintable() else text.translate(_UNSEEN)


def unseen(text: str) -> str:
    """Return the first character of a text that `shown` replaces, none if there is none."""
    return "" if text.isprintable() else next((character for character in text if ord(character) in _UNSEEN), "")
