"""An entry taken out of the ledger: its file is kept aside, its id is not used again."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.actions.amendment import Subject
from rectify_cli.actions.evidence import unused_files
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Register
from rectify_cli.ledger.model import Issue


@dataclass(frozen=True, slots=True)
class Deletion:
    """The comment that says in the file when and why it went, what of data/evidence goes with it, and the sentence."""

    comment: str
    files: tuple[str, ...]
    sentence: Phrase


def delete(subject: Subject[Issue], register: Register, reason: str, day: dt.date) -> Deletion:
    """Take an entry out of its register, with the evidence that no other entry records."""
    why = " ".join(reason.split())
    if not why:
        raise UsageError(
            Phrase("没有写理由", "the reason is missing"), Phrase("写作 --reason 重复登记", "write --reason TEXT")
        )
    files, entries = unused_files(subject), len(subject.ledger.register(register))
    zh, en = (f"，连同佐证材料 {len(files)} 份", f", with its evidence ({len(files)})") if files else ("", "")
    title = shortened(subject.record.title)
    sentence = Phrase(
        f"“{title}”移到 data/removed/{zh}；{register.label.zh}由 {entries} 个变为 {entries - 1} 个",
        f"“{title}” moved to data/removed/{en}; {register.label.en}: {entries} before, {entries - 1} after",
    )
    return Deletion(f"# {day} 删除：{why}", files, sentence)
