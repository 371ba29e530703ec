"""Offsets in characters and paths through the data -> places in a text that people can find."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.encodings import BOM, unix_lines
from rectify_cli.store.yaml.cparser import CParser

DEPTH = 32
"""How deep data may nest; an issue needs five."""

_OPENING = (MappingStartEvent, SequenceStartEvent)
_CLOSING = (MappingEndEvent, SequenceEndEvent)


class Read(Protocol):
    """An event of the parser; of these a scalar has no `flow_style`, the others no `style` and no `value`."""

    start_mark: Any
    end_mark: Any
    anchor: str | None
    ctag: object
    flow_style: bool
    style: str | None
    value: str


def as_parsed(raw: str) -> str:
    r"""Return the text the parser reads: without a BOM, with `\n` line ends."""
    return unix_lines(raw.removeprefix(BOM))


def place(file: str, text: str, start: int, end: int | None) -> Place:
    """Return the place of `text[start:end]`, cut at the end of its line (where it ends, too, if `end` is None)."""
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = text[first : stop if stop >= 0 else len(text)].rstrip()
    last = first + len(line)
    width = max(1, min(last if end is None else end, last) - start)
    return Place(file, text.count("\n", 0, start) + 1, start - first + 1, width, line)


@dataclass(slots=True)
class Node:
    """A value where it is written: its offsets, the nodes inside it, and the offsets of their keys.

    `flow` says that it is written in brackets; `style` is how a scalar is marked: a quote, `|`, `>` or nothing.
    """

    start: int
    end: int
    inside: "dict[str | int, Node]" = field(default_factory=dict)
    keys: dict[str | int, tuple[int, int]] = field(default_factory=dict)
    listed: bool = False
    flow: bool = False
    style: str | None = None


class Written:
    """The text of one YAML file that can say where a value stands; it reads the marks when first asked."""

    def __init__(self, file: str, raw: str) -> None:
        """Keep the name as shown and the text as it stands in the file; nothing is read yet."""
        self.file = file
        self.raw = raw
        self.text = as_parsed(raw)
        self._root: Node | None = None

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the place of the value at `path` (of its key with `key`), or of its nearest ancestor."""
        node = self.root
        for depth, step in enumerate(path, start=1):
            inner = node.inside.get(step)
            if key and depth == len(path) and step in node.keys:
                return place(self.file, self.text, *node.keys[step])
            if inner is None:
                break
            node = inner
        return place(self.file, self.text, node.start, node.end)

    @property
    def start(self) -> int:
        """The offset where the data begins."""
        return self.root.start

    @property
    def root(self) -> Node:
        """The value at the top of the text."""
        if self._root is None:
            self._root = _Marking(self.text).root
        return self._root

    def between(self, start: int, end: int | None) -> Place:
        """Return the place of the characters from `start` to `end` (None: the end of the line)."""
        return place(self.file, self.text, start, end)


class _Marking:
    """One pass over the events that keeps offsets only; a text broken further down keeps what came before."""

    def __init__(self, text: str) -> None:
        self.root = Node(0, len(text))
        self._open: list[Node] = []
        self._key: ScalarEvent | None = None
        try:
            self._read(CParser(text))
        except (YAMLError, UnicodeEncodeError):
            # Whoever parsed the text has said so already; the places up to there still hold.
            return

    def _read(self, parser: CParser) -> None:
        while not isinstance(event := parser.get_event(), StreamEndEvent) and len(self._open) <= DEPTH:
            if isinstance(event, _CLOSING):
                node = self._open.pop()
                node.end = max(node.start, event.end_mark.index)
            elif isinstance(event, (ScalarEvent, AliasEvent, *_OPENING)):
                self._value(event)

    def _value(self, event: Event) -> None:
        within = self._open[-1] if self._open else None
        if within and not within.listed and self._key is None:
            if isinstance(event, ScalarEvent):
                self._key = event
                return
            raise YAMLError("a key that is no text is refused by the parser of the data")
        node = Node(
            event.start_mark.index,
            event.end_mark.index,
            listed=isinstance(event, SequenceStartEvent),
            flow=bool(getattr(event, "flow_style", False)),
            style=getattr(event, "style", None),
        )
        self._attach(node, within)
        if isinstance(event, _OPENING):
            self._open.append(node)

    def _attach(self, node: Node, within: Node | None) -> None:
        if within is None:
            self.root = node
        elif self._key is None:
            within.inside[len(within.inside)] = node
        else:
            # Of a key written twice the first stands, so that the second can point at it.
            within.inside.setdefault(self._key.value, node)
            within.keys.setdefault(self._key.value, (self._key.start_mark.index, self._key.end_mark.index))
            self._key = None
