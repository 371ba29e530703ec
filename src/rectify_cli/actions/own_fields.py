"""Set the fields of an office's own, and the lists of words such as tags."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from pydantic import ValidationError

from rectify_cli.actions.amendment import Subject
from rectify_cli.core import labels
from rectify_cli.core.chinese import words
from rectify_cli.core.language import Phrase
from rectify_cli.ledger.edits import Edit, Insert, Path, Put, Remove, Value
from rectify_cli.ledger.model import Declaration, Inspection, Issue


def key_of(inspection: Inspection, name: str) -> str | None:
    """Return the key of the declared field of a name: its key, its heading or a synonym; None if there is none."""
    known = {labels.plain(each): key for key, declared in inspection.fields.items() for each in (key, *declared.names)}
    return known.get(labels.plain(name))


def set_value(subject: Subject[Issue], key: str, text: str) -> tuple[Edit, Phrase]:
    """Return the edit that sets a declared field, and the sentence about it; an empty text removes it."""
    declared, path = subject.inspection.fields[key], ("fields", key)
    before = subject.record.fields.printed().get(key)
    if not text:
        zh, en = (f"（原为“{before}”）", f", it was “{before}”") if before else ("", "")
        return Remove(path), Phrase(f"删去“{declared.heading}”{zh}", f"{key} removed{en}")
    value, after = _typed(declared, text)
    name = Phrase(f"“{declared.heading}”", key)
    if before is None:
        return Put(path, value), Phrase(f"{name.zh}设为“{after}”", f"{name.en} set to “{after}”")
    changed = Phrase(f"{name.zh}由“{before}”改为“{after}”", f"{name.en} changed from “{before}” to “{after}”")
    return Put(path, value), changed


def _typed(declared: Declaration, text: str) -> tuple[Value, str]:
    """Return the value of a typed text as it is written, and as it is printed.

    What the field does not take is left for the model to refuse.
    """
    try:
        read = declared.read(text)
    except ValidationError:
        return text, text
    # A bare number needs no quotes in YAML; one with separators or a unit stays as typed.
    bare = isinstance(read, Decimal) and text.isascii() and text.removeprefix("-").replace(".", "").isdecimal()
    return (read if bare or isinstance(read, dt.date) else text), declared.printed(read)


def set_words(subject: Subject[Issue], path: Path, sign: str, text: str) -> Iterator[tuple[Edit, Phrase]]:
    """Yield the edits of a list of words: `+` adds words, `-` takes some away, without a sign they replace all."""
    there = _words_at(subject.record, path)
    heading = subject.inspection.fields[str(path[1])].heading if path[0] == "fields" else "标签"
    name = Phrase(f"“{heading}”", str(path[-1]))
    typed = tuple(dict.fromkeys(words.separate(text)))
    listed = words.SEPARATOR.join(typed)
    if sign == "+":
        sentence = Phrase(f"{name.zh}增加“{listed}”", f"“{listed}” added to {name.en}")
        yield from ((Insert(path, word), sentence) for word in typed if word not in there)
    elif sign == "-":
        gone = [index for index, word in enumerate(there) if word in typed]
        sentence = Phrase(f"{name.zh}删去“{listed}”", f"“{listed}” removed from {name.en}")
        yield from ((Remove((*path, index)), sentence) for index in reversed(gone))
    elif typed:
        yield Put(path, list(typed)), Phrase(f"{name.zh}设为“{listed}”", f"{name.en} set to “{listed}”")
    else:
        yield Remove(path), Phrase(f"删去{name.zh}", f"{name.en} removed")


def _words_at(issue: Issue, path: Path) -> tuple[str, ...]:
    held = issue.tags if path[0] == "tags" else issue.fields.values().get(str(path[1]), ())
    return held if isinstance(held, tuple) else ()
