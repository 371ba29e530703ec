"""Every rule there is, by its code: of the files, the ledger, a published notice, Word templates, sheets."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from rectify_cli import store
from rectify_cli.checks import compare, proofread, waivers
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import notice as notice_checks
from rectify_cli.core import modules
from rectify_cli.core.diagnostics import Rule
from rectify_cli.exchange import oscal, workbook
from rectify_cli.exchange.workbook import merge
from rectify_cli.papers.word import faults
from rectify_cli.store import validation, yaml


def _modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        yield package
        yield from (modules.load(package, name) for name in modules.names(package))


def _collect(modules: Iterable[ModuleType]) -> dict[str, Rule]:
    """Collect the rules of modules; a code used twice is a mistake of ours."""
    found: dict[str, Rule] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"code {value.code} is used by two rules")
    return dict(sorted(found.items(), key=lambda pair: pair[0][1:]))


_FILES = (store, yaml, validation)

RULES = _collect(
    [*_modules(*_FILES, ledger_checks, notice_checks, workbook, merge, oscal), faults, compare, proofread, waivers]
)

OF_READING = _collect(_modules(*_FILES)) | {proofread.UNREADABLE.code: proofread.UNREADABLE}
"""The rules of what can be read at all."""

OF_FIGURES = _collect(ledger_checks.WHOLE)
"""The rules that need every entry of a ledger."""

OF_WORDS = _collect([*_modules(notice_checks), proofread])
"""The rules of the words of a notice."""

OF_PAPERS = _collect([*_modules(notice_checks), proofread, compare])
"""The rules `rectify proofread` may speak of."""
