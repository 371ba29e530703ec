"""Which column a field is read from, where its heading leaves a choice: by what stands below."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Grid, blank
from rectify_cli.exchange.workbook.merge import states, times

GUESSED, WEAKLY, UNKNOWN = 3, 4, 9
"""How surely a heading stands for its field: 0 said so, 1 our own word, 2 a usual one, 3 like one, 4 a last resort."""

_DONE = re.compile("(?<!实际)(?<!实际整改)完成(?:时间|日期)$")
"""A heading of the day it was done, or is to be done."""

_ASKS = re.compile("完成|整改|进度|进展|现状|状态|落实|销号|办结|验收|认定|到位")
"""What a heading says that asks for a state, as 是否公开 does not."""

_STATED = "(?:的|完成|整改|落实)*(?:状态|现状|进展|进度|情况|完成[率度])"
_OF_MEASURES = re.compile(f"(?:任务|措施|举措|分项|子项){_STATED}")
_OF_PROBLEM = re.compile(f"(?:总体|整体|问题|整改){_STATED}")
_OVERALL = re.compile("总体|整体|问题")
"""Headings of two columns of states: of each measure, and of the problem itself, which is its state."""

_STEPS = re.compile("措施|举措")
_SHARE = re.compile("[率%％]|比例|百分比|程度|完成度|进度")
"""What headings say of measures, and of states that are parts of the whole."""

_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")

_TIMED = re.compile("时限|期限|限期|完成|整改|办结|办理|到期|截[至止]|节点|计划|^时间$|^日期$")
"""What the heading of a deadline says, as 创建时间 and 移送日期 do not."""

_SEEN = 400
_MOSTLY, _CLEARLY, _HARDLY = 0.8, 0.6, 0.3
_FEW = 2
_LONG = 9
_KINDS = ("类型", "分类", "时限", "期限", "性质", "难易", "来源", "申请")


class Named(NamedTuple):
    """A column with the field its heading stands for: None for an unknown one, the empty name for one to skip.

    It is `grouped` if only together with the heading of its group it stands for it.
    """

    column: int
    field: str | None
    rank: int
    heading: str
    grouped: bool = False


def columns(grid: Grid, bottom: int, named: Sequence[Named], today: dt.date) -> dict[str, int]:
    """Return the column of each field; a day after `today` is one by which something is to be done."""
    chosen: dict[str, Named] = {}
    for each in sorted(named, key=lambda each: (each.rank, each.grouped, each.column)):
        if each.field:
            chosen.setdefault(each.field, each)
    below = {each.column: _below(grid, bottom, each.column) for each in named}
    _title(chosen, named, below)
    _measures(chosen, named, below)
    _latest(chosen, named, below)
    _status(chosen, named, below, states.legend(_remarks(grid)))
    plan = chosen.get("plan")
    if plan and "measures" not in chosen and plan.heading.endswith("整改计划") and _for_all(grid, bottom, chosen):
        # An office that has one column calls what is to be done its plan.
        chosen["measures"] = chosen.pop("plan")
    if "due" not in chosen and "since" not in chosen:
        _due(chosen, named, below)
    since = chosen.get("since")
    if since and "due" not in chosen and _DONE.search(since.heading) and _still_due(grid, bottom, chosen, today):
        chosen["due"] = chosen.pop("since")
    return {name: each.column for name, each in chosen.items()}


def checks(grid: Grid, bottom: int, stacks: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return the columns headed by a state each (已完成 | 正在整改), of which each row ticks one; figures are sums."""
    heads = {column: stack[-1] for column, stack in stacks.items() if states.spoken(stack[-1])}
    cells = {column: _below(grid, bottom, column) for column in heads}
    ticked = {column: head for column, head in heads.items() if all(len(cell) <= _FEW for cell in cells[column])}
    marked = any(_is_mark(cell) for column in ticked for cell in cells[column])
    return ticked if len(ticked) >= _FEW and marked else {}


def _is_mark(cell: str) -> bool:
    return len(cell) <= _FEW and not cell.isdecimal()


def _below(grid: Grid, bottom: int, column: int) -> list[str]:
    rows = range(bottom + 1, min(len(grid.rows), bottom + 1 + _SEEN))
    cells = (grid.cell(row, column) for row in rows)
    return [canonical(cell) for cell in cells if not blank(cell)]


