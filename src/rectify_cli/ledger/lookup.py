"""One entry of a ledger by its id."""

from collections.abc import Iterable

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger.ledger import Entry, Ledger
from rectify_cli.ledger.model import Tracked

_NEAR = 5
_NOUNS = {Register.ISSUES: "issue", Register.IMMEDIATE: "immediate fix", Register.PETITIONS: "petition"}


def entry(ledger: Ledger, register: Register, number: int) -> Entry[Tracked]:
    """Return the entry of an id; raises UsageError with the ids nearest to it."""
    entries = ledger.register(register)
    match = next((one for one in entries if one.record.id == number), None)
    if match is None:
        raise missing(register, number, [one.record.id for one in entries])
    return match


def typed(entry: Entry[Tracked]) -> str:
    """Return what a command is told of an entry: its id, and its register where that is not the usual one."""
    folder = entry.file.rpartition("/")[0].rpartition("/")[2]
    return f"{entry.record.id}" + (f" --register {folder}" if folder == Register.IMMEDIATE.value else "")


def named(hint: Phrase, entry: Entry[Tracked]) -> Phrase:
    """Return the hint of a rule with an entry in the place of ID, so that it can be typed."""
    return Phrase(*(text.replace("ID", typed(entry)) for text in hint))


def missing(register: Register, number: int, ids: Iterable[int]) -> UsageError:
    """Return the error of an id that is none of `ids`, with those nearest to it."""
    near = sorted(sorted(set(ids), key=lambda each: (abs(each - number), each))[:_NEAR])
    zh, en = "、".join(map(str, near)), ", ".join(map(str, near))
    words = "rectify list" + ("" if register is Register.ISSUES else f" --register {register.value}")
    return UsageError(
        Phrase(
            f"{register.label.zh}没有第 {number} 号，" + (f"相近的有 {zh}" if zh else "一条也没有"),
            f"no {_NOUNS[register]} {number}; " + (f"the nearest are {en}" if en else "there are none"),
        ),
        Phrase(f"{words} 列出编号", f"`{words}` lists the ids"),
    )
