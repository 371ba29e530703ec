"""The facts of a ledger, each with its number, its origin and where it is used; and the numbers that are no fact."""

from rectify_cli.core.language import Language, Phrase
from rectify_cli.ledger import Ledger, facts, typed_numbers
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Fact
from rectify_cli.views.records import RecordRows

_HEADINGS = {
    "name": Phrase("名称", "name"),
    "number": Phrase("数", "number"),
    "origin": Phrase("来源", "origin"),
    "used": Phrase("用处", "used"),
}
_TYPED = {
    "place": Phrase("位置", "place"),
    "number": Phrase("数", "number"),
    "sentence": Phrase("所在的句子", "sentence"),
}


def build(ledger: Ledger, language: Language) -> RecordRows:
    """Build the table of the facts as of the day of `ledger`; one that cannot be derived says why."""
    prose = list(facts.prose(ledger))
    rows = []
    for name, fact in ledger.inspection.record.facts.items():
        number = facts.figure(ledger, fact)
        shown = number.message.in_language(language) if isinstance(number, Objection) else number
        used = [str(entry.place(*path)) for entry, path, text in prose if name in facts.names(text)]
        unused = Phrase("正文没有用到", "not used").in_language(language)
        rows.append((name, shown, _origin(fact).in_language(language), "\n".join(used) or unused))
    return RecordRows(_HEADINGS, tuple(rows))


def typed(ledger: Ledger) -> RecordRows:
    """Return the numbers typed in prose, of the notice's own sentences and of the entries, the first of a sentence."""
    rows = (
        (str(facts.place(each.entry, each.path, each.text, each.start, len(each.number))), each.number, each.sentence)
        for each in typed_numbers.find(facts.prose(ledger))
    )
    return RecordRows(_TYPED, tuple(rows))


def _origin(fact: Fact) -> Phrase:
    if fact.value is not None:
        return Phrase(f"{fact.source}，截至 {fact.as_of}", f"{fact.source}, as of {fact.as_of}")
    more = [*fact.where, *([fact.unit.value] if fact.unit else [])]
    if fact.count is not None:
        return Phrase("，".join([f"计数：{fact.count}", *more]), ", ".join([f"count of {fact.count}", *more]))
    return Phrase("，".join([f"求和：{fact.sum}", *more]), ", ".join([f"sum of {fact.sum}", *more]))
