"""Problems that stand in a table (序号, 问题, 整改情况): one in each row, with its status and what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rectify_cli.core import status_words
from rectify_cli.core.labels import PUBLIC_LABELS
from rectify_cli.core.terms import Register
from rectify_cli.documents import Table
from rectify_cli.documents.source import SourceDocument
from rectify_cli.notices.reading import Extent, ListedIssue, Quoted, QuotedPoint

_PROBLEM = re.compile(
    "(?:反馈|存在的?|具体|主要|发现的?|巡察反馈|立行立改)?(?:问题|事项)(?:内容|描述|表述|表现|名称|清单)?|问题整改事项"
)
_NUMBER = re.compile("序号|编号")
_STATED = frozenset(
    {*PUBLIC_LABELS["state"], *PUBLIC_LABELS["results"], "整改状态", "是否完成", "是否整改到位", "备注"}
)
_FIRST_WORD = re.compile(rf"({status_words.WORD})(?:[。，；]|$)[ 　]*")
_IMMEDIATE = re.compile("立行立改|即知即改|边巡边改|立查立改")
_ABOVE = 2
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a table hold the number, the problem, and what became of it."""

    problem: int
    number: int | None
    stated: tuple[int, ...]


def listed(source: SourceDocument, title: str, *, immediate_only: bool) -> tuple[ListedIssue, ...]:
    """Return the problems in the tables of a paper; where it lists problems already, only those of immediate fixes."""
    found: list[ListedIssue] = []
    for index, placed in enumerate(source.blocks):
        columns = _columns(placed.block) if isinstance(placed.block, Table) else None
        if columns is None:
            continue
        above = "".join(block.text for block in source.blocks[max(0, index - _ABOVE) : index])
        immediate = _IMMEDIATE.search(f"{title}{placed.text.partition(chr(10))[0]}{above}") is not None
        if immediate or not immediate_only:
            register = Register.IMMEDIATE if immediate else Register.ISSUES
            rows = list(_rows(index, placed.text))
            found += [_issue(row, columns, register) for row in rows[1:] if _fits(row, columns)]
    return tuple(found)


def _columns(table: Table) -> _Columns | None:
    heads = [re.sub(r"\s", "", text) for text in table.header]
    problems = [index for index, text in enumerate(heads) if _PROBLEM.fullmatch(text)]
    stated = tuple(index for index, text in enumerate(heads) if text in _STATED)
    if len(problems) != 1 or not stated:
        return None
    return _Columns(problems[0], next((at for at, text in enumerate(heads) if _NUMBER.fullmatch(text)), None), stated)


def _rows(block: int, text: str) -> Iterator[list[Quoted[str]]]:
    """Yield the cells of each row."""
    start = 0
    for line in text.split("\n"):
        row: list[Quoted[str]] = []
        for words in line.split("\t"):
            bare = words.strip()
            at = start + words.find(bare)
            row.append(Quoted(bare, Extent(block, at, at + len(bare))))
            start += len(words) + 1
        yield row


def _fits(row: Sequence[Quoted[str]], columns: _Columns) -> bool:
    """Return True if a row has a problem; a row of sums has none."""
    return len(row) > max(columns.problem, *columns.stated) and bool(
        re.search("[㐀-鿿]{2}", row[columns.problem].value)
    )


def _issue(row: Sequence[Quoted[str]], columns: _Columns, register: Register) -> ListedIssue:
    word: Quoted[str] | None = None
    results: list[QuotedPoint] = []
    for column in columns.stated:
        cell = row[column]
        stated = _FIRST_WORD.match(cell.value) if word is None else None
        if stated:
            word = _part(cell, 0, stated.end(1))
            cell = _part(cell, stated.end(), len(cell.value))
        if cell.value:
            results.append(QuotedPoint(cell.value, cell.at))
    number = row[columns.number] if columns.number is not None else None
    digits = number is not None and number.value.isdecimal() and len(number.value) <= _MOST_DIGITS
    return ListedIssue(
        register,
        row[columns.problem],
        number=Quoted(int(number.value), number.at) if number and digits else None,
        word=word,
        status=status_words.status(word.value) if word else None,
        results=tuple(results),
        last_block=row[columns.problem].at.block,
    )


def _part(cell: Quoted[str], start: int, end: int) -> Quoted[str]:
    block, first, _ = cell.at
    return Quoted(cell.value[start:end], Extent(block, first + start, first + end))
