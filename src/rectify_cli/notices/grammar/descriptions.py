"""What describes a problem under its heading (1.学习不深入, then 存在问题：…): its examples, no problem of its own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rectify_cli.notices.grammar.labels import Label
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine
from rectify_cli.notices.reading import InternalLine

DESCRIPTION = "examples"
"""The field of an issue that such a line names."""

_WORDS = re.compile(r"[【\[]?(?:存在的?(?:主要)?问题|问题(?:表现|描述))[】\]]?[ ]?[：:]")
_INTERNAL = re.compile("[【\\[（(·•●◆■]?[ 　]?(?:问题)?(?:具体)?(?:表现|事例|例证)[^：:]{0,4}[：:]")
_GROUPS = re.compile("方面(?:的?(?:问题|情况))?(?:的?整改(?:情况|落实情况|进展情况)?)?$")
_LONGEST = 80


def is_internal(line: InternalLine) -> bool:
    """Return True if no public paper prints such a line, as any does that describes a problem (存在问题：)."""
    return line.field != DESCRIPTION or _INTERNAL.match(line.printed) is not None


def told_apart(lines: Sequence[NoticeLine]) -> list[NoticeLine]:
    """Return the lines, those that describe the problem of the heading above them as internal ones.

    That is so where each heading of a kind has one such line below it; one that has several groups problems, as does
    one that is an aspect by its words (…方面).
    """
    owners = _owners(lines)
    several = {lines[owner].kind for owner, count in Counter(owners.values()).items() if count > 1}
    described = {
        index
        for index, owner in owners.items()
        if lines[owner].kind not in several and not _GROUPS.search(lines[owner].text.rstrip("。："))
    }
    return [
        replace(line, label=None, field=DESCRIPTION) if index in described else line for index, line in enumerate(lines)
    ]


def _owners(lines: Sequence[NoticeLine]) -> dict[int, int]:
    """Return which heading each describing line stands under: the one right above it, else that of the one before."""
    owners: dict[int, int] = {}
    above: int | None = None
    owner: int | None = None
    for index, line in enumerate(lines):
        if _describes(line):
            owner = owner if above is None else above
            if owner is not None:
                owners[index] = owner
            above = None
        elif _is_heading(line):
            above = index
        elif not (line.field or line.label is Label.STATE):
            above = None
    return owners


def _describes(line: NoticeLine) -> bool:
    return line.label is Label.PROBLEM and not line.ordinals and _WORDS.match(line.printed) is not None


def _is_heading(line: NoticeLine) -> bool:
    """Return True if a line can name a problem or an aspect: it is numbered and short."""
    return (
        line.kind is not None
        and line.kind is not LineKind.SPELLED
        and line.label in {None, Label.PROBLEM}
        and not line.field
        and 0 < len(line.text) <= _LONGEST
    )
