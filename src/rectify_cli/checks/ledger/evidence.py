"""Stored evidence (佐证材料) is there, and has not changed."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Rule, error
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, lookup
from rectify_cli.ledger.model import Issue

MISSING = error(
    "L260",
    Phrase("记下的佐证材料都在 data/evidence/ 里", "every recorded file of evidence is in data/evidence/"),
    Phrase(
        "放回文件；或用 rectify evidence remove ID 序号 删去这一条，再用 rectify evidence add ID 文件 重新存入",
        "put the file back; or remove it from the entry with `rectify evidence remove ID N` and add it again with "
        "`rectify evidence add ID FILE`",
    ),
)
ALTERED = error(
    "L261",
    Phrase("佐证材料存入后没有改动", "evidence has not changed since it was added"),
    Phrase(
        "恢复原来的文件；确要更换的，换一个文件名，用 rectify evidence add ID 文件 另存",
        "restore the original file; to replace it, add the new one under another name with "
        "`rectify evidence add ID FILE`",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield files of evidence that are missing or altered."""
    for entry in (*ledger.issues, *ledger.immediate):
        yield from _files(entry, ledger)


def _files(entry: Entry[Issue], ledger: Ledger) -> Iterator[Diagnostic]:
    number = entry.record.id
    for index, evidence in enumerate(entry.record.evidence):
        if evidence.file is None:
            continue
        place, stored = entry.place("evidence", index, "file"), ledger.files.get(evidence.file)
        if stored is None:
            yield MISSING.broken(
                place,
                Phrase(
                    f"第 {number} 号的佐证材料 {evidence.file} 不存在或无法读取",
                    f"evidence {evidence.file} of issue {number} is missing or cannot be read",
                ),
                _named(MISSING, entry, index),
            )
        elif (stored.size, stored.sha256) != (evidence.size, evidence.sha256):
            before, now = _content(evidence.size, evidence.sha256), _content(stored.size, stored.sha256)
            yield ALTERED.broken(
                place,
                Phrase(
                    f"第 {number} 号的佐证材料 {evidence.file} 已有改动：存入时 {before.zh}，现在 {now.zh}",
                    f"evidence {evidence.file} of issue {number} has changed: {before.en} when added, {now.en} now",
                ),
                _named(ALTERED, entry, index),
            )


def _named(rule: Rule, entry: Entry[Issue], index: int) -> Phrase:
    """Return the cure with the entry and the number of the piece, so that its commands can be typed."""
    cure = lookup.named(rule.cure, entry)
    return Phrase(cure.zh.replace(" 序号 ", f" {index + 1} "), cure.en.replace(" N`", f" {index + 1}`"))


def _content(size: int | None, sha256: str | None) -> Phrase:
    """Return the size of a file and the start of its hash, enough to tell two files apart."""
    start = (sha256 or "")[:8]
    return Phrase(f"{size} 字节（{start}…）", f"{size} bytes ({start}…)")
