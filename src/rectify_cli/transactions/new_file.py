"""The file of a new entry: its name, its text, and the ids in use."""

from typing import TYPE_CHECKING

from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rectify_cli.ledger import Entry
    from rectify_cli.ledger.edits import Value
    from rectify_cli.ledger.model import Tracked

_DIGITS = {Register.ISSUES: 3, Register.IMMEDIATE: 2}


_SCHEMA = "# yaml-language-server: $schema=../../schema/issue.schema.json"


def file_of(register: Register, number: int) -> str:
    """Return the path of the file of a new entry within the workspace."""
    return f"data/{register.value}/{number:0{_DIGITS[register]}}.yaml"


def text_of(values: "Mapping[str, Value]") -> str:
    """Return the text of the file of a new entry."""
    from rectify_cli.store.edit import emit

    lines = [line for key, value in values.items() for line in emit.pair(key, value, 0)]
    return "\n".join([_SCHEMA, *lines, ""])


def used(folder: "Path", entries: "Iterable[Entry[Tracked]]") -> set[int]:
    """Return the ids in use, including those of files that could not be read or were removed."""
    from rectify_cli.store.loader import REMOVED

    files = (*folder.glob("*.yaml"), *(folder.parent / REMOVED / folder.name).glob("*.yaml"))
    named = {int(path.stem) for path in files if path.stem.isascii() and path.stem.isdecimal()}
    return named | {entry.record.id for entry in entries}
