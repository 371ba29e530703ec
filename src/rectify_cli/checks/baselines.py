"""A baseline: the findings of one day, which later runs do not report again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rectify_cli.checks import fingerprints
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase

VERSION = 1


class Compared(NamedTuple):
    """The new diagnostics, the number of known ones, and the number of known ones that are gone."""

    new: list[Diagnostic]
    known: int
    gone: int


def write(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the text of a baseline, in JSON; its messages are for those who read its diffs."""
    return _written([_entry(*named) for named in fingerprints.named(diagnostics)])


def accept(diagnostics: Iterable[tuple[str, Diagnostic]], reason: str, text: str | None, file: str) -> str:
    """Return the baseline `text`, the content of `file` (None: there is none yet), with findings accepted.

    Each comes with its fingerprint; one that is known keeps its entry. Raises DataError if `text` is no baseline.
    """
    known = _read(text, file) if text is not None else set()
    entries = json.loads(text)["findings"] if text is not None else []
    entries += [_entry(name, found) | {"reason": reason} for name, found in diagnostics if name not in known]
    return _written(entries)


def _entry(name: str, found: Diagnostic) -> dict[str, str]:
    return {"fingerprint": name, "code": found.code, "file": found.place.file, "message": found.message.zh}


def _written(entries: Sequence[Mapping[str, str]]) -> str:
    return json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=2) + "\n"


def compare(diagnostics: Sequence[Diagnostic], text: str, file: str) -> Compared:
    """Compare diagnostics with a baseline; raises DataError if `text`, the content of `file`, is not one."""
    known = _read(text, file)
    named = dict(fingerprints.named(diagnostics))
    new = [diagnostic for name, diagnostic in named.items() if name not in known]
    still = known & named.keys()
    return Compared(new, len(still), len(known) - len(still))


def _read(text: str, file: str) -> set[str]:
    """Return the fingerprints in a baseline."""
    try:
        baseline = json.loads(text)
        names = {str(finding["fingerprint"]) for finding in baseline["findings"]}
        readable = bool(baseline["version"] == VERSION)
    except (ValueError, KeyError, TypeError, RecursionError):
        readable = False
    if not readable:
        raise DataError(
            Phrase("不是基线文件，或已损坏", "this is not a baseline, or it is damaged"),
            Phrase(f"重新生成：--write-baseline {file}", f"write it again: --write-baseline {file}"),
            Place(file),
        )
    return names
