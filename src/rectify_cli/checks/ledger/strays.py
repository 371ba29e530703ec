"""Every file in data/evidence belongs to an entry."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, warning
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger

UNRECORDED = warning(
    "L262",
    Phrase("data/evidence/ 里的文件都记在某一条下", "every file in data/evidence/ is recorded by an entry"),
    Phrase(
        "用 rectify evidence add ID 文件 记上，或移到别处",
        "record it with `rectify evidence add ID FILE`, or move it elsewhere",
    ),
)
_GARBLED = Phrase(
    "文件名不是 UTF-8，多半来自 Windows 压缩包：用 unzip -O GBK 重新解压，或先改名",
    "its name is not UTF-8, as names out of a Windows zip: unpack it again with `unzip -O GBK`, or rename it",
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield files that no entry records."""
    entries = (*ledger.issues, *ledger.immediate)
    recorded = {evidence.file for entry in entries for evidence in entry.record.evidence}
    folder = ledger.inspection.file.rpartition("/")[0]
    for name in ledger.files:
        if name not in recorded:
            message = Phrase(f"{name} 没有记在任何一条下", f"no entry records {name}")
            yield UNRECORDED.broken(Place(f"{folder}/evidence/{name}"), message, _GARBLED if "\ufffd" in name else None)
