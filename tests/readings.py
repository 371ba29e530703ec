"""Small notices as readings: one paragraph per line, and what tidy lines say found by their words.

Not the grammar: only the plainest wording is understood, so that a case shows its text and nothing else.
"""

import datetime as dt
import re
from collections.abc import Iterator

from rectify_cli.diagnostics import Unit
from rectify_cli.document import paragraph
from rectify_cli.manuscript import Manuscript, Piece, Placed
from rectify_cli.reading import Claim, Dates, Extent, Listed, Milepost, Reading, Said, Share
from rectify_cli.terms import Column, Register, Status

_DAY = r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
_CLAIM = re.compile(
    "(反馈的|交办的|移交的|共有|反馈)(?P<total>[0-9]+)[个件](?P<unit>具体问题|问题|立行立改问题|信访件|方面)(?P<shares>[^。；]*)"
)
_SHARE = re.compile("，(?P<word>[^0-9，]*?)(?P<number>[0-9]+)[个件]")
_COLUMNS = {
    "已完成整改": Column.COMPLETED,
    "已办结": Column.COMPLETED,
    "阶段性完成": Column.STAGED,
    "未完成": Column.UNFINISHED,
}
_REGISTERS = {"立行立改问题": Register.IMMEDIATE, "信访件": Register.PETITIONS}
_STATUSES = {"完成": Status.COMPLETED, "阶段性完成": Status.STAGED, "未完成": Status.IN_PROGRESS}
_TITLE = re.compile("(?P<number>[0-9]+)[.]反馈问题：(?P<title>.+)")
_LABEL = re.compile("(?P<label>整改结果|整改情况|阶段性整改情况|整改计划)：(?P<text>.*)")


def manuscript(text: str, file: str = "notice.md") -> Manuscript:
    """Return a paper of one paragraph per line that is not blank."""
    lines = enumerate(text.split("\n"), start=1)
    placed = (Placed(paragraph(line), (Piece(0, number, line),)) for number, line in lines if line.strip())
    return Manuscript(file, Unit.LINE, tuple(placed))


def reading(text: str, file: str = "notice.md") -> Reading:
    """Read a paper of tidy lines."""
    paper = manuscript(text, file)
    lines = [placed.text for placed in paper.blocks]
    return Reading(paper, dates=_dates(lines), claims=tuple(_claims(lines)), listed=tuple(_listed(lines)))


def _claims(lines: list[str]) -> Iterator[Claim]:
    for block, line in enumerate(lines):
        for match in _CLAIM.finditer(line):
            start = match.start("shares")
            shares = tuple(
                Share(
                    share["word"],
                    _COLUMNS[share["word"]],
                    _number(block, start + share.start("number"), share["number"]),
                )
                for share in _SHARE.finditer(match["shares"])
                if share["word"] in _COLUMNS
            )
            total = _number(block, match.start("total"), match["total"])
            register = _REGISTERS.get(match["unit"], Register.ISSUES)
            yield Claim(register, match["unit"], total, shares, "分别" in match["shares"])


def _number(block: int, start: int, digits: str) -> Said[int]:
    return Said(int(digits), Extent(block, start, start + len(digits)))


def _listed(lines: list[str]) -> Iterator[Listed]:
    starts = [block for block, line in enumerate(lines) if _TITLE.fullmatch(line)]
    ends = [*starts[1:], len(lines)]
    for start, end in zip(starts, ends, strict=False):
        stop = next((block for block in range(start, end) if re.match("[一二三四五]、", lines[block])), end)
        yield _problem(lines, start, stop)


def _problem(lines: list[str], start: int, stop: int) -> Listed:
    head = _TITLE.fullmatch(lines[start])
    assert head
    found: dict[str, list[Said[str]]] = {}
    label = ""
    for block in range(start + 1, stop):
        match = _LABEL.fullmatch(lines[block])
        text = match["text"] if match else lines[block]
        label = match["label"].removeprefix("阶段性") if match else label
        if text:
            at = Extent(block, len(lines[block]) - len(text), len(lines[block]))
            found.setdefault(label, []).append(Said(text, at))
    word = found.get("整改结果", [None])[0]
    return Listed(
        Register.ISSUES,
        Said(head["title"], Extent(start, head.start("title"), head.end("title"))),
        _number(start, 0, head["number"]),
        word=word,
        status=_STATUSES.get(word.value) if word else None,
        measures=tuple(found.get("整改情况", ())),
        plan=tuple(Milepost(said, _due(said)) for said in found.get("整改计划", ())),
        last_block=stop - 1,
    )


def _due(said: Said[str]) -> Said[dt.date] | None:
    match = re.search(_DAY, said.value)
    return _day(said.at.block, match, said.at.start) if match else None


def _day(block: int, match: re.Match[str], offset: int = 0) -> Said[dt.date]:
    year, month, day = (int(match[group]) for group in (1, 2, 3))
    return Said(dt.date(year, month, day), Extent(block, offset + match.start(), offset + match.end()))


def _dates(lines: list[str]) -> Dates:
    def days(pattern: str) -> tuple[Said[dt.date], ...]:
        found = ((block, match) for block, line in enumerate(lines) for match in re.finditer(pattern, line))
        return tuple(_day(block, match) for block, match in found)

    first, last = days(f"(?<!截至){_DAY}(?=至)"), days(f"(?<=至){_DAY}(?=，[^。]*巡察组)")
    feedback, signing = days(f"{_DAY}(?=，巡察组)(?<!至)"), days(f"^{_DAY}$")
    cut_off = days(f"(?<=截至){_DAY}")
    return Dates(
        (first[0], last[0]) if first and last else None,
        next((said for said in feedback if said not in last), None),
        cut_off,
        signing[0] if signing else None,
    )
