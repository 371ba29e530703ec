"""The text of one YAML file -> plain data as typed, diagnostics, and a source that can place every value."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, NoReturn

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.store import text_file
from rectify_cli.store.yaml import conflicts, refused
from rectify_cli.store.yaml.cparser import CParser
from rectify_cli.store.yaml.places import DEPTH, Read, Written

MANY = 20
"""After so many faults the rest of a file is not read: most likely it is some other file."""

_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """The content of one file: `value` is of the expected type if there are no diagnostics.

    `value` holds dict, list, str and None only; a scalar is the string as typed. A key with nothing after
    it is left out.
    """

    value: Any
    source: Written
    diagnostics: list[Diagnostic] = field(default_factory=list)


def parse(raw: str, label: str, expected: type = dict) -> Parsed:
    """Read one YAML document whose top level is an `expected` (dict or list); never raises, whatever `raw` is."""
    source = Written(label, raw)
    if conflicts.may_hold(raw) and (unresolved := list(conflicts.conflicts(source))):
        return Parsed(None, source, unresolved)
    building = _Building(source)
    building.run()
    if not building.diagnostics:
        building.diagnostics += _unexpected(building, expected)
    return Parsed(building.value, source, sorted(building.diagnostics, key=_position))


def _position(found: Diagnostic) -> tuple[int, int]:
    return found.place.line or 0, found.place.column or 0


def _unexpected(building: "_Building", expected: type) -> list[Diagnostic]:
    if not building.documents or building.value is None:
        return [text_file.blank(building.source.file)]
    if isinstance(building.value, expected):
        return []
    return [refused.top_level(building.source, building.value, expected)]


class _Stopped(Exception):  # noqa: N818 - it ends one reading, nothing went wrong in the tool
    """The rest of the file is not read."""


class _Building:
    """One pass over the events, building plain data and collecting diagnostics."""

    def __init__(self, source: Written) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.documents = 0
        self._top: list[Any] = []
        self._into: Any = self._top
        self._key: Read | None = None
        self._stack: list[tuple[Any, Read | None, Read]] = []
        self._last: Read | None = None
        self._wide: list[Read] = []
        self._hashes = " #" in source.text and refused.may_swallow(source.text)

    @property
    def value(self) -> Any:  # noqa: ANN401 - what YAML holds can be anything
        """The data read."""
        return self._top[0] if self._top else None

    def run(self) -> None:
        """Read to the end, or to the first thing after which nothing can be understood."""
        try:
            self._read(CParser(self.source.text))
        except _Stopped:
            self.diagnostics += self._wide_spaces()
        except (YAMLError, UnicodeEncodeError) as raised:
            from rectify_cli.store.yaml.broken import Broken
            from rectify_cli.store.yaml.explain import explain

            fault = explain(Broken(self.source, raised, self._last, tuple(event for *_, event in self._stack)))
            self._add(fault)
        else:
            self.diagnostics += self._wide_spaces()

    def _add(self, fault: Diagnostic) -> None:
        """Add the syntax error, which explains any other fault of its line."""
        diagnostics = self.diagnostics + self._wide_spaces()
        if self._wide and fault.code == diagnostics[-1].code:
            # Lines indented with full-width spaces are one fault, wherever the parser stopped.
            self.diagnostics = diagnostics
        else:
            self.diagnostics = [*(other for other in diagnostics if other.place.line != fault.place.line), fault]

    def _wide_spaces(self) -> list[Diagnostic]:
        return [refused.wide_spaces(self.source, self._wide)] if self._wide else []

    def _read(self, parser: CParser) -> None:
        following, steps = parser.get_event, self._steps
        event: Any = None
        try:
            while (kind := type(event := following())) is not StreamEndEvent:
                steps[kind](self, event)
        finally:
            self._last = event

    def _nothing(self, event: Read) -> None:
        """Pass over the ends of documents and the start of the stream."""

    def _scalar(self, event: Read) -> None:
        value: str | None = event.value
        if event.anchor is not None or event.ctag is not None:
            self._report(refused.marked(self.source, event))
        if type(self._into) is dict and self._key is None:
            self._hold(event)
            return
        plain = not event.style
        if not event.value.isascii() and event.style != "|" and event.start_mark.line != event.end_mark.line:
            self._report(*refused.folded(self.source, event))
        if plain and self._hashes:
            self._report(*refused.swallowed(self.source, event))
        if plain and value in _NULLS:
            self._void(event)
            value = None
        self._put(value, event)

    def _hold(self, event: Read) -> None:
        """Keep a key until its value comes."""
        key = event.value
        self._key = event
        if key in self._into:
            self._report(refused.duplicate(self.source, self._path(), event))
        if not key.isascii() and not event.style:
            if key[0] in refused.WIDE:
                self._wide.append(event)
            else:
                self._report(*refused.odd_key(self.source, event))

    def _void(self, event: Read) -> None:
        """Report a key without a colon, as in `{date 2024-12-31}`, which reads like an empty value."""
        key = self._key
        if key is None or event.value or self.diagnostics:
            return
        if ":" not in self.source.text[key.end_mark.index : event.start_mark.index + 1]:
            self._report(refused.no_colon(self.source, key))

    def _put(self, value: Any, event: Read) -> None:  # noqa: ANN401 - what YAML holds can be anything
        """Set `value` under the key held, or add it to the list."""
        into = self._into
        if type(into) is dict:
            if self._key is None:
                self._stop(refused.no_text_key(self.source, event))
            into[self._key.value] = value
            self._key = None
            return
        # A text that begins in Chinese is no key; asked first, for it is what most items are.
        bare = type(value) is str and value[:1].isascii() and not event.style
        if bare and event.start_mark.line == event.end_mark.line:
            self._report(*refused.odd_item(self.source, event))
        into.append(value)

    def _mapping(self, event: Read) -> None:
        self._start({}, event)

    def _sequence(self, event: Read) -> None:
        self._start([], event)

    def _start(self, inner: Any, event: Read) -> None:  # noqa: ANN401 - what YAML holds can be anything
        if len(self._stack) >= DEPTH:
            self._stop(refused.too_deep(self.source, event))
        if event.anchor is not None or event.ctag is not None:
            self._report(refused.marked(self.source, event))
        key = self._key
        self._put(inner, event)
        self._stack.append((self._into, key, event))
        self._into = inner

    def _end(self, _event: Read) -> None:
        """Go back to what holds this; a key left empty is a key that is not there: a form not yet filled in."""
        inner = self._into
        if type(inner) is dict and None in inner.values():
            for key in [key for key, value in inner.items() if value is None]:
                del inner[key]
        self._into = self._stack.pop()[0]

    def _alias(self, event: Read) -> None:
        self._report(refused.marked(self.source, event))
        if type(self._into) is dict and self._key is None:
            raise _Stopped
        self._put(None, event)

    def _document(self, event: Read) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(refused.several(self.source, event))

    _steps: ClassVar[dict[type, Any]] = {
        ScalarEvent: _scalar,
        MappingStartEvent: _mapping,
        SequenceStartEvent: _sequence,
        MappingEndEvent: _end,
        SequenceEndEvent: _end,
        AliasEvent: _alias,
        DocumentStartEvent: _document,
        DocumentEndEvent: _nothing,
        StreamStartEvent: _nothing,
    }

    def _path(self) -> tuple[str | int, ...]:
        """Return the path of the container being read."""
        steps = ((key.value if key else len(into) - 1) for into, key, _ in self._stack[1:])
        return tuple(steps)

    def _report(self, *diagnostics: Diagnostic) -> None:
        """Keep diagnostics, and stop reading once there are too many."""
        self.diagnostics += diagnostics
        if len(self.diagnostics) >= MANY:
            raise _Stopped

    def _stop(self, found: Diagnostic) -> NoReturn:
        self.diagnostics.append(found)
        raise _Stopped
