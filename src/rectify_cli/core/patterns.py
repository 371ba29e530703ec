"""Patterns of a grammar: many, long, and each compiled when the first text is read with it, not when it is loaded."""

import re
from typing import cast


class _Lazy:
    """A pattern that becomes what `re` makes of it as soon as one of its methods is asked for."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:
        """Return what the compiled pattern has, each method once: later calls find it here."""
        compiled = re.compile(self.pattern)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use: what no text asks for costs nothing."""
    return cast("re.Pattern[str]", _Lazy(pattern))