def _title(chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]]) -> None:
    """Choose the column that tells the issues apart, where several are named for them."""
    if "title" not in chosen and "examples" in chosen and "问题" in chosen["examples"].heading:
        # 反馈问题及具体表现 in one column: without another one it is what tells the issues.
        chosen["title"] = chosen.pop("examples")
        return
    rank = max(GUESSED, chosen["title"].rank) if "title" in chosen else GUESSED
    rivals = [each for each in named if each.field == "title" and each.rank <= rank]
    if len(rivals) > 1 and chosen["title"].rank:
        chosen["title"] = max(rivals, key=lambda each: (len(set(below[each.column])), -each.rank, -each.column))
    if "title" in chosen and chosen["title"].rank:
        told = len(set(below[chosen["title"].column]))
        finer = (each for each in named if each.field == "title" and each.rank == WEAKLY and _told(below[each.column]))
        # 问题分解 beside 反馈的问题 that stands in several rows: it is what tells the issues.
        chosen["title"] = next(
            (each for each in finer if len(set(below[each.column])) == len(below[each.column]) > told), chosen["title"]
        )


def _measures(chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]]) -> None:
    """Choose the column that tells the measures: beside one, that of the tasks has their names alone (任务1)."""
    if "measures" in chosen and chosen["measures"].rank and not _STEPS.search(chosen["measures"].heading):
        rivals = [each for each in named if each.field == "measures" and each.rank <= GUESSED]
        chosen["measures"] = max(rivals, key=lambda each: (_length(below[each.column]), -each.column))


def _latest(chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]]) -> None:
    """Choose the last month that has any progress, where each month has a column (4月进展 | 5月进展)."""
    month = _MONTH.search(chosen["progress"].heading) if "progress" in chosen else None
    if month:
        rivals = [each for each in named if each.field == "progress" and below[each.column]]
        months = {each: int(found[1]) for each in rivals if (found := _MONTH.search(each.heading))}
        chosen["progress"] = max(months, key=lambda each: months[each], default=chosen["progress"])


def _status(
    chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]], marks: dict[str, Status]
) -> None:
    """Choose the column of states by its cells: one that only tells of progress is not it."""
    current = chosen.get("status")
    if current and current.rank == 0:
        return
    rivals = [each for each in named if each.field == "status"]
    known = [each for each in rivals if _share(below[each.column]) >= 1 / 2]
    if current and (of_problem := _of_problem(chosen, named, below, known or [current])):
        chosen["status"] = of_problem
        if of_problem is chosen.get("progress"):
            del chosen["progress"]
        return
    if known:
        # A word says more than a share.
        chosen["status"] = min(known, key=lambda each: (each.rank, bool(_SHARE.search(each.heading)), each.column))
        return
    if current and current.rank > 1 and _share(below[current.column]) < _HARDLY and _told(below[current.column]):
        del chosen["status"]
        free = next((name for name in ("progress", "results") if name not in chosen), None)
        if free:
            chosen[free] = current
        current = None
    if current is None or not below[current.column]:
        _elsewhere(chosen, named, below, marks)


def _of_problem(
    chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]], known: Sequence[Named]
) -> Named | None:
    """Return the column of the states of the problems, where another one beside it has those of each measure.

    The states of measures are known by their number or, beside a column that speaks of the problem, by their heading.
    """
    problems = len(set(below[chosen["title"].column])) if "title" in chosen else 0
    many = [each for each in known if len(below[each.column]) > problems and not _OVERALL.search(each.heading)]
    headed = [each for each in known if _OF_MEASURES.search(each.heading)]
    rivals = [each for each in named if each not in many and each not in headed and _may_state(each, below)]
    once = range(problems - _FEW, problems + 1)
    of_problem = [each for each in rivals if (headed and _whole(each)) or (many and len(below[each.column]) in once)]
    of_problem.sort(key=lambda each: (not _whole(each), each.field != "status", each.rank, each.column))
    return of_problem[0] if of_problem else None


def _whole(each: Named) -> bool:
    """Return True if a heading speaks of the state of the problem, not of a measure."""
    return bool(_OF_PROBLEM.search(each.heading)) and not _OF_MEASURES.search(each.heading)


def _may_state(each: Named, below: dict[int, list[str]]) -> bool:
    """Return True if a column may hold states: named for them, or of progress with hardly anything else."""
    cells = below[each.column]
    if each.field == "status":
        return bool(cells) and not _told(cells)
    if each.field not in {None, "progress"} or not _whole(each) or not cells:
        return False
    # What signs mean, a legend may say; a signature below may have its day here.
    signs = sum(map(_is_mark, cells)) / len(cells) >= _CLEARLY
    return signs or (_share(cells) >= _CLEARLY and not _mostly_told(cells))


