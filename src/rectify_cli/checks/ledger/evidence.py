"""Evidence is kept as it was given."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue

MISSING = error(
    "L260",
    Phrase("记下的佐证材料都在 data/evidence/ 里", "evidence that is recorded is kept in data/evidence/"),
    Phrase(
        "放回文件，或从 evidence 下删去这一条，用 rectify evidence add ID 文件 重新存入",
        "put the file back, or take it out of evidence and keep it anew with `rectify evidence add ID FILE`",
    ),
)
ALTERED = error(
    "L261",
    Phrase("佐证材料存入后没有改动", "evidence is as it was when it was kept"),
    Phrase(
        "恢复原来的文件；确要更换，就换个名字用 rectify evidence add ID 文件 另存",
        "restore the file; if it is to be replaced, keep the new one under another name with "
        "`rectify evidence add ID FILE`",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield files of evidence that are missing or altered."""
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _kept(entry, ledger)


def _kept(entry: Entry[Issue], ledger: Ledger) -> Iterator[Diagnostic]:
    number = entry.record.id
    for index, one in enumerate(entry.record.evidence):
        if one.file is None:
            continue
        place, found = entry.place("evidence", index, "file"), ledger.files.get(one.file)
        if found is None:
            yield MISSING.broken(
                place,
                Phrase(
                    f"第 {number} 号的佐证材料 {one.file} 不在，或读不出来",
                    f"the evidence {one.file} of no. {number} is not there or cannot be read",
                ),
            )
        elif (found.size, found.sha256) != (one.size, one.sha256):
            was, now = _told(one.size, one.sha256), _told(found.size, found.sha256)
            yield ALTERED.broken(
                place,
                Phrase(
                    f"第 {number} 号的佐证材料 {one.file} 变了：存入时 {was.zh}，现在 {now.zh}",
                    f"the evidence {one.file} of no. {number} was altered: {was.en} when kept, {now.en} now",
                ),
            )


def _told(size: int | None, sha256: str | None) -> Phrase:
    """Say what a file is in as much as tells it from another."""
    short = (sha256 or "")[:8]
    return Phrase(f"{size} 字节（{short}…）", f"{size} bytes ({short}…)")
