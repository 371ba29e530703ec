"""One entry of a ledger, found by its id and named in commands."""

from collections.abc import Iterable

from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger.ledger import Entry, Ledger
from rectify_cli.ledger.model import Tracked

_NEAR = 5
_NOUNS = {Register.ISSUES: "issue", Register.IMMEDIATE: "immediate fix", Register.PETITIONS: "petition"}


def entry(ledger: Ledger, register: Register, number: int) -> Entry[Tracked]:
    """Return the entry with id `number`.

    Raises UsageError that names the nearest ids if there is none, DataError that names the places if there are several.
    """
    entries = [each for each in ledger.register(register) if each.record.id == number]
    if not entries:
        raise missing(register, number, [each.record.id for each in ledger.register(register)])
    if len(entries) > 1:
        places = [str(each.place("id")) for each in entries]
        raise DataError(
            Phrase(
                f"{register.label.zh}第 {number} 号有 {len(entries)} 条：{'、'.join(places)}",
                f"{_NOUNS[register]} {number} is there {len(entries)} times: {', '.join(places)}",
            ),
            Phrase(
                "请比对后只留一条，或给其中一条换一个编号",
                "compare them and keep one, or give one of them an unused id",
            ),
        )
    return entries[0]


def typed(entry: Entry[Tracked]) -> str:
    """Return an entry as commands are given it: its id, and the option of its register unless that is the default."""
    register = _register(entry)
    return f"{entry.record.id}" + (f" --register {register.value}" if register is not Register.ISSUES else "")


def numbered(entry: Entry[Tracked]) -> Phrase:
    """Return what a sentence calls an entry; the issues are what is spoken of unless another register is named."""
    register, number = _register(entry), entry.record.id
    if register is Register.ISSUES:
        return Phrase(f"第 {number} 号", f"no. {number}")
    return Phrase(f"{register.label.zh}第 {number} 号", f"{_NOUNS[register]} {number}")


def _register(entry: Entry[Tracked]) -> Register:
    """Return the register that an entry stands in, by its file."""
    if entry.at:
        return Register.PETITIONS
    folder = entry.file.rpartition("/")[0].rpartition("/")[2]
    return Register.IMMEDIATE if folder == Register.IMMEDIATE.value else Register.ISSUES


def named(hint: Phrase, entry: Entry[Tracked]) -> Phrase:
    """Return a hint with ID replaced by an entry, so that its commands can be typed."""
    return Phrase(*(text.replace("ID", typed(entry)) for text in hint))


def missing(register: Register, number: int, ids: Iterable[int]) -> UsageError:
    """Return the error for an id that is not in `ids`, naming the nearest."""
    nearest = sorted(sorted(set(ids), key=lambda each: (abs(each - number), each))[:_NEAR])
    zh, en = "、".join(map(str, nearest)), ", ".join(map(str, nearest))
    command = "rectify list" + ("" if register is Register.ISSUES else f" --register {register.value}")
    return UsageError(
        Phrase(
            f"{register.label.zh}没有第 {number} 号，" + (f"相近的有 {zh}" if zh else "一条也没有"),
            f"no {_NOUNS[register]} {number}; " + (f"the nearest are {en}" if en else "there are none"),
        ),
        Phrase(f"{command} 列出编号", f"`{command}` lists the ids"),
    )
