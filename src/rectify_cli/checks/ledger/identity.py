"""Every entry has an id of its own, and its file is named after it."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Tracked

DUPLICATE_ID = error(
    "L201",
    Phrase("同一登记簿里编号不重复", "an id is used only once in a register"),
    Phrase(
        "给其中一条换一个没有用过的编号，文件名随编号改",
        "give one of them an unused id, and rename its file to match",
    ),
)
MISNAMED = error(
    "L202",
    Phrase("文件以编号命名", "a file is named after its id"),
    Phrase("改文件名或改编号，使二者一致", "rename the file or change the id so that they agree"),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield ids used twice and files not named after their id."""
    for register in Register:
        yield from _duplicates(ledger.register(register))
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _misnamed(entry)


def _duplicates(entries: tuple[Entry[Tracked], ...]) -> Iterator[Diagnostic]:
    first: dict[int, Entry[Tracked]] = {}
    for entry in entries:
        number = entry.record.id
        other = first.setdefault(number, entry)
        if other is not entry:
            yield DUPLICATE_ID.broken(
                entry.place("id"),
                Phrase(f"编号 {number} 用了两次", f"id {number} is used twice"),
                related=(Related(other.place("id"), Phrase("第一次用在这里", "first used here")),),
            )


def _misnamed(entry: Entry[Tracked]) -> Iterator[Diagnostic]:
    stem = entry.file.rpartition("/")[2].removesuffix(".yaml")
    if not stem.isdecimal() or int(stem) != entry.record.id:
        width = 3 if "/issues/" in entry.file else 2
        name = f"{entry.record.id:0{width}}.yaml"
        yield MISNAMED.broken(
            entry.place("id"),
            Phrase(
                f"编号 {entry.record.id} 写在 {stem}.yaml 里",
                f"id {entry.record.id} is in the file {stem}.yaml",
            ),
            Phrase(
                f"文件改名为 {name}，或把编号改得与文件名一致",
                f"rename the file to {name}, or change the id to match the file name",
            ),
        )
