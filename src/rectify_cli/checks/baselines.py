"""A baseline: the findings of one day, which later runs do not tell again."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from rectify_cli.checks import fingerprints
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase

VERSION = 1


class Compared(NamedTuple):
    """What is new, how many are known, and how many of the known are gone."""

    new: list[Diagnostic]
    known: int
    gone: int


def write(found: Sequence[Diagnostic]) -> str:
    """Return the text of a baseline; messages stand in it for the person who reads its changes."""
    findings = [
        {"fingerprint": name, "code": one.code, "file": one.place.file, "message": one.message.zh}
        for name, one in fingerprints.named(found)
    ]
    return json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=2) + "\n"


def compare(found: Sequence[Diagnostic], text: str, file: str) -> Compared:
    """Part findings by a baseline; raises DataError where `text`, the content of `file`, is none."""
    known = _read(text, file)
    named = list(fingerprints.named(found))
    new = [one for name, one in named if name not in known]
    met = {name for name, _ in named if name in known}
    return Compared(new, len(met), len(known) - len(met))


def _read(text: str, file: str) -> set[str]:
    """Return the fingerprints in a baseline."""
    try:
        written = json.loads(text)
        names = {str(one["fingerprint"]) for one in written["findings"]}
        known = bool(written["version"] == VERSION)
    except (ValueError, KeyError, TypeError, RecursionError):
        known = False
    if not known:
        raise DataError(
            Phrase("这不是基线文件，或已写坏", "this is no baseline, or a broken one"),
            Phrase(f"重新写一份：--write-baseline {file}", f"write it anew: --write-baseline {file}"),
            Place(file),
        )
    return names
