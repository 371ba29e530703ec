"""Every rule there is, by its code: those of the files, of the ledger and of a published notice."""

from collections.abc import Iterator
from types import ModuleType

from rectify_cli import checks, discovery, proofs, store
from rectify_cli.diagnostics import Rule


def _modules() -> Iterator[ModuleType]:
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
