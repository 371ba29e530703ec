"""The forms that mend what the checks find: the hint of a finding names commands, and each has its form on a page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import quote, urlencode

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.web import desk_forms, entry_forms

NOTHING: Mapping[str, str] = MappingProxyType({})
_COMMAND = re.compile(r"`rectify ([^`]+)`")
_LISTS = {"measure": "measures", "results": "results", "plan": "plan", "evidence": "evidence", "progress": "progress"}
_OF_ITEM = {"done", "edit", "remove", "move"}
_ITEM = re.compile(r"(measures|results|plan)\.(\d+)(?:\.(text|owner|due))?")
"""What the form of an item edits; deeper keys are typed by their path."""

_PLACEHOLDER = re.compile(r"[A-Z|,]*|.*…|.*[A-Z]{4}.*")
"""What stands in a hint for what a person has to say: DATE, TEXT, LINE|LINE, 1 FILE, …"""

_NAMED = {"fact-add": "name", "register-add": "name", "field-add": "heading", "declare": "date"}
"""The field of a form that its command has without an option."""

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
        key, value = _assigned(rest[1])
        return _desk("inspection-put", "/inspection", said={"key": key, "value": value})
    if verb == "policy" and rest:
        return _desk("policy-set", "/inspection", _assigned(rest[0])[0].partition(".")[0])
    if verb == "declare":
        return _desk(verb, "/inspection", said=_said(verb, rest))
    if verb == "labels":
        return _desk("label-set", "/words")
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
    return _desk(name, page, *(() if verb == "add" else about[:1]), said=_said(name, about))


def _desk(name: str, page: str, *about: str, said: Mapping[str, str] = NOTHING) -> Cure | None:
    form = desk_forms.FORMS.get(name)
    return Cure(_address(page, "-".join((name, *about)), said), form.title) if form else None


def _of_entry(words: Sequence[str], own: Own | None) -> Cure | None:
    """Return the form of an entry, and of the item that the command counts."""
    listed = _LISTS.get(words[0])
    name, rest = (f"{listed}-{words[1]}", words[2:]) if listed and len(words) > 1 else (words[0], words[1:])
    number, n, said = rest[0] if rest else "", "", _said("", rest)
    if listed and words[1] in _OF_ITEM:
        n = rest[1] if len(rest) > 1 and rest[1].isdecimal() else ""
    if name == "set" and len(rest) > 1:
        key, value = _assigned(rest[1])
        if item := _ITEM.fullmatch(key):
            name, n, said = f"{item[1]}-edit", item[2], {item[3] or "text": value}
        elif "." in key and not key.startswith("fields."):
            name, said = "put", {"key": key, "value": value}
        else:
            said = {key: value}
    form, whose = entry_forms.FORMS.get(name), _whose(number, rest, own)
    if form is None or whose is None or whose[0] not in form.registers:
        return None
    return Cure(_address(f"/{whose[0].value}/{whose[1]}", f"{name}-{n}" if n else name, said), form.title)


def _whose(number: str, rest: Sequence[str], own: Own | None) -> Own | None:
    """Return the entry that a command names, the own one for ID."""
    if not number.isdecimal() or (own and int(number) == own[1]):
        return own
    named = rest[rest.index("--register") + 1] if "--register" in rest[:-1] else Register.ISSUES.value
    return Register(named), int(number)


def _assigned(text: str) -> tuple[str, str]:
    """Return the key and the value of an assignment."""
    key, _, value = re.sub("[+＋]?[=＝]", "=", text, count=1).partition("=")
    return key, value


def _said(name: str, rest: Sequence[str]) -> dict[str, str]:
    """Return what the options of a command say, by the names of the fields of its form, and what it begins with."""
    said = {option.removeprefix("--"): text for option, text in pairwise(rest) if option.startswith("--")}
    return said | ({_NAMED[name]: rest[0]} if name in _NAMED and rest else {})


def _address(page: str, place: str, said: Mapping[str, str]) -> str:
    known = {name: text for name, text in said.items() if not _PLACEHOLDER.fullmatch(text)}
    return f"{page}?{urlencode({'open': place, **known})}#{quote(place)}"
