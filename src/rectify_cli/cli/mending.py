"""`proofread --fix`: what is mended in a file, and the file it is written to."""

from collections.abc import Collection
from pathlib import Path

from rectify_cli.checks import mend as mending
from rectify_cli.checks.office_words import OwnWords
from rectify_cli.cli.reports.as_text import plural
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import readers
from rectify_cli.store.atomic import write_atomically


def mend(file: Path, codes: Collection[str], session: Session, office: OwnWords, *, in_place: bool) -> Path:
    """Say what is mended in a file, write it, and return the file to report on.

    That is `file` itself where nothing is mended or it cannot be read. Raises DataError for a format that cannot be
    changed, UsageError where another file is in the way.
    """
    name = file.as_posix()
    try:
        content = readers.bytes_of(file, name)
        readers.read(content, name)
    except DataError:
        return file  # The report says why it cannot be read.
    mended = mending.mended(content, name, codes, office)
    for code, fix in mended.mends:
        zh, en = (f"{fix.written} → {fix.text}" if fix.text else f"{word} {fix.written}" for word in ("删去", "remove"))
        session.talk(Phrase(f"{fix.place}: {code} {zh}", f"{fix.place}: {code} {en}"))
    if not mended.mends:
        session.talk(Phrase(f"{name} 没有可自动改正之处，未另存", f"{name}: nothing to mend, nothing written"))
        return file
    target = file if in_place else _beside(file, session)
    write_atomically(target, mended.content)
    number = len(mended.mends)
    session.talk(Phrase(f"改正 {number} 处，已写入 {target}", f"{plural(number, 'change')} written to {target}"))
    return target


def _beside(file: Path, session: Session) -> Path:
    target = file.with_name(session.say(Phrase(f"{file.stem}（改）{file.suffix}", f"{file.stem}.fixed{file.suffix}")))
    if target.exists():
        raise UsageError(
            Phrase(f"{target} 已存在，不予覆盖", f"{target} exists and is not overwritten"),
            Phrase(
                "先将其移走或改名；要直接改写原文件，用 --fix --in-place",
                "move or rename it first; to change the file itself, `--fix --in-place`",
            ),
        )
    return target
