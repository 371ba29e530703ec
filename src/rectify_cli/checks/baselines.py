"""A baseline: the findings of one day, which later runs do not report again."""

import json
from collections.abc import Sequence
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
    findings = [
        {"fingerprint": name, "code": found.code, "file": found.place.file, "message": found.message.zh}
        for name, found in fingerprints.named(diagnostics)
    ]
    return json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=2) + "\n"


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
