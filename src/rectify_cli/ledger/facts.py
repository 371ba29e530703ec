"""The facts of a ledger (数据): the number of each on the day of the ledger, and prose with {name} replaced by it."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias, TypeVar

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, MoneyUnit
from rectify_cli.ledger import rows
from rectify_cli.ledger.filters import Field, Values
from rectify_cli.ledger.ledger import Entry, Ledger
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Fact, Issue, Record

T = TypeVar("T", bound=Issue)

Prose: TypeAlias = tuple[Entry[Any], tuple[str | int, ...], str]
MARK = re.compile(r"\{\{|\}\}|\{\s*([^{}\s]+)\s*\}")
"""A reference to a fact, whose name is its group, or a doubled brace."""

_BRACE = re.compile(r"[{}]")
PRINTED = ("measures", "results", "plan")
"""The fields of an issue whose texts may refer to facts."""

_OF_PAPERS = ("notice", "papers")
"""The fields of the inspection whose texts may."""

_YUAN = {MoneyUnit.YUAN: Decimal(1), MoneyUnit.TEN_THOUSAND: Decimal(10_000)}


def names(text: str) -> list[str]:
    """Return the names a text refers to; doubled braces refer to nothing."""
    return [mark[1] for mark in MARK.finditer(text) if mark[1]] if "{" in text else []


def escaped(text: str, known: Collection[str] = ()) -> str:
    """Return the prose that is printed as `text`: its braces doubled, but for references to facts that are `known`."""

    def doubled(part: str) -> str:
        return _BRACE.sub(lambda brace: brace[0] * 2, part)

    kept, parts = 0, []
    for mark in MARK.finditer(text):
        if mark[1] in known:
            parts += [doubled(text[kept : mark.start()]), mark[0]]
            kept = mark.end()
    return "".join([*parts, doubled(text[kept:])])


def prose(ledger: Ledger) -> Iterator[Prose]:
    """Yield each text that may refer to facts: its entry, its path there, and the text."""
    yield from prose_of_notice(ledger)
    for entry in (*ledger.issues, *ledger.immediate):
        for key in PRINTED:
            for path, text in texts(getattr(entry.record, key), (key,)):
                yield entry, path, text


def prose_of_notice(ledger: Ledger) -> Iterator[Prose]:
    """Yield those of the notice itself and of what stands around the papers."""
    for key in _OF_PAPERS:
        for path, text in texts(getattr(ledger.inspection.record, key), (key,)):
            yield ledger.inspection, path, text


def place(entry: Entry[Any], path: tuple[str | int, ...], text: str, start: int, width: int) -> Place:
    """Return the place of some characters of a text; of the text where it is not written in one line."""
    whole = entry.place(*path)
    if whole.excerpt is None or whole.column is None:
        return whole
    line = whole.excerpt.find(text, whole.column - 1)
    return whole if line < 0 else whole._replace(column=line + start + 1, width=width)


def figures(ledger: Ledger) -> dict[str, str]:
    """Return the number of each fact as it is printed; one that cannot be derived is left out."""
    derived = ((name, figure(ledger, fact)) for name, fact in ledger.inspection.record.facts.items())
    return {name: number for name, number in derived if isinstance(number, str)}


def figure(ledger: Ledger, fact: Fact) -> str | Objection:
    """Return the number of a fact on the day of `ledger` as it is printed, or why it cannot be derived."""
    if fact.value is not None:
        return fact.value
    of, _, column = (fact.count or fact.sum or "").partition(".")
    try:
        table = rows.table(ledger, of)
        met = table.where(fact.where)
        return str(len(met)) if fact.count is not None else _sum(fact, table.summable(column), met)
    except UsageError as refused:
        return Objection(refused.message, refused.hint or Phrase("核对 facts", "check facts"))


def _sum(fact: Fact, field: Field, met: Sequence[Values]) -> str:
    """Return the sum of a field in the unit of the fact; raises UsageError for a unit of what is no money."""
    total = rows.total(met, field)
    if fact.unit is not None:
        if field.type is not FieldType.MONEY:
            raise UsageError(
                Phrase(f"“{fact.sum}”不是金额，没有单位", f"“{fact.sum}” is no amount of money and has no unit"),
                Phrase("删去 unit", "remove unit"),
            )
        total = total * _YUAN[field.declared.money_unit] / _YUAN[fact.unit]
    return _printed(total, fact.decimals)


def _printed(number: Decimal, decimals: int | None) -> str:
    """Return a number in digits, half rounded up; without `decimals`, as many as it has."""
    if decimals is not None:
        return f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def filled(ledger: Ledger) -> Ledger:
    """Return the ledger with the number of each fact in its prose; a name that is no fact stays as it is written.

    The numbers are those on the day of the ledger, so it is cut to a day first, and to an edition after.
    """
    if ledger.filled:
        return ledger
    known = figures(ledger)

    def fill(text: str) -> str:
        return MARK.sub(lambda mark: _number(mark, known), text) if "{" in text or "}}" in text else text

    inspection = ledger.inspection
    before = {key: getattr(inspection.record, key) for key in _OF_PAPERS}
    changes = {key: after for key, value in before.items() if (after := _through(value, fill)) is not value}
    if changes:
        inspection = replace(inspection, record=inspection.record.model_copy(update=changes))
    return replace(
        ledger,
        inspection=inspection,
        issues=tuple(_entry(entry, fill) for entry in ledger.issues),
        immediate=tuple(_entry(entry, fill) for entry in ledger.immediate),
        filled=True,
    )


def as_of(ledger: Ledger, day: dt.date | None) -> Ledger:
    """Return the ledger as it was at the end of `day`, with the numbers of its facts on that day in its prose."""
    return filled(ledger.as_of(day))


def _number(mark: re.Match[str], known: Mapping[str, str]) -> str:
    if mark[1] is None:
        return mark[0][0]
    return known.get(mark[1], mark[0])


def _entry(entry: Entry[T], fill: Callable[[str], str]) -> Entry[T]:
    before = {key: value for key in PRINTED if _marked(value := getattr(entry.record, key))}
    after = {key: _through(value, fill) for key, value in before.items()}
    changes = {key: value for key, value in after.items() if value is not before[key]}
    return replace(entry, record=entry.record.model_copy(update=changes)) if changes else entry


def _marked(value: Any) -> bool:  # noqa: ANN401 - a record holds anything
    """Return True if any text of a value has a mark to be filled: hardly any has, and most of the time goes here."""
    if type(value) is str:
        return "{" in value or "}}" in value
    if isinstance(value, tuple):
        return any(map(_marked, value))
    return isinstance(value, Record) and any(map(_marked, value.__dict__.values()))


def _through(value: Any, fill: Callable[[str], str]) -> Any:  # noqa: ANN401 - a record holds anything
    """Return a value with every text in it filled, or the value itself where nothing changes."""
    if type(value) is str:
        return fill(value)
    if isinstance(value, tuple):
        items = tuple(_through(item, fill) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Record):
        changes = {name: new for name, old in vars(value).items() if (new := _through(old, fill)) is not old}
        return value.model_copy(update=changes) if changes else value
    return value


def texts(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of a record with its path."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
    elif type(value) is str:
        yield path, value
