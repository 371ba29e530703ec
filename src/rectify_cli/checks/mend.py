"""A file proofread and mended: what is mechanical is replaced in it, everything else stays as it was written."""

import re
from collections.abc import Collection
from typing import NamedTuple

from rectify_cli.checks import proofread
from rectify_cli.checks.office_words import NONE, OwnWords
from rectify_cli.core.diagnostics import Diagnostic, Replacement
from rectify_cli.documents import readers, revise

_ROUNDS = 8
"""One mend may uncover or overlap another; what the last leaves is for a person."""

_ZERO = str.maketrans(dict.fromkeys("○〇oOＯ", "0"))
_NUMBER = re.compile(r"[0-9]+")


class Mend(NamedTuple):
    """One replacement, and the code of the rule that asked for it."""

    code: str
    replacement: Replacement


class Mended(NamedTuple):
    """The bytes of a mended file, and what was replaced in it."""

    content: bytes
    mends: list[Mend]


def mended(content: bytes, file: str, codes: Collection[str], office: OwnWords = NONE) -> Mended:
    """Mend a paper where a rule with one of `codes` knows the right words.

    Raises DataError if it cannot be read or changed.
    """
    revise.require(content, file)
    mends: list[Mend] = []
    for _ in range(_ROUNDS):
        _, diagnostics = proofread.proofread(readers.read(content, file), office)
        wanted = {fix: found.code for found in diagnostics if found.code in codes for fix in _fixes(found)}
        if not wanted:
            break
        revised = revise.revised(content, file, list(wanted))
        if not revised.made:
            break
        content = revised.content
        mends += [Mend(wanted[fix], fix) for fix in revised.made]
    return Mended(content, mends)


def _fixes(found: Diagnostic) -> list[Replacement]:
    """Return the fixes of a diagnostic, none of which may change a figure."""
    return [fix for fix in found.fixes if _figures(fix.written) == _figures(fix.text)]


def _figures(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text.translate(_ZERO))]
