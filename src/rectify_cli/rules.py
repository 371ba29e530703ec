"""Every rule there is, by its code: of the files, the ledger, a published notice, Word templates, sheets."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from rectify_cli import checks, collation, discovery, importers, oscal, proofreading, proofs, sheets, store, waivers
from rectify_cli.diagnostics import Rule
from rectify_cli.wordtemplates import faults


def _modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        yield package
        yield from (discovery.load(package, name) for name in discovery.names(package))


def _collect(modules: Iterable[ModuleType]) -> dict[str, Rule]:
    """Collect the rules of modules; a code used twice is a mistake of ours."""
    found: dict[str, Rule] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"code {value.code} is used by two rules")
    return dict(sorted(found.items(), key=lambda pair: pair[0][1:]))


RULES = _collect([*_modules(store, checks, proofs, sheets, importers, oscal), faults, collation, proofreading, waivers])

OF_READING = _collect([*_modules(store)]) | {proofreading.UNREADABLE.code: proofreading.UNREADABLE}
"""The rules of what can be read at all."""

OF_FIGURES = _collect(checks.WHOLE)
"""The rules that need every entry of a ledger."""

OF_WORDS = _collect([*_modules(proofs), proofreading])
"""The rules of the words of a notice."""

OF_PAPERS = _collect([*_modules(proofs), proofreading, collation])
"""The rules `rectify proofread` may speak of."""
