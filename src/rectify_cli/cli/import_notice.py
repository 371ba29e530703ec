"""Import a published notice or a POA&M (`rectify import`): create a workspace from it."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rectify_cli.cli.import_join import free_path, join
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.core.terms import Edition
    from rectify_cli.exchange.draft import Draft
    from rectify_cli.notices import Reading
    from rectify_cli.store import Workspace


def make_workspace(
    session: Session,
    file: Path,
    into: Path | None,
    *,
    edition: "Edition | None" = None,
    yes: bool = False,
    dry_run: bool,
) -> None:
    """Read the notice and write its entries, all of them or none; no existing file is overwritten.

    Where there is a ledger and no other folder is named, the problems it does not have join it, once confirmed.

    Every issue of an internal paper is for the internal edition alone; `edition` is that of the paper, if known.
    """
    from rectify_cli.core.terms import Edition
    from rectify_cli.documents import readers, repair
    from rectify_cli.exchange import draft_files
    from rectify_cli.exchange.notice import entries
    from rectify_cli.exchange.notice.edition import edition_of
    from rectify_cli.notices import grammar

    joins = into is None and session.workspace.data.exists()
    target = Path() if joins else free(into or session.workspace.name)
    words = grammar.read(repair.repaired(readers.open_file(file, file.as_posix())))
    draft = entries.draft(words)
    if not words.listed:
        raise UsageError(
            Phrase(f"{file} 中未识别出反馈问题", f"no issue was found in {file}"),
            Phrase(f"查看识别结果：rectify proofread {file}", f"to see what was read: `rectify proofread {file}`"),
        )
    kept = 0
    if (edition or edition_of(words)) is Edition.INTERNAL:
        kept, draft = draft.listed, draft.internal()
    if joins:
        join(session, file, words, draft, yes=yes, dry_run=dry_run)
        return
    texts = draft_files.texts(draft, words, session.language)
    write_or_print(session, file, target, texts, dry_run=dry_run)
    _report(session, words, draft, target, dry_run=dry_run)
    if kept:
        _report_internal(session, kept)


def make_from_poam(session: Session, file: Path, into: Path | None, *, dry_run: bool) -> None:
    """Read an OSCAL POA&M and write its entries, all of them or none; the document itself is kept beside them."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.documents import opening
    from rectify_cli.exchange import draft_files
    from rectify_cli.exchange.oscal import read

    target = free(into or session.workspace.name)
    request = Phrase("请指定 POA&M 的 .json 文件", "name the .json file of a POA&M")
    content = opening.read_bytes(file, file.as_posix(), request, Phrase("分成几个文件", "split it into several files"))
    draft = read.read(content, file.as_posix())
    if isinstance(draft, list):
        echo(as_text.listing(draft, session.language), err=True)
        message = Phrase("POA&M 有错误，未写入任何内容", "the POA&M has errors; nothing was written")
        raise DataError(message, read.MALFORMED.cure)
    texts = draft_files.entries(draft) | {"import-source.json": content.decode(json.detect_encoding(content))}
    write_or_print(session, file, target, texts, dry_run=dry_run)
    report_missing(session, draft)
    if not dry_run:
        report_created(session, draft, target)


def free(target: Path) -> Path:
    """Return the folder of the new workspace; raises UsageError if it already holds one."""
    if (target / "data").exists():
        message = Phrase(
            f"{target / 'data'} 已存在，不覆盖", f"{target / 'data'} already exists and was not overwritten"
        )
        raise UsageError(
            message,
            Phrase(
                f"用 --into 指定另一个目录；并入已有台账：rectify -C {target} import 文件",
                f"choose another folder, or join it: `rectify -C {target} import FILE`",
            ),
        )
    return target


def write_or_print(session: Session, file: Path, target: Path, texts: dict[str, str], *, dry_run: bool) -> None:
    """Write the files, or print their contents in a dry run."""
    if not dry_run:
        target.mkdir(parents=True, exist_ok=True)
        workspace = replace(session.workspace, root=Path.cwd() / target, name=target)
        with replace(session, workspace=workspace).changing():
            free(target)  # somebody else may have been quicker
            _write(workspace, file, texts)
        return
    for name, text in texts.items():
        echo(f"=== {name}\n{text}")


