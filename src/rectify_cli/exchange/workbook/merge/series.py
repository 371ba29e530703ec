"""Measures in several columns (措施1 · 措施2, 整改措施一/二/三, numbers below 整改措施), and what is beside each."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rectify_cli.core.chinese import ordinals
from rectify_cli.core.labels import plain

_N = f"({ordinals.HAN}|{ordinals.CIRCLED}|[0-9]{{1,2}})"
_WHAT = "(?:措施|举措|任务|对策|办法)"
_NUMBERED = (
    re.compile(rf".{{0,8}}{_WHAT}[（(]?{_N}[）)]?"),
    re.compile(rf"第?{_N}[条项]?(?:整改)?{_WHAT}"),
)
_BARE = re.compile(rf"第?[（(]?{_N}[）)]?[条项]?")
_ANY = re.compile(rf"[（(]?{_N}[）)]?(?:$|(?=[\u4e00-\u9fff]))")
_BESIDE = {"owner": "owner", "person": "owner", "due": "due"}
"""What a measure may say for itself, by the field of the heading beside it."""

Series = tuple[Mapping[str, int], ...]


def columns(stacks: Mapping[int, Sequence[str]], field_of: Callable[[str], str | None]) -> Series:
    """Return the columns of each measure, by field, where a row has a column for each; none where it has not."""
    found = list(_numbered(stacks, field_of)) or _repeated(stacks, field_of)
    if len(found) < len("12"):
        return ()
    gaps = [range(here + 1, there) for here, there in itertools.pairwise(found)]
    width = max(map(len, gaps))
    gaps.append(range(found[-1] + 1, found[-1] + 1 + width))
    heads = [{_bare(stacks[at][-1]): at for at in gap if at in stacks} for gap in gaps]
    beside = [head for head in heads[0] if all(head in other for other in heads[1:])]
    fields = {_BESIDE[name]: head for head in reversed(beside) if (name := field_of(head) or "") in _BESIDE}
    return tuple(
        {"measures": at} | {name: own[head] for name, head in fields.items()}
        for at, own in zip(found, heads, strict=True)
    )


def _numbered(stacks: Mapping[int, Sequence[str]], field_of: Callable[[str], str | None]) -> Iterator[int]:
    """Yield the columns numbered 1, 2, 3, … in their order."""
    number = 1
    for column, stack in stacks.items():
        own = plain(stack[-1])
        matched = next(filter(None, (pattern.fullmatch(own) for pattern in _NUMBERED)), None)
        if matched is None and len(stack) > 1 and field_of(stack[-2]) == "measures":
            matched = _BARE.fullmatch(own)
        if matched and ordinals.value(matched[1]) == number:
            number += 1
            yield column


def _repeated(stacks: Mapping[int, Sequence[str]], field_of: Callable[[str], str | None]) -> list[int]:
    """Return the columns that are all headed the same, as measures; none if the problems stand twice, too."""
    whole = {column: tuple(map(plain, stack)) for column, stack in stacks.items()}
    fields = {column: field_of(stack[-1]) for column, stack in stacks.items()}
    measures = [column for column, field in fields.items() if field == "measures"]
    same = len({whole[column] for column in measures}) == 1
    return measures if same and list(fields.values()).count("title") == 1 else []


def _bare(heading: str) -> str:
    """Return a heading without its number: 责任人1, 措施一责任人."""
    return _ANY.sub("", plain(heading)).removeprefix("措施").removeprefix("举措") or plain(heading)
