"""A text the C parser gave up on, with the lines around the place."""

from dataclasses import dataclass
from typing import Any

from rectify_cli.core.diagnostics import Place
from rectify_cli.store.yaml.places import Read, Written


@dataclass(frozen=True, slots=True)
class Broken:
    """A text the parser gave up on: where, why, what it read last, and what was open then."""

    source: Written
    raised: Exception
    last: Read | None
    opened: tuple[Read, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @property
    def at(self) -> int:
        """The offset where the parser stopped."""
        return _offset(self.raised, "problem_mark", len(self.text))

    @property
    def since(self) -> int:
        """The offset where the construct it was reading began."""
        return _offset(self.raised, "context_mark", self.at)

    @property
    def problem(self) -> str:
        """The parser's own words."""
        return str(getattr(self.raised, "problem", None) or "")

    @property
    def context(self) -> str:
        """The parser's own words for the construct it was reading."""
        return str(getattr(self.raised, "context", None) or "")

    @property
    def style(self) -> str | None:
        """How the scalar read last is marked: a quote, `|`, `>` or nothing (None: it was no scalar)."""
        return getattr(self.last, "style", None)

    @property
    def bracket(self) -> Read | None:
        """The innermost bracket still open."""
        # A pair in a list, `[a: b]`, is a mapping without a bracket of its own.
        flow = [event for event in self.opened if event.flow_style and self.text[event.start_mark.index] in "[{"]
        return flow[-1] if flow else None

    @property
    def rest(self) -> Place:
        """The place from where the parser stopped to the end of the line."""
        return self.source.between(self.at, None)

    def line(self, offset: int) -> tuple[int, str]:
        """Return the offset of the line around `offset`, and the line."""
        start = self.text.rfind("\n", 0, offset) + 1
        stop = self.text.find("\n", offset)
        return start, self.text[start : stop if stop >= 0 else len(self.text)]

    def above(self, offset: int) -> tuple[int, str] | None:
        """Return the nearest line above the one around `offset` that is neither blank nor a comment."""
        start, _ = self.line(offset)
        while start > 0:
            start, line = self.line(start - 1)
            if line.strip() and line.lstrip()[0] != "#":
                return start, line
        return None


def _offset(raised: Exception, name: str, otherwise: int) -> int:
    mark: Any = getattr(raised, name, None)
    return otherwise if mark is None else min(int(mark.index), otherwise)


def indent(line: str) -> int:
    """Return how many spaces begin a line."""
    return len(line) - len(line.lstrip(" "))