def _write(workspace: "Workspace", file: Path, texts: dict[str, str]) -> None:
    """Write the files to a temporary folder, then move them into place, data/ last and as a whole."""
    from rectify_cli.cli.new_workspace import common_files
    from rectify_cli.store import under_way
    from rectify_cli.store.atomic import UNFINISHED, write_atomically

    root = workspace.root
    common = {name: content.decode() for name, content in common_files().items() if not (root / name).exists()}
    beside = {free_path(root / name): text for name, text in texts.items() if not name.startswith("data/")}
    data = {"data/issues/.gitkeep": "", "data/immediate/.gitkeep": ""}
    data |= {name: text for name, text in texts.items() if name.startswith("data/")}
    beside |= {root / name: text for name, text in common.items()}
    under_way.describe(Phrase(f"由 {file.name} 生成台账", f"ledger created from {file.name}"))
    under_way.writing(workspace, beside | {root / name: text for name, text in data.items()})
    stage = Path(tempfile.mkdtemp(dir=root, prefix=UNFINISHED))
    try:
        for name, text in data.items():
            write_atomically(stage / name, text.encode())
        for path, text in beside.items():
            write_atomically(path, text.encode())
        (stage / "data").rename(root / "data")
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _report(session: Session, words: "Reading", draft: "Draft", target: Path, *, dry_run: bool) -> None:
    """Report what was read, which figures do not add up, and what is still to be filled in."""
    from rectify_cli.checks.notice import declared
    from rectify_cli.cli.reports import as_text
    from rectify_cli.exchange.draft_files import NOTES
    from rectify_cli.exchange.notice import entries

    mismatches = [*declared.run(words), *draft.faults]
    if mismatches:
        echo(as_text.listing(mismatches, session.language) + "\n", err=True)
    session.talk(as_text.read(words))
    for taken in dict.fromkeys(entries.taken(words)):
        session.talk(taken)
    report_missing(session, draft)
    left = len(draft.left)
    if left:
        session.talk(
            Phrase(
                f"{left} 段未收入台账，原样保存在 {NOTES}",
                f"{as_text.plural(left, 'paragraph')} in no entry, kept in {NOTES}",
            )
        )
    if not dry_run:
        report_created(session, draft, target)


def _report_internal(session: Session, kept: int) -> None:
    session.talk(
        Phrase(
            f"按内部稿导入：{kept} 个问题只进内部稿；确可公开的用 rectify set 编号 disclosure=public，"
            "整份可以公开的加 --edition public 重新导入",
            f"imported as an internal paper, issues for the internal edition alone: {kept}; for those that may be "
            "published, `rectify set ID disclosure=public`; if all may, import it again with --edition public",
        )
    )


def report_missing(session: Session, draft: "Draft") -> None:
    """List what an entry requires and the paper does not say, and how many ordinals were left out of the texts."""
    if draft.ordinals:
        session.talk(ordinals_left_out(draft.ordinals))
    if draft.missing:
        listed = "".join(f"\n  - {session.say(phrase)}" for phrase in draft.missing)
        session.talk(Phrase(f"原文未载明，须补填：{listed}", f"missing in the source, to be filled in:{listed}"))


def ordinals_left_out(number: int) -> Phrase:
    """Return the line about the ordinals that texts were typed with, which the templates write."""
    return Phrase(f"去掉了 {number} 处序号，序号由模板生成", f"ordinals left out: {number}; the templates write them")


def report_created(session: Session, draft: "Draft", target: Path) -> None:
    """Report where the ledger is and what to do next."""
    from rectify_cli.core.terms import Register

    # A paper may be of immediate fixes alone.
    number = len(draft.issues or draft.immediate)
    register = Register.ISSUES if draft.issues else Register.IMMEDIATE
    session.talk(
        Phrase(
            f"台账已建在 {target}/，共 {number} 个{register.label.zh}；请运行 rectify -C {target} check",
            f"ledger created in {target}/, {register.label.en}: {number}; now run `rectify -C {target} check`",
        )
    )
