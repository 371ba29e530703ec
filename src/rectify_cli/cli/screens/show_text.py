"""One entry as text: each field under its Chinese name or its key, long texts folded."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import COLON, Language, Phrase
from rectify_cli.core.terms import Term
from rectify_cli.ledger import Entry, status_typed
from rectify_cli.ledger.model import Evidence, OwnFields, Progress, Record, SignOff, Tracked


def draw(entry: Entry[Tracked], terminal: Terminal) -> str:
    """Return the entry, its file first."""
    return _canvas.drawn([Text(entry.file, style="dim"), *_fields(entry.record, terminal.language, 0)], terminal)


def _fields(record: Record, language: Language, depth: int) -> Iterator[RenderableType]:
    """Yield a line per field that is not empty, the history last, nested records indented."""
    fields = type(record).model_fields
    for key in sorted(fields, key=lambda key: key == "progress"):
        value, field = getattr(record, key), fields[key]
        if isinstance(value, OwnFields):
            yield from _own(value, language, depth)
            continue
        if value == field.default or key == "text":
            continue
        colon = COLON.in_language(language)
        name = field.title if language is Language.ZH and field.title else field.alias or key
        if isinstance(value, tuple):
            yield _line(f"{name}{colon}".rstrip(), depth)
            for index, item in enumerate(value, start=1):
                yield from _item(index, item, record, language, depth + 2)
        else:
            yield _line(f"{name}{colon}{_written(value, language)}", depth)


def _own(own: OwnFields, language: Language, depth: int) -> Iterator[RenderableType]:
    """Yield a line per field of the office's own that has a value, under its heading or its key."""
    colon = COLON.in_language(language)
    for key, text in own.printed().items():
        name = own.declared[key].heading if language is Language.ZH else key
        yield _line(f"{name}{colon}{text}", depth)


def _item(index: int, item: Record | str, record: Record, language: Language, depth: int) -> Iterator[RenderableType]:
    """Yield one item of a list: a text, a point with its text first, or a record in one line."""
    if isinstance(item, Progress) and isinstance(record, Tracked):
        word = item.word or status_typed.label(record, item.status).in_language(language)
        yield _line(f"{item.date}  {word}  {item.note or ''}", depth)
    elif isinstance(item, SignOff):
        void = Phrase(f"  {item.void} 作废", f"  void {item.void}").in_language(language) if item.void else ""
        yield _line(f"{item.date}  {item.role}  {item.by}{void}", depth)
    elif isinstance(item, Evidence):
        yield _line(f"{index}.{item.name}", depth)
        yield from _fields(item.model_copy(update={"title": None}), language, depth + 3)
    elif isinstance(item, Record):
        yield _line(f"{index}.{getattr(item, 'text', '')}", depth)
        yield from _fields(item, language, depth + 3)
    else:
        yield _line(f"{index}.{item}", depth)


def _line(text: str, depth: int) -> RenderableType:
    return Padding(Text(text), (0, 0, 0, depth))


def _written(value: object, language: Language) -> str:
    return value.label.in_language(language) if isinstance(value, Term) else str(value)
