"""What `rectify import` does with a workbook or a csv: read, merge, and write all of it or nothing."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.amend import issues_only
from rectify_cli.cli.new_file import file_of, text_of, used
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Place, Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.exchange.workbook.merge.merge import Terms
    from rectify_cli.exchange.workbook.merge.plan import ChosenSheet, ImportPlan
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded, Workspace
    from rectify_cli.store.save import Change
    from rectify_cli.store.yaml.parse import Parsed

_COLUMNS = "columns.yaml"
_SKIPPED = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of a sheet; `side` settles conflicts: True for the sheet, False for the ledger."""

    sheet: str | None = None
    mapping: tuple[str, ...] = ()
    save_map: bool = False
    side: bool | None = None
    register: str | None = None
    date: str | None = None
    dry_run: bool = False


def bring_sheet(session: Session, file: Path, asked: Asked) -> None:
    """Merge a sheet into the ledger in one step; raises DataError, with nothing written, where a cell is wrong."""
    from rectify_cli.exchange.workbook import readers
    from rectify_cli.exchange.workbook.merge import plan
    from rectify_cli.store import save

    shown = file.as_posix()
    given = dict(map(_mapped, asked.mapping))
    workbook = readers.open_file(file, shown)
    with nullcontext() if asked.dry_run else save.locked(session.workspace):
        loaded = session.load()
        ledger = _whole(session, loaded)
        columns = _columns(session.workspace)
        sheet = plan.chosen(workbook, shown, asked.sheet, _saved(columns) | given)
        terms = _terms(session, ledger, sheet, asked, shown)
        taken = used(session.workspace.data / terms.register.value, ledger.register(terms.register))
        found = plan.brought(sheet, terms, taken, lambda entry: loaded.files[entry.file].value)
        _tell(session, found.faults)
        if found.errors:
            raise _refused(found.errors)
        changes = [*_changes(session, found, terms, loaded)]
        changes += _kept(session.workspace, columns, given) if asked.save_map and given else ()
        changes = [change for change in changes if change.needed]
        if asked.dry_run:
            typer.echo("".join(change.diff() for change in changes), nl=False)
        else:
            save.write_together(changes)
    _report(session, found, dry_run=asked.dry_run)
    if changes and not asked.dry_run:
        _check(session, save.again(loaded, session.workspace, changes))
    if found.conflicts:
        raise _unsettled(found.conflicts)


def _whole(session: Session, loaded: "Loaded") -> "Ledger":
    """Return the ledger; raises DataError where a file could not be read: its id and title count too."""
    if loaded.ledger is None or loaded.diagnostics:
        _tell(session, loaded.diagnostics)
        raise DataError(
            Phrase("台账有文件没有读成，不导入", "some files of the ledger could not be read; nothing is imported"),
            Phrase("运行 rectify check，先改正", "run `rectify check` and correct it first"),
        )
    return loaded.ledger


def _terms(session: Session, ledger: "Ledger", sheet: "ChosenSheet", asked: Asked, shown: str) -> "Terms":
    """Return the terms of the merge; raises DataError for a register of another body or of another kind."""
    from rectify_cli.actions import refuse_day
    from rectify_cli.exchange.workbook.merge.merge import Terms

    trace = sheet.trace
    register = issues_only(asked.register or (trace.register.value if trace else Register.ISSUES.value))
    body = ledger.inspection.record.body
    if trace and trace.body != body:
        message = Phrase(
            f"这是{trace.body}的台账，这里是{body}", f"this is the register of {trace.body}; here is {body}"
        )
        raise DataError(message, Phrase("核对文件和目录", "check the file and the folder"), Place(shown))
    if trace and trace.register is not register:
        message = Phrase(
            f"这是{trace.register.label.zh}的台账，不是{register.label.zh}的",
            f"this is the register of {trace.register.label.en}, not of {register.label.en}",
        )
        raise UsageError(message, Phrase("去掉 --register", "leave --register out"))
    day, today = session.day(asked.date, "--date"), session.today()
    refuse_day(ledger.inspection.record, day, today)
    return Terms(ledger, register, sheet.edition, today, day, asked.side)


def _changes(session: Session, found: "ImportPlan", terms: "Terms", loaded: "Loaded") -> "Iterator[Change]":
    """Yield every file that changes; raises UsageError where the model refuses one."""
    from rectify_cli.ledger.model import Issue
    from rectify_cli.store import save

    workspace = session.workspace
    for one in found.amended:
        yield save.change(workspace, loaded, one.entry, one.edits)
    for number, values in found.made.items():
        new = save.Change(workspace, workspace.root / file_of(terms.register, number), None, text_of(values))
        save.validated(values, Issue, new.label, terms.ledger)
        yield new


