"""The totals of a table: its row 合计 sums up the rows, and its column 合计 or 总数 the columns beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from rectify_cli.core import status_words
from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column
from rectify_cli.documents import Table
from rectify_cli.notices import Extent, Reading

TOTALS = error(
    "N520",
    Phrase("表格的合计等于各行或各列之和", "a total in a table is the sum of its rows or columns"),
    Phrase("核对合计和各项", "check the total and what it sums up"),
)

_SUM = re.compile(r"(?:[^\s]{0,8}?)(?:合[\s]*计|总[\s]*计|共[\s]*计)(?:[（(][^（）()]{0,8}[）)])?")
_PART_SUM = re.compile(r"小[\s]*计")
_TOTAL = re.compile("合计|总计|总数|(?:问题|事项|任务|信访件)(?:总)?数(?:量)?")
_PLAIN_TOTAL = re.compile("合计|总计")
_NO_ADDEND = re.compile(
    "率|比|％|%|序号|编号|排名|名次|平均|人均|户均|均|年份|年度|得分|分值|时间|日期|备注|电话|其中|占"
)
_NUMBER = re.compile(r"(?P<number>-?[0-9]{1,12}(?:\.[0-9]{1,6})?)(?P<unit>[个项件人家处户起份次名元]|万元|亿元)?")
_EMPTY = frozenset({"", "-", "—", "——", "/", "－", "无"})
_HALF = Decimal("0.5")
_MOST = 0.6
_FEWEST = 2
_NEAR_THE_LEFT = 2


class Cell(NamedTuple):
    """A cell: its words, where they stand, and its number where it has one."""

    text: str
    at: Extent
    number: Decimal | None = None
    unit: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in the cell."""
        return self.text in _EMPTY

    @property
    def slack(self) -> Decimal:
        """Half of the last printed decimal, which rounding may hide; whole numbers are exact."""
        places = len(self.text.partition(".")[2].rstrip("个项件人家处户起份次名元万亿"))
        return _HALF.scaleb(-places) if places else Decimal(0)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A total and the cells it sums up."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def added(self) -> Decimal:
        return sum((part.number or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        slack = self.total.slack + sum(part.slack for part in self.parts)
        return abs(self.added - (self.total.number or Decimal(0))) <= slack


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every total of a table that is not the sum of what it stands for."""
    for index, placed in enumerate(reading.source.blocks):
        if isinstance(placed.block, Table):
            rows = _cells(index, placed.text)
            width = len(placed.block.header)
            if all(len(row) == width for row in rows) and len(rows) > _FEWEST:
                yield from _wrong(reading, _downwards(rows))
                yield from _wrong(reading, _across(rows))


def _cells(block: int, text: str) -> list[list[Cell]]:
    """Return the cells of a table row by row, the header first."""
    rows: list[list[Cell]] = []
    start = 0
    for line in text.split("\n"):
        row: list[Cell] = []
        for words in line.split("\t"):
            bare = words.strip()
            at = start + words.find(bare)
            number = _NUMBER.fullmatch(bare)
            value = Decimal(number["number"]) if number else None
            row.append(Cell(bare, Extent(block, at, at + len(bare)), value, (number["unit"] or "") if number else ""))
            start += len(words) + 1
        rows.append(row)
    return rows


def _wrong(reading: Reading, claims: Sequence[_Claim]) -> Iterator[Diagnostic]:
    """Yield the claims that fail, where most hold: else what the table sums up is something else."""
    failing = [claim for claim in claims if not claim.holds]
    if len(failing) > 1 and len(failing) > (1 - _MOST) * len(claims):
        return
    for claim in failing:
        total, unit = f"{claim.total.number}", claim.total.unit
        written = " + ".join(f"{part.number or 0}" for part in claim.parts)
        yield TOTALS.broken(
            reading.place(claim.total.at),
            Phrase(
                f"表中合计 {total}{unit}，各项 {written} = {claim.added}{unit}",
                f"the table says {total}{unit}, but {written} = {claim.added}{unit}",
            ),
            Phrase(f"如各项无误，改为“{claim.added}{unit}”", f"if the parts are correct, write “{claim.added}{unit}”"),
            (Related(reading.place(claim.parts[0].at), Phrase("第一项在此处", "the first part is here")),),
        )


def _downwards(rows: Sequence[Sequence[Cell]]) -> list[_Claim]:
    """Return what the row of sums claims of each column."""
    body = [row for row in rows[1:] if any(cell.number is not None for cell in row)]
    sums = [index for index, row in enumerate(body) if _labelled(row, _SUM)]
    if len(sums) != 1 or sums[0] not in {0, len(body) - 1}:
        return []
    total = body.pop(sums[0])
    parts = [row for row in body if not _labelled(row, _PART_SUM)]
    heads = [row for row in rows if not any(cell.number is not None for cell in row)]
    return [
        claim
        for column in range(len(total))
        if not any(_NO_ADDEND.search(row[column].text) for row in heads)
        and (claim := _claim(total[column], [row[column] for row in parts])) is not None
    ]


def _labelled(row: Sequence[Cell], word: re.Pattern[str]) -> bool:
    return any(word.fullmatch(cell.text) for cell in row[:_NEAR_THE_LEFT])


def _across(rows: Sequence[Sequence[Cell]]) -> list[_Claim]:
    """Return what the column of totals claims of each row, where most rows bear it out."""
    header = [cell.text for cell in rows[0]]
    totals = [column for column, text in enumerate(header) if _TOTAL.search(text) and not _NO_ADDEND.search(text)]
    if len(totals) != 1:
        return []
    columns = _addends(header, totals[0])
    claims = [
        claim for row in rows[1:] if (claim := _claim(row[totals[0]], [row[column] for column in columns])) is not None
    ]
    holding = sum(claim.holds for claim in claims)
    return claims if holding >= max(_FEWEST, _MOST * len(claims)) else []


def _addends(header: Sequence[str], total: int) -> list[int]:
    """Return the columns that a column of totals sums up: those of statuses, else all beside a 合计."""
    others = [column for column, text in enumerate(header) if column != total and not _NO_ADDEND.search(text)]
    states = [column for column in others if _state(header[column]) is not None]
    if any(_state(header[column]) is Column.UNFINISHED for column in states):
        return states
    return others[1:] if _PLAIN_TOTAL.search(header[total]) and others[:1] == [0] else []


def _state(text: str) -> Column | None:
    word = re.match(status_words.WORD, text)
    return status_words.column(word[0]) if word else None


def _claim(total: Cell, parts: Sequence[Cell]) -> _Claim | None:
    """Return what a total claims of cells that are all numbers in its unit or empty; None where it claims nothing."""
    filled = [part for part in parts if not part.is_empty]
    if total.number is None or len(filled) < _FEWEST:
        return None
    if any(part.number is None or part.unit not in {"", total.unit} for part in filled):
        return None
    return _Claim(total, tuple(filled))
