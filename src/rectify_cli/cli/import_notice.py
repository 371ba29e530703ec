"""What `rectify import` does with a published notice, or a POA&M: it makes a workspace of it."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.exchange.draft import Draft
    from rectify_cli.notices import Reading


def make_workspace(session: Session, file: Path, into: Path | None, *, dry_run: bool) -> None:
    """Read the notice and write its entries, all of them or none; nothing that is there is overwritten."""
    from rectify_cli.documents import readers, repair
    from rectify_cli.exchange import draft_files
    from rectify_cli.exchange.notice import entries
    from rectify_cli.notices import grammar

    target = free(into)
    words = grammar.read(repair.repaired(readers.open_file(file, file.as_posix())))
    draft = entries.draft(words)
    if not draft.issues:
        raise UsageError(
            Phrase(f"{file} 里没有读出反馈问题", f"no problem was found in {file}"),
            Phrase(f"先看读懂了什么：rectify proofread {file}", f"see what was read: `rectify proofread {file}`"),
        )
    texts = draft_files.texts(draft, words, session.language)
    written(target, texts, dry_run=dry_run)
    _tell(session, words, draft, target, dry_run=dry_run)


def make_from_poam(session: Session, file: Path, into: Path | None, *, dry_run: bool) -> None:
    """Read an OSCAL POA&M and write its entries, all of them or none; the document itself is kept beside them."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.documents import opening
    from rectify_cli.exchange import draft_files
    from rectify_cli.exchange.oscal import read

    target = free(into)
    wanted = Phrase("写明一个 POA&M 的 .json 文件", "name the .json file of a POA&M")
    content = opening.read_bytes(file, file.as_posix(), wanted, Phrase("分成几个文件", "split it into several files"))
    draft = read.read(content, file.as_posix())
    if isinstance(draft, list):
        typer.echo(as_text.listing(draft, session.language), err=True)
        message = Phrase("POA&M 有错误，什么也没有写入", "the POA&M has errors; nothing was written")
        raise DataError(message, read.MALFORMED.cure)
    written(target, draft_files.entries(draft) | {"import-source.json": content.decode("utf-8-sig")}, dry_run=dry_run)
    tell_missing(session, draft)
    if not dry_run:
        tell_made(session, draft, target)


def free(into: Path | None) -> Path:
    """Return the folder of the new workspace; raises UsageError where there is one already."""
    target = into or Path()
    if (target / "data").exists():
        message = Phrase(f"{target / 'data'} 已经有了，不覆盖", f"{target / 'data'} exists already and is left alone")
        raise UsageError(message, Phrase("用 --into 换一个目录", "name another folder with --into"))
    return target


def written(target: Path, texts: dict[str, str], *, dry_run: bool) -> None:
    """Write the files, or print what they would hold."""
    if not dry_run:
        _write(target, texts)
        return
    for name, text in texts.items():
        typer.echo(f"=== {name}\n{text}")


def _write(target: Path, texts: dict[str, str]) -> None:
    """Write the files beside their place, then move them there: data/, the last, comes into being whole."""
    from rectify_cli.cli.new_workspace import around
    from rectify_cli.store.atomic import write_atomically

    target.mkdir(parents=True, exist_ok=True)
    contents = {name: text.encode() for name, text in texts.items()}
    contents = {"data/issues/.gitkeep": b"", "data/immediate/.gitkeep": b""} | contents
    for name, content in around().items():
        if not (target / name).exists():
            write_atomically(target / name, content)
    stage = Path(tempfile.mkdtemp(dir=target, prefix=".import."))
    try:
        for name, content in contents.items():
            write_atomically(stage / name, content)
        for path in stage.iterdir():
            if path.name != "data":
                path.replace(_free(target / path.name))
        (stage / "data").rename(target / "data")
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _free(path: Path) -> Path:
    """Return a name nothing has yet: what is there is not overwritten."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def _tell(session: Session, words: "Reading", draft: "Draft", target: Path, *, dry_run: bool) -> None:
    """Say what was read, what in it does not add up, and what is still to be filled in."""
    from rectify_cli.checks.notice import declared
    from rectify_cli.cli.reports import as_text
    from rectify_cli.exchange.draft_files import NOTES

    mismatches = [*declared.run(words), *draft.faults]
    if mismatches:
        typer.echo(as_text.listing(mismatches, session.language) + "\n", err=True)
    session.talk(as_text.read(words))
    tell_missing(session, draft)
    left = len(draft.left)
    if left:
        session.talk(
            Phrase(
                f"{left} 段没有收进台账，原样记在 {NOTES}", f"{left} paragraphs that no entry holds are kept in {NOTES}"
            )
        )
    if not dry_run:
        tell_made(session, draft, target)


def tell_missing(session: Session, draft: "Draft") -> None:
    """Say what an entry must say and the paper does not."""
    if draft.missing:
        listed = "".join(f"\n  - {session.say(one)}" for one in draft.missing)
        session.talk(Phrase(f"原文没有说，要补填：{listed}", f"not said there, to be filled in:{listed}"))


def tell_made(session: Session, draft: "Draft", target: Path) -> None:
    """Say where the ledger is, and what to do next."""
    session.talk(
        Phrase(
            f"台账在 {target}/，共 {len(draft.issues)} 个反馈问题；再运行 rectify -C {target} check",
            f"the ledger is in {target}/, {len(draft.issues)} issues; now run `rectify -C {target} check`",
        )
    )
