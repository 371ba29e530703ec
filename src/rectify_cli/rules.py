"""Every rule there is, by its code: of the files, the ledger, a published notice, Word templates."""

from collections.abc import Iterator
from types import ModuleType

from rectify_cli import checks, collation, discovery, proofreading, proofs, store
from rectify_cli.diagnostics import Rule
from rectify_cli.wordtemplates import faults


def _modules() -> Iterator[ModuleType]:
    yield from (faults, collation, proofreading)
    for package in (store, checks, proofs):
        yield package
        yield from (discovery.load(package, name) for name in discovery.names(package))


def _collect() -> dict[str, Rule]:
    """Collect the rules of every module; a code used twice is a mistake of ours."""
    found: dict[str, Rule] = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"code {value.code} is used by two rules")
    return dict(sorted(found.items(), key=lambda pair: pair[0][1:]))


RULES = _collect()
