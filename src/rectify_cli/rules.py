"""Every rule there is, by its code: of the files, the ledger, a published notice, Word templates, sheets."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from rectify_cli import checks, collation, discovery, oscal, proofreading, proofs, sheets, store, waivers
from rectify_cli.diagnostics import Rule
from rectify_cli.wordtemplates import faults


def modules_of(*packages: ModuleType) -> Iterator[ModuleType]:
    """Yield packages, each with its public modules."""
    for package in packages:
        yield package
        yield from (discovery.load(package, name) for name in discovery.names(package))


def collect(modules: Iterable[ModuleType]) -> dict[str, Rule]:
    """Return the rules of modules by code; raises ValueError where two rules have one code."""
    found: dict[str, Rule] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"code {value.code} is used by two rules")
    return dict(sorted(found.items(), key=lambda pair: pair[0][1:]))


RULES = collect([*modules_of(store, checks, proofs, sheets, oscal), faults, collation, proofreading, waivers])

OF_READING = collect([*modules_of(store)]) | {proofreading.UNREADABLE.code: proofreading.UNREADABLE}
"""The rules of what can be read at all."""

OF_FIGURES = collect(checks.WHOLE)
"""The rules that need every entry of a ledger."""

OF_WORDS = collect([*modules_of(proofs), proofreading])
"""The rules of the words of a notice."""

OF_PAPERS = collect([*modules_of(proofs), proofreading, collation])
"""The rules `rectify proofread` may speak of."""