def _elsewhere(
    chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]], marks: dict[str, Status]
) -> None:
    """Take the states from a column with another heading that holds nothing else, that of each measure last."""
    for each in sorted(named, key=lambda each: bool(_OF_MEASURES.search(each.heading))):
        cells = below[each.column]
        said = [cell for cell in cells if not states.blank(cell)]
        if each.field not in {None, "progress", "results", "note"} or len(said) < _FEW:
            continue
        if (marks.keys() >= set(said) or _states_alone(each.heading, said)) and (
            each.field is None or not _mostly_told(said)
        ):
            if each.field and chosen.get(each.field) is each:
                del chosen[each.field]
            chosen["status"] = each
            return


def _states_alone(heading: str, said: Sequence[str]) -> bool:
    """Return True if cells are the words of states, or marks of them under a heading that asks for a state."""
    if any(map(heading.count, _KINDS)):
        return False
    if sum(map(_word, said)) / len(said) >= _MOSTLY:
        return True
    return bool(_ASKS.search(heading)) and not _told(said) and _share(said) >= _MOSTLY


def _mostly_told(said: Sequence[str]) -> bool:
    """Return True if most cells tell more behind the word of their state, as progress does: 正在推进，已建章立制."""
    read = [state for cell in said if (state := states.read(cell, {}))]
    return 2 * sum(bool(state.word and state.note) for state in read) > len(said)


def _due(chosen: dict[str, Named], named: Iterable[Named], below: dict[int, list[str]]) -> None:
    """Take the deadlines from a column with another heading whose cells are times, most of them days."""
    rules = times.Rules(dt.date.min.replace(year=2000))
    for each in named:
        read = [times.read(cell, rules) for cell in below[each.column]]
        if each.field or len(read) < _FEW or not _TIMED.search(each.heading):
            continue
        if None not in read and 2 * sum(bool(time and time.date) for time in read) >= len(read):
            chosen["due"] = each
            return


def _word(cell: str) -> bool:
    state = states.read(cell, {})
    return states.spoken(cell) is not None or bool(state and state.word and len(cell) < _LONG)


def _share(cells: Sequence[str]) -> float:
    """Return the share of cells that say a state."""
    said = [cell for cell in cells if not states.blank(cell)]
    return sum(states.read(cell, {}, share=True) is not None for cell in said) / len(said) if said else 0.0


def _told(cells: Sequence[str]) -> bool:
    """Return True if cells are told at length."""
    return _length(cells) >= _LONG


def _length(cells: Sequence[str]) -> float:
    """Return how long the cells of a column are, on average."""
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _remarks(grid: Grid) -> Iterator[str]:
    """Yield the texts that stand alone in a row, such as a legend."""
    for row in grid.rows:
        texts = [canonical(cell) for cell in row if not blank(cell)]
        yield from texts if len(texts) == 1 else ()


def _for_all(grid: Grid, bottom: int, chosen: dict[str, Named]) -> bool:
    """Return True if a plan stands in rows that are completed, or in every row: it is what is to be done at all."""
    status, plan, title = (chosen[name].column if name in chosen else None for name in ("status", "plan", "title"))
    if plan is None or title is None:
        return False
    rows = [
        row for row in range(bottom + 1, min(len(grid.rows), bottom + 1 + _SEEN)) if not blank(grid.cell(row, title))
    ]
    planned = [row for row in rows if not blank(grid.cell(row, plan))]
    if status is None:
        return len(planned) == len(rows)
    said = (states.read(canonical(grid.filled(row, status)), {}, share=True) for row in planned)
    return any(state is not None and state.status is states.RANK[-1] for state in said)


def _still_due(grid: Grid, bottom: int, chosen: dict[str, Named], today: dt.date) -> bool:
    """Return True if a day is to come, or stands in a row that is not completed: it is the day by which it is to be."""
    status, since = chosen.get("status"), chosen["since"].column
    for row in range(bottom + 1, min(len(grid.rows), bottom + 1 + _SEEN)):
        if blank(grid.cell(row, since)):
            continue
        said = states.read(canonical(grid.filled(row, status.column)), {}, share=True) if status else None
        text = canonical(grid.cell(row, since))
        day = times.exact(grid.cell(row, since))
        if (
            any(mark in text for mark in "前底")
            or (day is not None and day > today)
            or (said is not None and said.status in states.RANK[:2])
        ):
            return True
    return False
