"""What `rectify import` is told about a sheet: the field of a header, the meaning of a word, saved or on the line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status

if TYPE_CHECKING:
    from rectify_cli.exchange.workbook.columns import SheetColumn
    from rectify_cli.store import Workspace
    from rectify_cli.store.save import Change
    from rectify_cli.store.yaml.parse import Parsed

_COLUMNS = "columns.yaml"
_SKIPPED = "-"
_BLOCK = re.compile(r"([A-Za-z]{1,3})\d*(?:[:：-]([A-Za-z]{1,3})\d*)?")


@dataclass(slots=True)
class Told:
    """The field of each header, an empty one to skip it, and what each word means: a status, a day, `when`."""

    fields: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, pair: str, register: "Sequence[SheetColumn]") -> None:
        """Take what one --map says; raises UsageError if it says nothing."""
        from rectify_cli.core import labels
        from rectify_cli.exchange.workbook.merge import naming, times
        from rectify_cli.exchange.workbook.merge.values import WHEN

        header, equals, name = (part.strip() for part in pair.replace("＝", "=").rpartition("="))
        field_of = {header: name for header, (name, _) in naming.known(register).items()}
        status = next((status for status in Status if name in status.words), None)
        meaning = status.value if status else name if name == WHEN or times.exact(name) else None
        if equals and header and name in {"", _SKIPPED}:
            self.fields[labels.plain(header)] = ""
        elif equals and header and labels.plain(name) in field_of:
            self.fields[labels.plain(header)] = field_of[labels.plain(name)]
        elif equals and header and meaning:
            self.words[header] = meaning
        else:
            message = Phrase(f"--map {pair} 应写作 列名=字段", f"--map {pair} is not HEADER=FIELD")
            listed = "、".join(f"{column.field}（{column.header}）" for column in register)
            raise UsageError(
                message,
                Phrase(
                    f"字段有：{listed}；也可以写 用语=状态、时限用语=日期或 when",
                    f"fields: {', '.join(c.field for c in register)}; or WORD=STATUS, WORDS=DATE, WORDS=when",
                ),
            )

    def under(self, more: "Told") -> "Told":
        """Return what both say, the other one first."""
        return Told(self.fields | more.fields, self.words | more.words)

    def __bool__(self) -> bool:
        """Return True if anything is told."""
        return bool(self.fields or self.words)


def told(pairs: Iterable[str], register: "Sequence[SheetColumn]") -> Told:
    """Return what the options say; `register` are the columns there are."""
    all_ = Told()
    for pair in pairs:
        all_.add(pair, register)
    return all_


def columns(workspace: "Workspace") -> "Parsed | None":
    """Return the column mapping saved in the workspace, if any; raises DataError if it has errors."""
    from rectify_cli.store import text_file
    from rectify_cli.store.yaml import parse

    path = workspace.data / _COLUMNS
    if not path.exists():
        return None
    raw = text_file.read(path, workspace)
    if not isinstance(raw, str):
        raise DataError(raw.message, raw.hint, raw.place)
    parsed = parse.parse(raw, workspace.label(path))
    for fault in parsed.diagnostics:
        raise DataError(fault.message, fault.hint, fault.place)
    return parsed


def saved(parsed: "Parsed | None", register: "Sequence[SheetColumn]") -> Told:
    """Return the saved mapping."""
    return told((f"{header}={name}" for header, name in parsed.value.items()), register) if parsed else Told()


def saving(workspace: "Workspace", parsed: "Parsed | None", whole: Told) -> "Iterator[Change]":
    """Yield the file of the saved mapping, to hold `whole`."""
    from rectify_cli.store import save
    from rectify_cli.store.edit import emit

    pairs = [*((header, name or _SKIPPED) for header, name in whole.fields.items()), *whole.words.items()]
    lines = [line for header, name in pairs for line in emit.pair(header, name, 0)]
    text = "\n".join(["# 表里的列名: 字段（- 为不读）；用语: 状态、日期或 when", *lines, ""])
    yield save.Change(workspace, workspace.data / _COLUMNS, parsed.source.raw if parsed else None, text)


def block(given: str | None) -> frozenset[int] | None:
    """Return the columns that --block names, counted from 0; raises UsageError if it names none."""
    from rectify_cli.exchange.workbook.merge import header

    if given is None:
        return None
    if given.strip().lower() in {"all", "全部"}:
        return header.EVERY
    chosen: set[int] = set()
    for part in re.split(r"[,，、]", given):
        ends = _BLOCK.fullmatch(part.strip())
        if ends is None:
            message = Phrase(f"--block {given} 不是列", f"--block {given} names no columns")
            raise UsageError(message, Phrase("写作 A:B,F:H", "write it as A:B,F:H"))
        first, last = _number(ends[1]), _number(ends[2] or ends[1])
        chosen |= set(range(min(first, last), max(first, last) + 1))
    return frozenset(chosen)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
