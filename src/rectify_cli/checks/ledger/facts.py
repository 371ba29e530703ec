"""Every number that prose refers to is a fact of the ledger that can be derived, and no number is typed instead."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error, note, warning
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger import Ledger, facts, field_shape, typed_numbers
from rectify_cli.ledger.limits import Objection

UNKNOWN = error(
    "L280",
    Phrase("正文里的 {名称} 都是 facts 里的数据", "a {name} in prose is one of the facts"),
    Phrase(
        "rectify fact add 名称 --value 数 --source 来源；要印花括号的写作 {{ }}",
        "`rectify fact add NAME --value NUMBER --source …`; to print braces, write {{ }}",
    ),
)
UNDERIVED = error(
    "L281",
    Phrase("计数、求和的数据能够算出", "a counted or summed fact can be derived"),
    Phrase(
        "核对 count、sum、where；rectify facts 列出各项数据",
        "check count, sum and where; `rectify facts` lists the facts",
    ),
)
LATER = warning(
    "L282",
    Phrase("写明的数不晚于统计截止日期", "a typed fact is not of a later day than the cut-off"),
    Phrase(
        "核对 as_of；确是截止日期之后的数，先改 cut_off",
        "check as_of; if the number is of a later day, move the cut-off first",
    ),
)
TYPED = note(
    "L283",
    Phrase("通报自身文字里的数都有来源", "a number in the notice's own sentences is a fact with its source"),
    Phrase(
        "rectify fact add 名称 --value 数 --source 来源，正文改写为 {名称}",
        "`rectify fact add NAME --value NUMBER --source …`, and write {NAME} instead",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield facts that cannot be derived, names that are no fact, and numbers typed in the notice's own sentences."""
    yield from _facts(ledger)
    known = ledger.inspection.record.facts
    for entry, path, text in facts.prose(ledger):
        for name in dict.fromkeys(facts.names(text)):
            if name not in known:
                start = text.find("{" + name)
                yield UNKNOWN.broken(
                    facts.place(entry, path, text, max(start, 0), len(name) + 2),
                    Phrase(f"没有数据“{name}”", f"no fact “{name}”"),
                    _hint(name, field_shape.nearest(name, dict.fromkeys(known, ""), field_shape.ONE_OF_TWO)),
                )
    for typed in typed_numbers.find(facts.prose_of_notice(ledger)):
        shown = shortened(typed.sentence)
        yield TYPED.broken(
            facts.place(typed.entry, typed.path, typed.text, typed.start, len(typed.number)),
            Phrase(f"“{shown}”里的 {typed.number} 没有来源", f"{typed.number} in “{shown}” has no source"),
            Phrase(
                f"rectify fact add 名称 --value {typed.number} --source 来源，正文改写为 {{名称}}",
                f"`rectify fact add NAME --value {typed.number} --source …`, and write {{NAME}} instead",
            ),
        )


def _hint(name: str, close: str | None) -> Phrase:
    """Return what to type for a name that is no fact: the nearest that is one, or how to add it."""
    add = f"rectify fact add {name} --value "
    zh, en = (f"是不是 {{{close}}}？或 ", f"did you mean {{{close}}}? or ") if close else ("", "")
    return Phrase(f"{zh}{add}数 --source 来源", f"{en}`{add}NUMBER --source …`")


def _facts(ledger: Ledger) -> Iterator[Diagnostic]:
    inspection = ledger.inspection
    for name, fact in inspection.record.facts.items():
        number = facts.figure(ledger, fact)
        if isinstance(number, Objection):
            key = "count" if fact.count is not None else "sum"
            yield UNDERIVED.broken(
                inspection.place("facts", name, key),
                Phrase(
                    f"数据“{name}”算不出：{number.message.zh}", f"fact “{name}” cannot be derived: {number.message.en}"
                ),
                number.hint,
            )
        if fact.as_of and fact.as_of > inspection.record.cut_off:
            cut_off = inspection.record.cut_off
            yield LATER.broken(
                inspection.place("facts", name, "as_of"),
                Phrase(
                    f"数据“{name}”截至 {fact.as_of}，晚于统计截止日期 {cut_off}",
                    f"fact “{name}” is as of {fact.as_of}, after the cut-off date {cut_off}",
                ),
            )
