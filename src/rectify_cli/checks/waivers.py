"""Rules that an entry waives (豁免), each with a reason, and reported once it is no longer needed."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger

UNUSED = warning(
    "L251",
    Phrase("每条豁免都还用得上", "every waiver is still needed"),
    Phrase("从 waive 里删去这一条", "remove it from waive"),
)
UNKNOWN = error(
    "L252",
    Phrase("豁免写的是规则代码", "a waiver names a rule by its code"),
    Phrase("rectify explain 列出全部规则", "`rectify explain` lists all rules"),
)


class Waived(NamedTuple):
    """A diagnostic that is waived, and why."""

    diagnostic: Diagnostic
    reason: str


class Verdict(NamedTuple):
    """The diagnostics in force, and those that are waived."""

    active: list[Diagnostic]
    waived: list[Waived]


def apply(
    ledger: Ledger, diagnostics: Iterable[Diagnostic], known: Collection[str], skipped: Collection[str] = ()
) -> Verdict:
    """Separate the diagnostics that are waived from those in force, and add those of the waivers themselves.

    A waiver applies to the file it is written in; one in data/inspection.yaml also applies to text that is in no file
    of the data. `known` holds the codes of all rules, `skipped` those not checked this time: a waiver of theirs is not
    reported as unused.
    """
    holders = entries(ledger)
    files = {entry.file for entry in holders}
    reasons = {(entry.file, waiver.rule): waiver.reason for entry in holders for waiver in entry.record.waive}
    verdict = Verdict([], [])
    used = set()
    for diagnostic in diagnostics:
        file = diagnostic.place.file
        key = (file if file in files else ledger.inspection.file, diagnostic.code)
        if key in reasons:
            used.add(key)
            verdict.waived.append(Waived(diagnostic, reasons[key]))
        else:
            verdict.active.append(diagnostic)
    verdict.active.extend(_unneeded(holders, used, known, skipped))
    return verdict


def entries(ledger: Ledger) -> tuple[Entry[Any], ...]:
    """Return the entries that can hold waivers."""
    return (ledger.inspection, *ledger.issues, *ledger.immediate)


def _unneeded(
    holders: Iterable[Entry[Any]], used: Collection[tuple[str, str]], known: Collection[str], skipped: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the waivers of unknown rules, and of rules that are not broken."""
    for entry in holders:
        for index, waiver in enumerate(entry.record.waive):
            place = entry.place("waive", index, "rule")
            code = waiver.rule
            if code not in known:
                yield UNKNOWN.broken(place, Phrase(f"没有规则 {code}", f"no rule {code}"))
            elif (entry.file, code) not in used and code not in skipped:
                yield UNUSED.broken(
                    place, Phrase(f"这里没有违反 {code}，豁免用不上了", f"{code} is no longer broken here")
                )
