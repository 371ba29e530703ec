"""`rectify evidence`: keep what proves that an issue was put right (佐证材料)."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import Amendment, DryRun, amend, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger, StoredFile
    from rectify_cli.ledger.edits import Value

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("存入佐证材料", "keep evidence"))
def add(
    context: typer.Context,
    number: Number,
    files: Annotated[
        list[Path] | None,
        argument(metavar="FILE...", zh="材料文件；不写就只记 --title 的名称", en="the files; none to note --title"),
    ] = None,
    title: Annotated[
        str | None, option("--title", metavar="TEXT", zh="材料的名称，默认文件名", en="its name (that of the file)")
    ] = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Copy files into data/evidence and record them; what is recorded already is left as it is."""
    session: Session = context.obj
    which = issues_only(register)
    if title and len(files or ()) > 1:
        message = Phrase(f"--title 只给一个文件，这里有 {len(files or ())} 个", "--title names one file, not several")
        raise UsageError(message, Phrase("一次存一个，或去掉 --title", "add them one by one, or leave out --title"))
    if not title and not files:
        message = Phrase("没有写文件", "no file is named")
        hint = Phrase(
            f"写作 rectify evidence add {number} 验收报告.pdf，没有文件的写 --title 名称",
            f"write `rectify evidence add {number} FILE`, or --title for what has no file",
        )
        raise UsageError(message, hint)

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Insert

        recorded = _recorded(entry)
        wanted = _wanted(files or [], _folder(entry, which), [recorded, ledger.files])
        fresh = {name: pair for name, pair in wanted.items() if pair[1] not in recorded.values()}
        named: dict[str, Value] = {"title": title} if title else {}
        values: list[dict[str, Value]] = [
            {**named, "file": name, "sha256": kept.sha256, "size": kept.size} for name, (_, kept) in fresh.items()
        ]
        if not files and named not in [{"title": one.title} for one in entry.record.evidence]:
            values.append(named)
        said = Phrase(f"存入佐证材料 {len(values)} 份", f"evidence added: {len(values)}")
        edits = [Insert(("evidence",), value) for value in values]
        copies = {name: path for name, (path, _) in fresh.items()}
        missing = _missing(wanted, recorded, ledger.files)
        return Amendment([*edits], said, lambda: _copy(session, copies | missing, set(missing)))

    amend(session, which, number, decide, dry_run=dry_run)


def _folder(entry: "Entry[Any]", register: Register) -> str:
    """Return the folder within data/evidence of an entry: it is called as its file is."""
    stem = entry.file.rpartition("/")[2].removesuffix(".yaml")
    return stem if register is Register.ISSUES else f"{register.value}-{stem}"


def _recorded(entry: "Entry[Any]") -> "dict[str, StoredFile]":
    """Return the files an entry records, as they were when they were kept."""
    from rectify_cli.ledger import StoredFile

    return {one.file: StoredFile(one.size, one.sha256) for one in entry.record.evidence if one.file}


def _wanted(
    files: list[Path], folder: str, there: "list[Mapping[str, StoredFile]]"
) -> "dict[str, tuple[Path, StoredFile]]":
    """Return where each file is to be kept; raises UsageError where another one is there, or for no file at all."""
    from rectify_cli.store import evidence, text_file

    found: dict[str, tuple[Path, StoredFile]] = {}
    contents: dict[str, StoredFile] = {}
    for path in files:
        name = f"{folder}/{evidence.name_of(path)}"
        try:
            kept = evidence.kept(path)
        except OSError as refused:
            why = text_file.reason(refused)
            message = Phrase(f"{path} 读不出来：{why.zh}", f"{path} cannot be read: {why.en}")
            raise UsageError(message, Phrase("核对文件名和所在的文件夹", "check its name and its folder")) from refused
        if any(one[name] != kept for one in (contents, *there) if name in one):
            message = Phrase(
                f"data/evidence/{name} 已是另一份材料的名字，不覆盖",
                f"data/evidence/{name} is the name of another file, which stays",
            )
            raise UsageError(message, Phrase("把新文件改个名再存", "rename the new file and add it again"))
        if kept not in contents.values():
            found[name], contents[name] = (path, kept), kept
    return found


def _missing(
    wanted: "dict[str, tuple[Path, StoredFile]]", recorded: "dict[str, StoredFile]", there: "Mapping[str, StoredFile]"
) -> dict[str, Path]:
    """Return what is recorded and no longer there: it is put back under the name it had."""
    sources = {kept: path for path, kept in wanted.values()}
    return {name: sources[kept] for name, kept in recorded.items() if kept in sources and name not in there}


def _copy(session: Session, wanted: dict[str, Path], missing: set[str]) -> None:
    from rectify_cli.store import evidence, save
    from rectify_cli.store.atomic import copy_atomically

    folder = session.root / "data" / evidence.FOLDER
    for name, path in wanted.items():
        if not (folder / name).exists():
            shown = f"{session.shown}data/{evidence.FOLDER}/{name}"
            copy_atomically(path, save.place(folder / name, shown, folder.parent))
            if name in missing:
                session.talk(Phrase(f"放回 data/evidence/{name}", f"put back data/evidence/{name}"))
