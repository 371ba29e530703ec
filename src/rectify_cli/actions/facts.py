"""The facts of a ledger (数据): added, set to another number, removed."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import ValidationError

from rectify_cli.actions.amendment import Amendment, refuse
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger, facts, field_shape
from rectify_cli.ledger.edits import Put, Remove, Value, plain
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Fact

if TYPE_CHECKING:
    from rectify_cli.ledger.edits import Edit


def add_fact(ledger: Ledger, name: str, fields: Mapping[str, Value]) -> Amendment:
    """Add a fact with its value, its source and its day, or with what it counts or sums."""
    if name in ledger.inspection.record.facts:
        raise UsageError(
            Phrase(f"数据“{name}”已有", f"there is a fact “{name}” already"),
            Phrase(f"改用 rectify fact set {name}", f"change it with `rectify fact set {name}`"),
        )
    return _put(ledger, name, fields)


def set_fact(ledger: Ledger, name: str, fields: Mapping[str, Value]) -> Amendment:
    """Give a fact another number or origin; a typed one keeps the source that is not given anew."""
    old = _known(ledger, name)
    kept = {"source": old.source} if "value" in fields and old.source and old.value is not None else {}
    return _put(ledger, name, {**kept, **fields})


def remove_fact(ledger: Ledger, name: str) -> Amendment:
    """Remove a fact that no prose refers to; the sentence repeats its number."""
    fact = _known(ledger, name)
    used = [
        facts.place(entry, path, text, 0, 1) for entry, path, text in facts.prose(ledger) if name in facts.names(text)
    ]
    if used:
        raise UsageError(
            Phrase(f"正文里还写着 {{{name}}}：{used[0]}", f"prose still says {{{name}}}: {used[0]}"),
            Phrase("先改这些句子；rectify facts 列出用处", "change it first; `rectify facts` lists where it is used"),
        )
    number = facts.figure(ledger, fact)
    zh, en = ("", "") if isinstance(number, Objection) else (f"（{number}）", f" ({number})")
    whole = len(ledger.inspection.record.facts) == 1
    sentence = Phrase(f"删去数据“{name}”{zh}", f"fact “{name}” removed{en}")
    return Amendment((Remove(("facts",) if whole else ("facts", name)),), sentence)


def _known(ledger: Ledger, name: str) -> Fact:
    known = ledger.inspection.record.facts
    if name in known:
        return known[name]
    close = field_shape.nearest(name, dict.fromkeys(known, ""), field_shape.ONE_OF_TWO)
    raise UsageError(
        Phrase(f"没有数据“{name}”", f"no fact “{name}”"),
        Phrase(f"是不是 {close}？", f"did you mean {close}?")
        if close
        else Phrase("rectify facts 列出各项数据", "`rectify facts` lists the facts"),
    )


def _put(ledger: Ledger, name: str, fields: Mapping[str, Value]) -> Amendment:
    """Write a fact; one that the model rejects is left to whoever writes the file, who says why."""
    if not fields.keys() & {"value", "count", "sum"}:
        raise UsageError(
            Phrase(f"没有写明数据“{name}”是多少", f"nothing says what the number of “{name}” is"),
            Phrase(
                "写 --value 11 --source 党组会记录，或 --count 会议，或 --sum 追缴.金额",
                "give --value 11 --source …, or --count 会议, or --sum 追缴.金额",
            ),
        )
    written = {key: _bare(value) for key, value in fields.items()}
    number = ""
    try:
        figure = facts.figure(ledger, Fact.model_validate(plain(written)))
    except ValidationError:
        pass
    else:
        refuse(figure if isinstance(figure, Objection) else None)
        number = f" = {figure}"
    edit: Edit = Put(("facts", name), written)
    if not ledger.inspection.record.facts:
        edit = Put(("facts",), {name: written})
    sentence = Phrase(f"数据 {name}{number}；正文写作 {{{name}}}", f"fact {name}{number}; write {{{name}}} in prose")
    return Amendment((edit,), sentence)


def _bare(value: Value) -> Value:
    """Return a number as YAML writes one, without quotes, if that keeps its digits."""
    if not isinstance(value, str) or not value.replace(".", "", 1).isascii():
        return value
    return Decimal(value) if value.replace(".", "", 1).isdecimal() and value[0] != "." else value


def day_of_fact(ledger: Ledger, today: dt.date) -> dt.date:
    """Return the day of a typed fact unless one is given: the cut-off, if it is past, else today."""
    return min(ledger.inspection.record.cut_off, today)
