"""Patterns of a grammar: many, long, and each compiled when the first text is read that it may match, not before."""

import re
from collections.abc import Callable
from functools import partial
from typing import cast

HAN, _LETTER = "[㐀-鿿]", r"[^\W\d_A-Za-z]"
"""A letter of Chinese as patterns write it, and as it is compiled: `re` lists the 27 584 of a range one by one."""

_MARKS = frozenset("\\.^$*+?{}[]()")
_NOTHING: dict[str, Callable[[str], object]] = {
    "search": lambda _: None,
    "match": lambda _: None,
    "fullmatch": lambda _: None,
    "finditer": lambda _: iter(()),
    "findall": lambda _: [],
    "sub": lambda text: text,
    "split": lambda text: [text],
}
"""What each method returns where nothing matches."""


class _Lazy:
    """A pattern that becomes what `re` makes of it as soon as a text has one of the words it cannot do without."""

    def __init__(self, pattern: str, needs: str) -> None:
        self.pattern = pattern
        self.needs = (needs or ("" if _MARKS.intersection(pattern) else pattern)).split("|")

    def __getattr__(self, name: str) -> object:
        """Return what the compiled pattern has; what reads a text looks for the words first."""
        return partial(self._read, name) if name in _NOTHING else getattr(self._compiled(), name)

    def _read(self, name: str, *arguments: object, **options: int) -> object:
        """Read a text as the method `name` does."""
        text = cast("str", arguments[1 if name == "sub" else 0])
        if not any(word in text for word in self.needs):
            return _NOTHING[name](text)
        return getattr(self._compiled(), name)(*arguments, **options)

    def _compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern, whose methods are these from now on."""
        compiled = re.compile(self.pattern.replace(HAN, _LETTER))
        for method in _NOTHING:
            setattr(self, method, getattr(compiled, method))
        return compiled


def lazy(pattern: str, needs: str = "") -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use: what no text asks for costs nothing.

    `needs` are words, with | between, of which each text that matches has one; of a pattern that is only words, these.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, needs))
