"""Every claim GB/T 9704-2012 lets us make of a docx, by name: each yields what is wrong with the bytes."""

import inspect
from collections.abc import Callable, Iterator
from types import ModuleType

from conformity import closing, elements, package, page, parts, words
from conformity.paper import Paper

Assertion = Callable[[Paper], Iterator[str]]


def _claims(module: ModuleType) -> dict[str, Assertion]:
    """Return the public functions a module makes itself, in the order they are written."""
    return {
        name: claim
        for name, claim in vars(module).items()
        if inspect.isfunction(claim) and claim.__module__ == module.__name__ and not name.startswith("_")
    }


ASSERTIONS: dict[str, Assertion] = {
    name: claim
    for module in (page, words, closing, package, elements, parts)
    for name, claim in _claims(module).items()
}


def faults(content: bytes) -> dict[str, list[str]]:
    """Return what is wrong with a docx: each assertion that fails, with its messages."""
    paper = Paper(content)
    found = {name: list(claim(paper)) for name, claim in ASSERTIONS.items()}
    return {name: messages for name, messages in found.items() if messages}
