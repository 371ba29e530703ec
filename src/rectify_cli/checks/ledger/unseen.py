"""A text of the ledger has no character that acts on a terminal or an editor and is not seen."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from rectify_cli.core import language
from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase, shortened, shown
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model.fields import Record

UNSEEN = error(
    "L204",
    Phrase("文字里没有看不见的字符", "a text has no character that is not seen"),
    Phrase(
        "用 rectify edit 打开，删去这个字符，或把整句重新输入",
        "open it with `rectify edit` and delete it, or type the text anew",
    ),
)

_ESCAPED = re.compile("_x00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff])_")
"""A control as a workbook writes it."""


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield each text with such a character, by its code."""
    own = (entry for entries in ledger.records.values() for entry in entries)
    for entry in (ledger.inspection, *ledger.issues, *ledger.immediate, *ledger.petitions, *own):
        for path, text in _texts(entry.record, ()):
            character = language.unseen(text)
            code = f"U+{ord(character):04X}" if character else _escaped(text)
            if code:
                quoted = shortened(shown(text))
                yield UNSEEN.broken(
                    entry.place(*path),
                    Phrase(f"“{quoted}”里有看不见的字符 {code}", f"“{quoted}” contains {code}, which is not seen"),
                )


def _escaped(text: str) -> str:
    match = _ESCAPED.search(text) if "_x00" in text else None
    return match[0] if match else ""


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text that may hold such a character, with its path."""
    if isinstance(value, str):
        if not value.isprintable() or "_x00" in value:
            yield path, value
    elif isinstance(value, Record):
        for key, held in value.__dict__.items():
            yield from _texts(held, (*path, key))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _texts(key, path)
            yield from _texts(held, (*path, key))
    elif isinstance(value, tuple | list):
        for index, held in enumerate(value):
            yield from _texts(held, (*path, index))
