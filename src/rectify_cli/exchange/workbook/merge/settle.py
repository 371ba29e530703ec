"""The accepted changes of a row against the ledger: which of them it cannot take, and what becomes of a deadline."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Register
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import BY_FIELD, SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge.edits import STEP, Moved, dated, history
from rectify_cli.exchange.workbook.merge.match import Pair
from rectify_cli.exchange.workbook.merge.times import Time
from rectify_cli.exchange.workbook.merge.values import CellValue
from rectify_cli.ledger import limits
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Issue

if TYPE_CHECKING:
    from rectify_cli.exchange.workbook.merge.merge import Merged
    from rectify_cli.exchange.workbook.merge.terms import Terms

NOT_ACCEPTED = error(
    "X719",
    Phrase("改动是台账可以接受的", "the ledger can accept the change"),
    Phrase("把这一格改回去", "change the cell back"),
)
LEFT_OUT = warning(
    "X720",
    Phrase("改动的格都读入", "every changed cell is imported"),
    Phrase("用提示中的命令修改", "change it with the command in the hint"),
)
NO_STATE = error(
    "X722",
    Phrase("有进展的行写有状态", "a row that tells of progress tells its state"),
    Phrase(
        "在表里加一列“整改状态”；都是一个状态的，用 --map 空白=整改中 这样说明",
        "add a column 整改状态 to the sheet; if all are in one state, say so with --map 空白=in_progress",
    ),
)
_SHOWN = 20


class Refused(NamedTuple):
    """A field whose change is refused, and why."""

    name: str
    fault: Diagnostic


def settled(merged: "Merged", terms: "Terms", reason: str) -> Iterator[Refused]:
    """Yield the changes of a row that the ledger cannot accept; `reason` is why its deadline is extended."""
    pair, fields = merged.pair, merged.accepted.fields
    issue = pair.entry.record if pair.entry else Issue(id=1, title="-")
    for name in ("title", "status", "disclosure"):
        if name in fields and not fields[name].text:
            yield refused(pair, name, Phrase("这一格不能清空", "this cell cannot be cleared"))
    if "due" in fields:
        yield from _due(merged, issue, terms, reason)
    if not any(name in fields for name in STEP):
        return
    since = fields.get("since")
    if since and not since.text and not any(name in fields for name in ("status", "progress")):
        yield refused(pair, "since", Phrase("进展的日期不能清空", "the date of progress cannot be cleared"))
    if faults := list(_of_day(merged, issue, terms)):
        yield from faults
        return
    name = next(name for name in STEP if name in fields)
    after = issue.model_copy(update={"progress": history(issue, merged.accepted)})
    yield from _broken(merged, name, limits.breach(issue, after, terms.inspection, terms.today))


def refused(pair: Pair, name: str, message: Phrase, hint: Phrase | None = None) -> Refused:
    """Return the refusal of the change of one cell."""
    return Refused(name, NOT_ACCEPTED.broken(pair.line.place(name), message, hint))


def _due(merged: "Merged", issue: Issue, terms: "Terms", reason: str) -> Iterator[Refused]:
    """Yield what is against a new deadline; a later one is an extension, which has a reason."""
    pair, number, value = merged.pair, merged.pair.number, merged.accepted.fields["due"]
    time: Time = value.value or Time(None)
    if not value.text and issue.due is None and issue.when is None:
        hint = Phrase(f"rectify set {number} plan.1.due=", f"`rectify set {number} plan.1.due=`")
        message = Phrase("时限写在整改计划中，不能在表里清空", "the deadline is in the plan and cannot be cleared here")
        yield refused(pair, "due", message, hint)
        return
    old = issue.due
    agreed = issue.extensions[-1].until if issue.extensions else None
    if pair.entry is None or old is None or time.date is None or time.date <= old or time.date == agreed:
        after = issue.model_copy(update={"due": time.date})
        yield from _broken(merged, "due", limits.breach(issue, after, terms.inspection, terms.today))
        return
    if objection := limits.extension(issue, time.date, terms.day):
        yield from _broken(merged, "due", objection)
    elif not reason:
        message = Phrase(
            f"时限由 {old} 改为 {time.date}，没有写延期的理由",
            f"the deadline is moved from {old} to {time.date} without a reason",
        )
        command = f"rectify extend {number} --to {time.date} --reason "
        hint = Phrase(
            f"在“延期说明”一列写理由，或 {command}理由", f"give the reason in the column 延期说明, or `{command}…`"
        )
        yield refused(pair, "due", message, hint)
    else:
        merged.accepted.fields["due"] = CellValue(value.text, Moved(time.date, time.when, reason))


def _broken(merged: "Merged", name: str, objection: Objection | None) -> Iterator[Refused]:
    """Yield the objection of the verbs and of `rectify check`, at the cell of a field."""
    if objection is not None:
        yield refused(merged.pair, name, objection.message, objection.hint)


def _of(terms: "Terms") -> str:
    """Return how a command names the register, unless it is that of the issues."""
    return "" if terms.register is Register.ISSUES else f" --register {terms.register.value}"


def _of_day(merged: "Merged", issue: Issue, terms: "Terms") -> Iterator[Refused]:
    """Yield the refusal of an impossible day, or of one that would rewrite the history."""
    number, day = merged.pair.number, dated(issue, merged.accepted)
    last = issue.progress[-1].date if issue.progress else day
    if day != last or not issue.progress:
        yield from _broken(merged, "since", limits.too_late(terms.today, day, limits.PROGRESS))
        yield from _broken(merged, "since", limits.too_early(terms.inspection, day, limits.PROGRESS))
    if limits.first_day(terms.inspection) <= day < last:
        message = Phrase(
            f"进展日期 {day} 早于台账最后一条进展 {last}", f"{day} is before the latest progress in the ledger, {last}"
        )
        word = history(issue, merged.accepted)[-1].status.label.zh
        command = f"rectify log {number}{_of(terms)} --status {word} --date {day}"
        hint = Phrase(f"补记过去的进展：{command}", f"to record past progress: `{command}`")
        yield refused(merged.pair, "since", message, hint)


def masked(pair: Pair, name: str) -> Diagnostic:
    """Return the diagnostic of a cell of the public edition, which shows less of a field than there is."""
    message = Phrase(
        f"公开稿的“{pair.line.head.known[name].header}”不是全文，读入会丢失未印出的内容",
        f"the public edition does not show all of {name}; what it hides would be lost",
    )
    hint = Phrase("改用内部稿：rectify export register", "change it in the internal edition: `rectify export register`")
    return NOT_ACCEPTED.broken(pair.line.place(name), message, hint)


def left_out(pair: Pair, column: SheetColumn, cell: Cell) -> Diagnostic:
    """Return the diagnostic of a cell that is not read, with the command that changes it."""
    message = Phrase(
        f"“{column.header}”不从表里读取，{quoted(canonical(cell)).zh}原样存入 data/unread",
        f"{column.field} is not read from a sheet; {quoted(canonical(cell)).en} is kept in data/unread",
    )
    command = f"rectify extend {pair.number} --to DATE --reason …"
    return LEFT_OUT.broken(pair.line.place(column.field), message, Phrase(command, f"`{command}`"))


def quoted(text: str) -> Phrase:
    """Return a text in its marks, shortened; nothing for the empty one."""
    short = shortened(text.replace("\n", " "), _SHOWN)
    return Phrase(f"“{short}”", f"“{short}”") if short else Phrase("是空的", "nothing")


def stateless(merged: "Merged", terms: "Terms", name: str) -> Diagnostic:
    """Return the diagnostic of progress, or its day, without a state, with the command for this entry alone."""
    message = Phrase(f"写有“{BY_FIELD[name].header}”，没有写状态", f"{name} is given, but no state")
    since = merged.accepted.fields.get("since")
    day = since.text if since and since.text else terms.day
    command = f"rectify log {merged.pair.number}{_of(terms)} --status 完成 --date {day}"
    hint = Phrase(
        f"在表里加一列“整改状态”；都是一个状态的，加 --map 空白=整改中；只记这一个：{command}",
        f"add a column 整改状态 to the sheet; if all are in one state, say so with --map 空白=in_progress; "
        f"for this one alone: `{command}`",
    )
    return NO_STATE.broken(merged.pair.line.place(name), message, hint)


def path(issue: Issue, name: str) -> tuple[str | int, ...]:
    """Return the path in an entry of the value that a column shows."""
    if name in STEP:
        key = {"since": "date", "progress": "note"}.get(name, name)
        return ("progress", len(issue.progress) - 1, key) if issue.progress else ("id",)
    return tuple(name.split(".", maxsplit=1))
