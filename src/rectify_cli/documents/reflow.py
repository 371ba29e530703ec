"""Lines as they were set on a page -> paragraphs, found by indentation and by how full a line is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rectify_cli.core.chinese import ordinals, width
from rectify_cli.core.labels import CONTACT, INTERNAL_LABELS, INTERNAL_UNTIL, INTERNAL_WHO, PUBLIC_LABELS
from rectify_cli.documents.source import Placed, Stretch, placed

_KNOWN = (word for words in (*PUBLIC_LABELS.values(), *INTERNAL_LABELS.values()) for word in words)
_LABELS = (
    f"{'|'.join(_KNOWN)}|{INTERNAL_WHO}|{INTERNAL_UNTIL}|{CONTACT}|邮箱|通[信讯]地址|附件"
    # What no vocabulary has and is a label by its form: 阶段性落实工作结果：.
    "|(?:阶段性)?(?:整改|完成|落实|办理)(?:落实|工作|进展)?(?:结果|情况|计划|状态|措施|时限|成效|进展|期限|目标)"
)
BEGINS = re.compile(
    f"{ordinals.HEADING}|{ordinals.SPELLED}|{ordinals.PROBLEM}|(?:{_LABELS})[0-9]*[：:]|(?:针对|聚焦|围绕)[^，。]{{0,12}}“|项目[0-9.]{{1,6}}[：:]"
)
"""What only the first line of a paragraph begins with: a number, 一是, a label, or 针对“…”."""

PAGE_NUMBER = re.compile(
    r"[-—–－―\s]{1,4}[0-9]{1,4}[-—–－―\s]{1,4}|第\s*[0-9]{1,4}\s*页\s*[,，/]?\s*(?:共\s*[0-9]{1,4}\s*页)?"
)
"""A line that is nothing but the number of its page."""

_CLOSERS = "，。、；：？！”’）》〉】〕」』,.;:?!)]}%％"
_FIRST = re.compile(rf"(?:[!-~]+|.)[{re.escape(_CLOSERS)}]*")
_SLACK = 0.6
_INDENT = 1.0
_NARROWEST = 18.0
_FULL_SHARE = 0.15
_OVER_SHARE = 0.05
_INDENTED_SHARE = 0.25


class FlowLine(NamedTuple):
    """One line as set: where it begins and ends in 字 from the left; `apart` where a blank line stands before it."""

    stretches: tuple[Stretch, ...]
    left: float
    right: float
    apart: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        if len(self.stretches) == 1:
            return self.stretches[0].text
        return "".join(stretch.text for stretch in self.stretches)


class _Measure(NamedTuple):
    """The type area (版心): the two edges most lines keep to, and whether paragraphs are indented."""

    left: float
    right: float
    indented: bool


def paragraphs(lines: Sequence[FlowLine], *, on_pages: bool = False) -> Iterator[Placed]:
    """Yield the paragraphs; lines that were not wrapped are one each; those `on_pages` were."""
    measure = _measured(lines, on_pages=on_pages)
    held: list[FlowLine] = []
    for line in lines:
        if held and not (measure and _continues(held[-1], line, measure)):
            yield joined([line.stretches for line in held])
            held = []
        held.append(line)
    if held:
        yield joined([line.stretches for line in held])


def _measured(lines: Sequence[FlowLine], *, on_pages: bool) -> _Measure | None:
    """Return the edges the lines are set between; None where they are not wrapped."""
    rights = Counter(round(line.right) for line in lines)

    def over(right: int) -> bool:
        return sum(count for at, count in rights.items() if at > right + 1) > _OVER_SHARE * len(lines)

    # Many short lines (整改结果：完成) may end alike; on a page, the edge is further out.
    edges = [at for at in rights if not (on_pages and over(at))]
    full, right = max(((rights[at] + rights[at - 1] + rights[at - 2], at) for at in edges), default=(0, 0))
    if right < _NARROWEST or full < max(2, _FULL_SHARE * len(lines)) or over(right):
        return None
    lefts = sorted(line.left for line in lines)
    left = lefts[len(lefts) // 50]
    indented = sum(line.left - left >= _INDENT for line in lines)
    return _Measure(
        left,
        max(line.right for line in lines if round(line.right) <= right + 1),
        indented >= _INDENTED_SHARE * len(lines),
    )


def _continues(before: FlowLine, line: FlowLine, measure: _Measure) -> bool:
    """Return True if a line goes on with the paragraph of the one before: its first word had no room there."""
    if line.apart or line.left - measure.left >= _INDENT:
        return False
    if PAGE_NUMBER.fullmatch(line.text) or PAGE_NUMBER.fullmatch(before.text):
        return False
    if line.text.startswith(tuple(_CLOSERS)):
        return True
    first = _FIRST.match(line.text)
    if before.right + width.of(first[0] if first else "") <= measure.right - _SLACK:
        return False
    return measure.indented or not BEGINS.match(line.text)


def joined(lines: Iterable[Sequence[Stretch]]) -> Placed:
    """Return the words of several lines as one paragraph; only two Latin words are separated by a blank."""
    stretches: list[Stretch] = []
    for line in lines:
        if stretches and line and _letter(stretches[-1].text[-1:]) and _letter(line[0].text[:1]):
            last = stretches[-1]
            stretches.append(Stretch(" ", last.number, last.excerpt, last.column + len(last.text)))
        stretches.extend(line)
    return placed(stretches)


def _letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
