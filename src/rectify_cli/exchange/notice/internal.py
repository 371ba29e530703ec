"""Lines of the internal edition (责任部门：…) -> the fields of an issue; what no field can hold goes to its note."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rectify_cli.core.chinese.dates import deadlines, typed
from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.exchange.workbook.merge import times
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import InternalLine, ListedIssue, Reading
from rectify_cli.notices.grammar.labels import OTHER, SHORT

NO_FIELD = warning(
    "X732",
    Phrase("内部稿的内容都有对应的字段", "everything an internal paper says about an issue has a field of its own"),
    Phrase(
        "用 rectify set 编号 字段=值 补填，再从备注（note）里删去原文",
        "fill in the field with `rectify set ID FIELD=VALUE`, then delete the words from the note",
    ),
)
_LATEST = re.compile(r"(?P<day>[^，]+日)，(?P<word>[^，。]+)(?:，(?P<note>.+))?", re.DOTALL)
_UNTIL = re.compile("(?:前|之前|以前|止|内|完成|[（(]已?完成[）)])*")
_SEPARATORS = " \u3000\n。；;，,、|/"


@dataclass(slots=True)
class InternalFields:
    """The fields in the form of the data, and the lines that went to the note instead."""

    fields: dict[str, Any] = field(default_factory=dict)
    noted: list[InternalLine] = field(default_factory=list)

    def faults(self, words: Reading) -> Iterator[Diagnostic]:
        """Yield a warning for each line that has no field."""
        for line in self.noted:
            printed = line.printed.replace("\n", " ")
            yield NO_FIELD.broken(
                words.place(line.at),
                Phrase(f"“{printed}”没有对应的字段，已原样记入备注", f"no field for “{printed}”; kept in the note"),
            )


def fields_of(issue: ListedIssue) -> InternalFields:
    """Return what the internal lines of an issue say: the first value of a short field counts, long ones add up."""
    fields: dict[str, Any] = {}
    noted: list[InternalLine] = []
    for line in issue.internal:
        name, value = line.field, _value(line)
        if name == "due" and value is None and not {"due", "when"} & fields.keys():
            fields |= _in_words(tidy(line.value.strip(_SEPARATORS)))
            if {"due", "when"} & fields.keys():
                continue
        if value is None or (name in fields and name in SHORT and fields[name] != value):
            noted.append(line)
        elif value == "":
            continue
        elif name in fields and name not in SHORT:
            fields[name] = [*fields[name], *value] if isinstance(value, list) else f"{fields[name]}\n{value}"
        else:
            fields[name] = value
    if noted:
        fields["note"] = "\n".join([*([fields["note"]] if "note" in fields else []), *(line.printed for line in noted)])
    return InternalFields({name: fields[name] for name in Issue.model_fields if name in fields}, noted)


def _value(line: InternalLine) -> Any:  # noqa: ANN401 - a field may hold a text, a day or a list
    """Return the value of a field, an empty text for a label without one, None if the text is not a valid value."""
    text = tidy(line.value.strip())
    bare = _bare(text)
    if not bare:
        return ""
    if line.field in _READ:
        return _READ[line.field](bare)
    if line.field == "note":
        return text if line.printed.startswith("备注") else None
    if line.field in SHORT:
        return None if "。" in bare or "\n" in bare else bare
    return text


def _bare(text: str) -> str:
    """Return a name without the marks that separate it from the next label, and without enclosing brackets."""
    bare = text.strip(_SEPARATORS)
    for opening, closing in ("（）", "()", "【】", "[]"):
        if bare.endswith(closing) and bare.count(opening) < bare.count(closing):
            bare = bare.removesuffix(closing).strip(_SEPARATORS)
    return bare


def _day(text: str) -> dt.date | None:
    """Return the day a text names and nothing else: a day, or the end of a month or of a year."""
    first = typed(text)
    if first:
        day, rest = first.date(), text[first.end :]
    else:
        named = deadlines(text)
        if len(named) != 1:
            return None
        day, rest = named[0].date, text[: named[0].start] + text[named[0].end :]
    return day if _UNTIL.fullmatch(rest.strip()) else None


def _in_words(text: str) -> dict[str, Any]:
    """Return a deadline that is no exact day (长期坚持): its words, with a day where they name one; else nothing."""
    time = times.read(text, times.Rules(dt.date.min)) if "\n" not in text else None
    if time is None or (time.date and time.date.year == dt.date.min.year):
        return {}
    return ({"due": time.date} if time.date else {}) | {"when": text}


def _progress(text: str) -> dict[str, Any] | None:
    """Return the day and the note of 2025年10月30日，已完成，说明 (最新进展); the status has a line of its own."""
    latest = _LATEST.fullmatch(text)
    day = latest and _day(latest["day"])
    if not latest or not day:
        return None
    return {"date": day, "note": latest["note"]} if latest["note"] else {"date": day}


def _disclosure(text: str) -> str | None:
    return next((disclosure.value for disclosure in Disclosure if disclosure.label.zh == text), None)


def _evidence(text: str) -> list[str]:
    return [name for part in re.split("[；;\n]", text) if (name := part.strip())]


def _no_value(_: str) -> None:
    """Return None: an extension is more than its text (`rectify extend`), and some labels have no field."""


_READ: dict[str, Callable[[str], Any]] = {
    "due": _day,
    "disclosure": _disclosure,
    "progress": _progress,
    "evidence": _evidence,
    "extensions": _no_value,
    OTHER: _no_value,
}
