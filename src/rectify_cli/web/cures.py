"""The forms that mend what the checks find: the hint of a finding names commands, and each has its form on a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.web import desk_forms, entry_forms

_COMMAND = re.compile(r"`rectify ([^`]+)`")
_LISTS = {"measure": "measures", "results": "results", "plan": "plan", "evidence": "evidence", "progress": "progress"}
_OF_ITEM = {"done", "edit", "remove", "move"}
_ITEM = re.compile(r"(measures|results|plan)\.(\d+)(?:\.(?:text|owner|due))?")
"""What the form of an item edits; deeper keys are typed by their path."""

Own = tuple[Register, int]
"""The entry that a finding is about."""


@dataclass(frozen=True, slots=True)
class Cure:
    """A form that mends a finding: the address that opens it, and what it is called."""

    address: str
    title: Phrase


def of(found: Diagnostic, own: Own | None) -> list[Cure]:
    """Return the forms of the commands that the hint of a finding names, each once; `own` is the entry it is about."""
    cures = (cure for command in _COMMAND.findall(found.hint.en) if (cure := _cure(command.split(), own)))
    return list(dict.fromkeys(cures))


def _cure(words: Sequence[str], own: Own | None) -> Cure | None:
    verb, rest = words[0], words[1:]
    if verb == "set" and rest[:1] == ["inspection"] and len(rest) > 1:
        return _desk("inspection-put", "/inspection", key=_key(rest[1]))
    if verb == "policy" and rest:
        key = _key(rest[0]).partition(".")[0]
        return _desk("policy-set", "/inspection", key)
    if verb in {"declare", "labels"}:
        return _desk("declare", "/inspection") if verb == "declare" else _desk("label-set", "/words")
    if verb in {"fact", "record", "register", "field", "words"}:
        return _of_list(verb, rest)
    return _of_entry(words, own)


def _of_list(group: str, rest: Sequence[str]) -> Cure | None:
    """Return the form of a record, a fact and the like; the commands name what they are about."""
    verb, *about = rest or ("",)
    name = {"words": "word"}.get(group, group) + f"-{verb}"
    if group == "record":
        return _desk(name, f"/registers/{quote(about[0])}", *about[: 1 if verb == "add" else 2]) if about else None
    page = {"fact": "/facts", "register": "/registers", "field": "/fields", "words": "/words"}[group]
    return _desk(name, page, *(() if verb == "add" else about[:1]))


def _desk(name: str, page: str, *about: str, key: str = "") -> Cure | None:
    form = desk_forms.FORMS.get(name)
    return Cure(_address(page, "-".join((name, *about)), key), form.title) if form else None


def _of_entry(words: Sequence[str], own: Own | None) -> Cure | None:
    """Return the form of an entry, and of the item that the command counts."""
    listed = _LISTS.get(words[0])
    name, rest = (f"{listed}-{words[1]}", words[2:]) if listed and len(words) > 1 else (words[0], words[1:])
    number, n, key = rest[0] if rest else "", "", ""
    if listed and words[1] in _OF_ITEM:
        n = rest[1] if len(rest) > 1 and rest[1].isdecimal() else ""
    if name == "set" and len(rest) > 1:
        key = _key(rest[1])
        item = _ITEM.fullmatch(key)
        name = f"{item[1]}-edit" if item else "put" if "." in key and not key.startswith("fields.") else "set"
        n, key = (item[2], "") if item else ("", key if name == "put" else "")
    form, whose = entry_forms.FORMS.get(name), _whose(number, rest, own)
    if form is None or whose is None or whose[0] not in form.registers:
        return None
    return Cure(_address(f"/{whose[0].value}/{whose[1]}", f"{name}-{n}" if n else name, key), form.title)


def _whose(number: str, rest: Sequence[str], own: Own | None) -> Own | None:
    """Return the entry that a command names, the own one for ID."""
    if not number.isdecimal() or (own and int(number) == own[1]):
        return own
    named = rest[rest.index("--register") + 1] if "--register" in rest[:-1] else Register.ISSUES.value
    return Register(named), int(number)


def _key(assignment: str) -> str:
    return re.split("[+＋]?[=＝]", assignment)[0]


def _address(page: str, place: str, key: str) -> str:
    query = urlencode({"open": place, **({"key": key} if key else {})})
    return f"{page}?{query}#{quote(place)}"
