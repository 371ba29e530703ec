"""Lines of the internal edition (责任部门：…) -> the fields of an issue; what none can hold goes to its note."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import InternalLine, ListedIssue, Reading
from rectify_cli.notices.grammar.dates import deadlines
from rectify_cli.notices.grammar.labels import OTHER, SHORT

UNHELD = warning(
    "X732",
    Phrase("内部稿的内容都收进了对应的字段", "what an internal paper says of an issue is held by a field of its own"),
    Phrase("照原文补填字段，再从备注（note）里删去", "fill in the field, then take the words out of the note"),
)
_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_LATEST = re.compile(r"(?P<day>[^，]+日)，(?P<word>[^，。]+)(?:，(?P<note>.+))?", re.DOTALL)
_UNTIL = re.compile("(?:前|之前|以前|止|内|完成|[（(]已?完成[）)])*")
_SEPARATORS = " \u3000\n。；;，,、|/"


@dataclass(slots=True)
class Held:
    """The fields as the data holds them, and the lines that only the note does."""

    fields: dict[str, Any] = field(default_factory=dict)
    noted: list[InternalLine] = field(default_factory=list)

    def faults(self, words: Reading) -> Iterator[Diagnostic]:
        """Yield a warning for each line that no field of its own holds."""
        for line in self.noted:
            printed = line.printed.replace("\n", " ")
            yield UNHELD.broken(
                words.place(line.at),
                Phrase(f"“{printed}”没有字段可收，原样记在备注里", f"no field can hold “{printed}”; kept in the note"),
            )


def held(one: ListedIssue) -> Held:
    """Return what the internal lines of a problem say: the first of a field stands, sentences are added up."""
    found: dict[str, Any] = {}
    noted: list[InternalLine] = []
    for line in one.internal:
        name, value = line.field, _value(line)
        if value is None or (name in found and name in SHORT and found[name] != value):
            noted.append(line)
        elif value == "":
            continue
        elif name in found and name not in SHORT:
            found[name] = [*found[name], *value] if isinstance(value, list) else f"{found[name]}\n{value}"
        else:
            found[name] = value
    if noted:
        found["note"] = "\n".join([*([found["note"]] if "note" in found else []), *(line.printed for line in noted)])
    return Held({name: found[name] for name in Issue.model_fields if name in found}, noted)


def _value(line: InternalLine) -> Any:  # noqa: ANN401 - a field may hold a text, a day or a list
    """Return the value of a field, an empty text where the label stands alone, None for what is no value of it."""
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
    """Return a name without the marks that part it from the next label, and without a bracket round it all."""
    bare = text.strip(_SEPARATORS)
    for opening, closing in ("（）", "()", "【】", "[]"):
        if bare.endswith(closing) and bare.count(opening) < bare.count(closing):
            bare = bare.removesuffix(closing).strip(_SEPARATORS)
    return bare


def _day(text: str) -> dt.date | None:
    """Return the day a text names and nothing else: a day, or the end of a month or of a year."""
    packed = _DAY.match(text)
    if packed:
        try:
            day, rest = dt.date(*map(int, packed.groups())), text[packed.end() :]
        except ValueError:
            return None
    else:
        found = deadlines(text)
        if len(found) != 1:
            return None
        day, rest = found[0].date, text[: found[0].start] + text[found[0].end :]
    return day if _UNTIL.fullmatch(rest.strip()) else None


def _progress(text: str) -> dict[str, Any] | None:
    """Return the day and the note of 2025年10月30日，已完成，说明 (最新进展); the status has a line of its own."""
    latest = _LATEST.fullmatch(text)
    day = latest and _day(latest["day"])
    if not latest or not day:
        return None
    return {"date": day, "note": latest["note"]} if latest["note"] else {"date": day}


def _disclosure(text: str) -> str | None:
    return next((one.value for one in Disclosure if one.label.zh == text), None)


def _evidence(text: str) -> list[str]:
    return [name for part in re.split("[；;\n]", text) if (name := part.strip())]


def _unheld(_: str) -> None:
    """Hold nothing: an extension is more than its words (`rectify extend`), and some labels name no field."""


_READ: dict[str, Callable[[str], Any]] = {
    "due": _day,
    "disclosure": _disclosure,
    "progress": _progress,
    "evidence": _evidence,
    "extensions": _unheld,
    OTHER: _unheld,
}