def _mapped(word: str) -> tuple[str, str]:
    """Return the header and the field that --map names; raises UsageError."""
    from rectify_cli.exchange.workbook.columns import COLUMNS
    from rectify_cli.exchange.workbook.merge import header as head

    header, equals, name = word.replace("＝", "=").rpartition("=")
    known = {head.plain(one): column.field for column in COLUMNS for one in (column.field, *column.headers)}
    field = "" if name.strip() in {"", _SKIPPED} else known.get(head.plain(name))
    if not equals or not header.strip() or field is None:
        message = Phrase(f"--map {word} 不是 列名=字段", f"--map {word} is not HEADER=FIELD")
        listed = "、".join(f"{column.field}（{column.header}）" for column in COLUMNS)
        raise UsageError(message, Phrase(f"字段有：{listed}", f"the fields: {', '.join(c.field for c in COLUMNS)}"))
    return head.plain(header), field


def _columns(workspace: "Workspace") -> "Parsed | None":
    """Return the file of the mapping kept in the workspace, if there is one; raises DataError where it has faults."""
    from rectify_cli.store import text_file
    from rectify_cli.store.yaml import parse

    path = workspace.data / _COLUMNS
    if not path.exists():
        return None
    raw = text_file.read(path, workspace)
    if not isinstance(raw, str):
        raise DataError(raw.message, raw.hint, raw.place)
    columns = parse.parse(raw, workspace.label(path))
    for fault in columns.diagnostics:
        raise DataError(fault.message, fault.hint, fault.place)
    return columns


def _saved(columns: "Parsed | None") -> dict[str, str]:
    """Return the mapping that was kept."""
    return dict(_mapped(f"{header}={name}") for header, name in columns.value.items()) if columns else {}


def _kept(workspace: "Workspace", columns: "Parsed | None", given: dict[str, str]) -> "Iterator[Change]":
    """Yield the file of the mapping with what was given now."""
    from rectify_cli.store import save
    from rectify_cli.store.edit import emit

    whole = _saved(columns) | given
    lines = [line for header, name in whole.items() for line in emit.pair(header, name or _SKIPPED, 0)]
    text = "\n".join(["# 表里的列名: 字段（- 为不读）", *lines, ""])
    yield save.Change(workspace, workspace.data / _COLUMNS, columns.source.raw if columns else None, text)


def _tell(session: Session, faults: "Sequence[Diagnostic]") -> None:
    from rectify_cli.cli.reports import as_text

    if faults:
        typer.echo(as_text.listing(faults, session.language), err=True)


def _refused(errors: int) -> DataError:
    from rectify_cli.cli.reports.as_text import plural

    return DataError(
        Phrase(
            f"表里有 {errors} 处要先改，什么也没有写入",
            f"{plural(errors, 'error')} to settle first; nothing was written",
        )
    )


def _unsettled(conflicts: int) -> DataError:
    from rectify_cli.cli.reports.as_text import plural

    return DataError(
        Phrase(
            f"{conflicts} 格两边都改了，没有动；其余的照读",
            f"{plural(conflicts, 'cell')} changed on both sides and left alone; the rest is taken",
        ),
        Phrase("以表为准再读一次加 --theirs，以台账为准加 --ours", "import it again with --theirs or --ours"),
    )


def _report(session: Session, found: "ImportPlan", *, dry_run: bool) -> None:
    """Say what came in."""
    for one in found.amended:
        zh, en = ("、".join(one.headers), ", ".join(one.headers))
        session.talk(Phrase(f"{one.entry.file}: 改 {zh}", f"{one.entry.file}: change {en}"))
    for number, values in found.made.items():
        session.talk(Phrase(f"新建第 {number} 号：{values['title']}", f"make no. {number}: {values['title']}"))
    undone = Phrase("（没有写入）", " (not written)") if dry_run else Phrase("", "")
    new, changed, same = len(found.made), len(found.amended), found.same
    session.talk(
        Phrase(
            f"新增 {new} 个，改动 {changed} 个，没有变化 {same} 个{undone.zh}",
            f"{new} new, {changed} changed, {same} as they were{undone.en}",
        )
    )


def _check(session: Session, loaded: "Loaded") -> None:
    """Say how many errors the ledger has now."""
    from rectify_cli.checks import ledger as ledger_checks
    from rectify_cli.cli.reports.as_text import plural

    wrong = list(loaded.diagnostics)
    wrong += ledger_checks.run(loaded.ledger, session.today()) if loaded.ledger else []
    if errors := sum(fault.severity is Severity.ERROR for fault in wrong):
        session.talk(
            Phrase(
                f"台账有 {errors} 处错误，见 rectify check",
                f"the ledger has {plural(errors, 'error')}: see `rectify check`",
            )
        )
