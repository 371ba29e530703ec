"""What the commands that change the ledger share: one entry, one lock, one file, one line that says what changed."""

import datetime as dt
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.ledger.edits import Edit
    from rectify_cli.ledger.model import Policy
    from rectify_cli.store import Loaded
    from rectify_cli.store.save import Change

DryRun = Annotated[
    bool, option("--dry-run", zh="只显示会改哪几行，不写文件", en="show the lines that would change, write nothing")
]
Day = Annotated[
    str | None, option("--date", metavar="DATE", zh="日期，默认今天（如 2024-12-31）", en="the date (today)")
]
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to be done to one entry, paths counted from the entry, and how it is said afterwards.

    `first` is done before the file is written, and not in a dry run.
    """

    edits: "list[Edit]"
    said: Phrase
    first: Callable[[], None] = lambda: None


def issues_only(register: str) -> Register:
    """Return the register an option names; raises UsageError for petitions, which have a history and nothing else."""
    from rectify_cli.cli.options import meant

    found = meant(Register, register, "--register")
    if found is Register.PETITIONS:
        raise UsageError(
            Phrase("信访件只有编号和进展", "a petition has an id and a history, nothing else"),
            Phrase(
                "rectify log ID --register petitions --status …", "`rectify log ID --register petitions --status …`"
            ),
        )
    return found


def amend(
    session: Session,
    register: Register,
    number: int,
    decide: "Callable[[Ledger, Entry[Any]], Amendment]",
    *,
    dry_run: bool,
) -> None:
    """Change one entry as `decide` says of what the files hold once nobody else may change them."""
    from rectify_cli.store import save

    with nullcontext() if dry_run else save.locked(session.root):
        loaded = session.load()
        ledger = readable(loaded)
        entry = _entry(loaded, ledger, register, number)
        amendment = decide(ledger, entry)
        path = session.root / entry.file.removeprefix(session.shown)
        todo = [replace(edit, path=(*entry.at, *edit.path)) for edit in amendment.edits]
        change = save.change(path, entry.file, ledger, todo)
        if not dry_run:
            amendment.first()
        finish(session, change, amendment.said, dry_run=dry_run)


def finish(session: Session, change: "Change", said: Phrase, *, dry_run: bool) -> None:
    """Write a change and say so, or print its diff."""
    if change.before == change.after:
        session.talk(Phrase(f"{change.shown}: 没有变化", f"{change.shown}: nothing to change"))
    elif dry_run:
        typer.echo(change.diff(), nl=False)
        session.talk(Phrase(f"{change.shown}: {said.zh}（没有写入）", f"{change.shown}: {said.en} (not written)"))
    else:
        change.write()
        session.talk(Phrase(f"{change.shown}: {said.zh}", f"{change.shown}: {said.en}"))


def readable(loaded: "Loaded") -> "Ledger":
    """Return the ledger as far as it could be read; raises DataError where the inspection itself could not."""
    if loaded.ledger is None:
        place = loaded.diagnostics[0].place
        raise DataError(
            Phrase(f"{place.file} 有错误，不改动台账", f"{place.file} has errors; the ledger is not changed"), _CHECK
        )
    return loaded.ledger


def _entry(loaded: "Loaded", ledger: "Ledger", register: Register, number: int) -> "Entry[Any]":
    """Return the entry of an id; raises DataError where its file has errors, UsageError where there is none."""
    entries = ledger.register(register)
    entry = next((entry for entry in entries if entry.record.id == number), None)
    for file in (found.place.file for found in loaded.diagnostics):
        if file == entry.file if entry else _may_hold(file, register, number):
            raise DataError(Phrase(f"{file} 有错误，不改动它", f"{file} has errors and is not changed"), _CHECK)
    if entry:
        return entry
    ids = sorted((entry.record.id for entry in entries), key=lambda one: (abs(one - number), one))[:_NEAR]
    near = ", ".join(map(str, sorted(ids)))
    hint = Phrase(f"相近的有：{near or '（一条也没有）'}", f"near ones: {near or '(there are none at all)'}")
    raise UsageError(
        Phrase(f"{register.label.zh}没有第 {number} 号", f"there is no no. {number} among the {register.label.en}"),
        hint,
    )


def _may_hold(file: str, register: Register, number: int) -> bool:
    """Return True if a file that could not be read is, by its name, where an id is written."""
    *_, folder, name = file.split("/")
    if register is Register.PETITIONS:
        return name == "petitions.yaml"
    stem = name.removesuffix(".yaml")
    return folder == register.value and stem.isascii() and stem.isdecimal() and int(stem) == number


def happened(session: Session, ledger: "Ledger", register: Register, written: str | None, option: str) -> dt.date:
    """Return the day something was done; raises UsageError for one after today or before there was anything to do."""
    day, today = session.day(written, option), session.today()
    if day > today:
        raise UsageError(
            Phrase(f"{option} {day} 晚于今天 {today}", f"{option} {day} is after today, {today}"),
            Phrase("写已经发生的日期", "write the day on which it happened"),
        )
    return since_feedback(ledger, register, day, option)


def since_feedback(ledger: "Ledger", register: Register, day: dt.date, option: str) -> dt.date:
    """Return the day; raises UsageError where it is before the feedback (of an immediate fix: before the first day)."""
    inspection = ledger.inspection.record
    fed_back = register is Register.ISSUES
    first = inspection.feedback if fed_back else inspection.on_site.start
    name = Phrase("反馈日期", "the feedback date") if fed_back else Phrase("进驻首日", "the first day on site")
    if day < first:
        raise UsageError(
            Phrase(f"{option} {day} 早于{name.zh} {first}", f"{option} {day} is before {name.en}, {first}"),
            Phrase("核对年份和月份", "check the year and the month"),
        )
    return day


def refuse_move(policy: "Policy", before: Status, after: Status) -> None:
    """Raise UsageError where the policy does not let one status follow another."""
    if policy.may(before, after):
        return
    allowed = [one.label for one in policy.moves.get(before, ())]
    zh, en = "、".join(one.zh for one in allowed), ", ".join(one.en for one in allowed)
    raise UsageError(
        Phrase(
            f"{before.label.zh}不能改为{after.label.zh}", f"{before.label.en} may not be followed by {after.label.en}"
        ),
        Phrase(
            f"可改为：{zh or '（无）'}；规矩写在 inspection.yaml 的 policy.moves",
            f"it may be followed by: {en or '(nothing)'}; the rule is policy.moves in inspection.yaml",
        ),
    )


def asks() -> bool:
    """Return True if there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


_CHECK = Phrase(
    "运行 rectify check，先改正（rectify edit ID）", "run `rectify check` and correct it first (`rectify edit ID`)"
)
