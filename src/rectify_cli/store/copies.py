"""Copies of a file of the ledger beside it, left by a network drive or by hand: a person has to say which counts."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

SEVERAL = error(
    "F033",
    Phrase("一个编号、一种登记只有一份文件", "there is one file for an id, and one of each list"),
    Phrase("请比对后只留一份，其余移出 data/", "compare them, keep one, and move the others out of data/"),
)

_NUMBERED = re.compile(r"(?:(?:copy of|副本|复件|冲突)[\W_]*)?0*([0-9]{1,9})(?![0-9A-Za-z])", re.IGNORECASE)
"""A name that begins with an id: 001, 001 (1), 001.冲突, 001-DESKTOP-ABC, 001_conflict, 副本 001."""


def number_of(name: str) -> int | None:
    """Return the id that the file of an entry has by its name, even if it is the name of a copy."""
    named = _NUMBERED.match(name.removesuffix(".yaml"))
    return int(named[1]) if named else None


def groups(ids: Mapping[str, int | None]) -> Iterator[list[str]]:
    """Yield the files that are the same entry, the one to go on with first.

    `ids` holds the id in each file by its name, None if it cannot be read. A file whose id is not that of its name is
    an entry of its own, wrongly named.
    """
    same: dict[int, list[str]] = {}
    for name, number in ids.items():
        named = number_of(name)
        if named is not None and number in {None, named}:
            same.setdefault(named, []).append(name)
    for names in same.values():
        if len(names) > 1:
            yield sorted(names, key=lambda name: (ids[name] is None, not name[: -len(".yaml")].isdecimal(), name))


def of_entry(register: Register, folder: str, names: list[str]) -> Diagnostic:
    """Return the diagnostic of several files of one entry; `folder` is the label of where they lie."""
    number = number_of(names[0])
    zh, en = ("", "") if register is Register.ISSUES else (register.label.zh, f" of the {register.label.en}")
    return _several(folder, names, Phrase(f"{zh}第 {number} 号", f"no. {number}{en}"))


def of_list(folder: str, names: list[str]) -> Diagnostic:
    """Return the diagnostic of a list or the inspection with its copies."""
    return _several(folder, names, Phrase(f" {names[0]}", names[0]))


def copy_of(name: str, files: Iterable[str]) -> str | None:
    """Return which of `files` the name is that of a copy of, such as inspection (1).yaml; None if of none."""
    for file in files:
        stem = file.removesuffix(".yaml")
        rest = name.removeprefix(stem).removesuffix(".yaml")
        if name.startswith(stem) and name.endswith(".yaml") and rest and not re.match(r"[0-9A-Za-z]", rest):
            return file
    return None


def _several(folder: str, names: list[str], subject: Phrase) -> Diagnostic:
    many = "两" if len(names) == len("两份") else f" {len(names)} "
    return SEVERAL.broken(
        Place(f"{folder}/{names[1]}"),
        Phrase(
            f"{many}份文件都是{subject.zh}：{'、'.join(names)}".lstrip(),
            f"{len(names)} files are {subject.en}: {', '.join(names)}",
        ),
        related=tuple(
            Related(Place(f"{folder}/{name}"), Phrase("另一份", "the other")) for name in (names[0], *names[2:])
        ),
    )
