"""Rules that keep silent about an entry (豁免): each with its reason, and each told of once it is of no use."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger

UNUSED = warning(
    "L251",
    Phrase("每条豁免都还有用", "every waiver is still of use"),
    Phrase("从 waive 里删去这一条", "take it out of waive"),
)
UNKNOWN = error(
    "L252",
    Phrase("豁免写的是规则代码", "a waiver names the code of a rule"),
    Phrase("rectify explain 列出全部规则", "`rectify explain` lists them all"),
)


class Waived(NamedTuple):
    """A diagnostic that is waived, and why."""

    diagnostic: Diagnostic
    reason: str


class Parted(NamedTuple):
    """What stands, and what is waived."""

    standing: list[Diagnostic]
    waived: list[Waived]


def part(ledger: Ledger, found: Iterable[Diagnostic], known: Collection[str], idle: Collection[str] = ()) -> Parted:
    """Part what is waived from what stands, with what is wrong with the waivers themselves.

    A waiver is of the file it is written in; one of data/inspection.yaml is also of words that stand in no
    file of the data. `known` are the codes of all rules, `idle` those that were not looked for this time:
    whether a waiver of them is of use nobody can tell.
    """
    entries = entries_of(ledger)
    files = {entry.file for entry in entries}
    reasons = {(entry.file, waiver.rule): waiver.reason for entry in entries for waiver in entry.record.waive}
    parted = Parted([], [])
    used = set()
    for one in found:
        key = (one.place.file if one.place.file in files else ledger.inspection.file, one.code)
        if key in reasons:
            used.add(key)
            parted.waived.append(Waived(one, reasons[key]))
        else:
            parted.standing.append(one)
    parted.standing.extend(_of_no_use(entries, used, known, idle))
    return parted


def entries_of(ledger: Ledger) -> tuple[Entry[Any], ...]:
    """Return the entries that can hold waivers."""
    return (ledger.inspection, *ledger.issues, *ledger.immediate)


def _of_no_use(
    entries: Iterable[Entry[Any]], used: Collection[tuple[str, str]], known: Collection[str], idle: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the waivers of rules there are not, and of rules that are not broken."""
    for entry in entries:
        for index, waiver in enumerate(entry.record.waive):
            place = entry.place("waive", index, "rule")
            code = waiver.rule
            if code not in known:
                yield UNKNOWN.broken(place, Phrase(f"没有规则 {code}", f"there is no rule {code}"))
            elif (entry.file, code) not in used and code not in idle:
                yield UNUSED.broken(
                    place, Phrase(f"这里没有违反 {code}，豁免用不上了", f"{code} is not broken here any more")
                )
