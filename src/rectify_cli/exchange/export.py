"""A ledger -> a finished file for Excel or another system, in the format asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents import search
from rectify_cli.exchange.formats import POAM
from rectify_cli.exchange.oscal import write
from rectify_cli.exchange.workbook import petitions, records, summary
from rectify_cli.exchange.workbook import register as registers
from rectify_cli.exchange.workbook.book import Book, Sheet
from rectify_cli.exchange.workbook.extract import Extract, extract
from rectify_cli.exchange.workbook.trace import trace
from rectify_cli.exchange.workbook.writers import WRITERS
from rectify_cli.ledger import Ledger, rows
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

REGISTER = "register"
PETITIONS = Register.PETITIONS.value

WHAT = {
    REGISTER: Phrase("整改台账，改后可以读回", "the register, to be edited and read back"),
    "summary": Phrase("汇总：各责任部门应整改、已整改、完成率", "the summary by department: total, completed, rate"),
    "problems": Phrase("问题清单", "the list of problems"),
    "tasks": Phrase("任务清单", "the list of tasks"),
    "duties": Phrase("责任清单", "the list of duties"),
    "lists": Phrase("三清单，一个工作簿三张表", "the three lists in one workbook"),
    "petitions": Phrase("信访件：编号、办理状态、日期，改后可以读回", "the petitions, to be edited and read back"),
    "all": Phrase(
        "台账、汇总、三清单，连同立行立改和信访件，一个工作簿",
        "register, summary and lists, the immediate fixes and the petitions, in one workbook",
    ),
}
"""Everything that can be exported."""

_SHEETS = {
    "lists": ("problems", "tasks", "duties"),
    "all": (REGISTER, "summary", "problems", "tasks", "duties"),
}


def book(what: str, ledger: Ledger, request: Request, register: Register, *, copy: bool = False) -> Book:
    """Return the sheets asked for, with only what the edition may print; the register as a department's `copy`."""
    if what == PETITIONS:
        extracted, sheet = extract(ledger, request, Register.PETITIONS), _petitions(ledger, request)
        return Book(extracted, (sheet,), (trace(extracted, sheet, PETITIONS),))
    extracted = extract(ledger, request, register)
    names = _SHEETS.get(what, (what,))
    sheets = tuple(_sheet(name, extracted, copy=copy) for name in names)
    others = dict(_others(ledger, request)) if what == "all" and register is Register.ISSUES else {}
    back = {register: sheets[0], **others} if names[0] == REGISTER else {}
    traces = tuple(trace(extracted, sheet, of.value, sheets[1:]) for of, sheet in back.items())
    return Book(extracted, (*sheets, *others.values()), traces)


def export(  # noqa: PLR0913, PLR0917 - what, in which form, of which ledger, for whom
    what: str, form: str, ledger: Ledger, request: Request, register: Register, shown: Ledger | None = None
) -> bytes:
    """Return the finished file of the `shown` part of a ledger, by default all of it; a part is a department's copy.

    Raises DataError if it contains withheld text, UsageError for an unsupported format.
    """
    shown = shown or ledger
    if form in {"jsonl", POAM} and what != REGISTER:
        raise UsageError(
            Phrase(
                f"只有 {REGISTER} 可以导出为 {form}，{what} 不可以",
                f"{what} cannot be exported as {form}, only {REGISTER} can",
            ),
            Phrase("改用 -f xlsx", "use -f xlsx"),
        )
    copy = shown is not ledger
    made = None if form == POAM else book(what, shown, request, register, copy=copy)
    content = write.write(shown, request) if made is None else WRITERS[form](made)
    return search.refuse_withheld(content, form, withheld(ledger, request.edition))


def _others(ledger: Ledger, request: Request) -> Iterator[tuple[Register, Sheet]]:
    """Yield each register that has entries besides the issues, and its sheet."""
    if ledger.immediate:
        yield Register.IMMEDIATE, registers.build(extract(ledger, request, Register.IMMEDIATE))
    if ledger.petitions:
        yield Register.PETITIONS, _petitions(ledger, request)


def _petitions(ledger: Ledger, request: Request) -> Sheet:
    return petitions.build(ledger.as_of(request.today).edition(request.edition), request.today)


def export_records(name: str, form: str, ledger: Ledger, request: Request, conditions: Sequence[str] = ()) -> bytes:
    """Return the finished file of the records of a register that meet every condition; raises as `export` does.

    Raises UsageError for a register that is not declared, and for what is no condition.
    """
    own = ledger.inspection.record.own_register(name)
    if own is None:
        known = [*WHAT, *(register.name for register in ledger.inspection.record.registers)]
        raise UsageError(
            Phrase(f"不支持导出 {name}", f"{name} cannot be exported"),
            Phrase(f"可以写：{'、'.join(known)}", f"one of: {', '.join(known)}"),
        )
    if request.edition is Edition.PUBLIC:
        raise UsageError(
            Phrase(f"{name}的记录不进公开稿", f"the records of {name} are not in the public edition"),
            Phrase("去掉 --edition public", "omit --edition public"),
        )
    if form == POAM:
        raise UsageError(
            Phrase(f"登记簿不能导出为 {form}", f"a register of the office's own cannot be exported as {form}"),
            Phrase("改用 -f xlsx", "use -f xlsx"),
        )
    met = tuple(rows.chosen(ledger, own, conditions))
    ledger = replace(ledger, records={**ledger.records, own.name: met})
    if form == "jsonl":
        content = records.jsonl(ledger, own, request)
    else:
        content = WRITERS[form](records.book(ledger, own, request))
    return search.refuse_withheld(content, form, withheld(ledger, request.edition))


def _sheet(name: str, extracted: Extract, *, copy: bool) -> Sheet:
    if name == "summary":
        return summary.build(extracted)
    kind = registers.LISTS.get(name, registers.REGISTER)
    return registers.build(extracted, kind, copy=copy and kind is registers.REGISTER)
