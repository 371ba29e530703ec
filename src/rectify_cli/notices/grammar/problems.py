"""Lines -> the problems a notice lists, each with what stands under it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rectify_cli.core import status_words
from rectify_cli.core.terms import Register
from rectify_cli.notices.grammar import descriptions, feedback, named, plain_lists, problem_bodies
from rectify_cli.notices.grammar.labels import Label
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine
from rectify_cli.notices.grammar.problem_headings import by_state, grouped, heads, opening
from rectify_cli.notices.reading import Extent, ListedIssue, Quoted

_CLOSING = re.compile(
    "^(?:附件|出席|请假|列席)[：:]|联系(?:电话|方式|人)|欢迎.{0,30}(?:监督|反映|提出)|特此(?:通报|公告|报告|公示)|专此"
)
_FRAME = re.compile("下一步|下步|今后|后续|打算|长效机制|持续深化|巩固.{0,8}成果|工作安排")
_GOING_ON = re.compile("(?:下一步|下步|接下来|今后)，")
_ANNEX = re.compile("附件[ ]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})?[：:]?")
_STATED = re.compile(f"[（(]({status_words.WORD})[）)]$")
_TAIL = "(?:的?问题)?(?:的?整改(?:情况|落实情况|进展情况)?)?"
_QUOTED = re.compile(f'(?:在|关于|针对|对于|对)?[“"]([^“”"]{{2,80}})[”"](?:方面)?{_TAIL}')
_UNQUOTED = re.compile("(?:关于|针对|对于)(.{2,80}?)的问题(?:的?整改(?:情况|落实情况|进展情况)?)?")
_NOUN = re.compile(f"(?:{plain_lists.WRONG})[^，。；的]{{0,12}}(?<![的等类些个项])问题$|(?:争议|追缴|清收|隐患)问题$")
_MIXED = re.compile(f"[（(](?:含|包括|其中)[^（）()]{{0,40}}(?:{status_words.WORD})")
_IMMEDIATE = re.compile("立行立改|即知即改|边巡边改|立查立改")
_ANSWERED = {Label.STATE, Label.MEASURES, Label.RESULTS, Label.PLAN}
_LONGEST_HEADING = 60
_ABOVE = 100  # headings looked at for the one a problem stands under


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems, and the blocks (first and last) they stand in."""

    listed: tuple[ListedIssue, ...] = ()
    first: int | None = None
    last: int | None = None


def problems(written: Sequence[NoticeLine], title: str, end: int) -> Problems:
    """Return the problems; `end` is the number of the block the signature begins at."""
    immediate = bool(_IMMEDIATE.search(title))
    fed_back = feedback.is_one(title) and not any(line.label in _ANSWERED for line in written)
    lines = descriptions.told_apart(written)
    last = len(lines)
    if fed_back:
        lines, chosen, last = feedback.pointed(lines)
        headings = grouped(lines, chosen)
    else:
        headings = heads(lines, immediate=immediate)
    if not headings.problems:
        lines = plain_lists.split(lines)
        headings = grouped(lines, plain_lists.answers(lines))
    if not headings.problems:
        return _named(lines)
    stops = sorted({*headings.problems, *headings.groups, *_ends(lines, end, headings.problems[-1]), last, len(lines)})
    register = Register.IMMEDIATE if immediate else Register.ISSUES
    listed: list[ListedIssue] = []
    for index in headings.problems:
        stop = stops[bisect_right(stops, index)]
        above = [lines[group] for group in headings.groups[: bisect_right(headings.groups, index)][-_ABOVE:]]
        listed.append(_listed(lines[index], lines[index + 1 : stop], above, register, described=fed_back))
    first = min((headings.problems[0], *(group for group in headings.groups if lines[group].block)))
    return Problems(
        tuple(listed), lines[headings.problems[0]].block if first else lines[first].block, listed[-1].last_block
    )


def _named(lines: Sequence[NoticeLine]) -> Problems:
    """Return the bodies that the sentences of a paper name, where it lists no problems."""
    listed = named.listed(lines)
    return Problems(listed, listed[0].title.at.block, listed[-1].last_block) if listed else Problems()


def _ends(lines: Sequence[NoticeLine], end: int, last: int) -> list[int]:
    """Return the lines behind the last problem at which the frame of the paper goes on."""
    going_on = [index for index, line in enumerate(lines) if line.kind is None and _GOING_ON.match(line.text)]
    # Where several problems say what comes next, each says it of itself.
    next_steps = going_on[0] if len(going_on) == 1 else None
    return [
        index
        for index, line in enumerate(lines)
        if (line.block >= end and (line.block <= end + 1 or lines[last].block < end))
        or _ANNEX.fullmatch(line.text)
        or (index == next_steps and index > last)
        or (line.kind is LineKind.HAN and index > last and _is_heading(line) and not line.label)
        or (line.ordinals and not line.field and _FRAME.search(line.text) and _is_heading(line) and _outer(line))
        or (index > last and _CLOSING.search(line.printed))
    ]


def _is_heading(line: NoticeLine) -> bool:
    return len(line.text) <= _LONGEST_HEADING


def _outer(line: NoticeLine) -> bool:
    return line.kind in {LineKind.HAN, LineKind.HAN_BRACKET}


def _listed(
    head: NoticeLine,
    under: Sequence[NoticeLine],
    above: Sequence[NoticeLine],
    register: Register,
    *,
    described: bool,
) -> ListedIssue:
    """Return one problem; what stands under it was done about it, or only describes it."""
    title, word, rest = _head(head)
    below = [*rest, *under]
    if described and below and not below[0].field:
        below[0] = replace(below[0], label=None, field=descriptions.DESCRIPTION)
    body = problem_bodies.read(below)
    group = next((line for line in reversed(above) if by_state(line) or line.kind is LineKind.HAN), None)
    inherited = by_state(group) if group else None
    status = body.word or word
    if status is None and group is not None and inherited is not None and not _MIXED.search(group.text):
        start = group.start + group.text.find(inherited)
        status = Quoted(inherited, Extent(group.block, start, start + len(inherited)))
    number = head.numbered(LineKind.PROBLEM) or (head.ordinals[0] if head.ordinals else None)
    if number and number.kind is LineKind.SPELLED:
        number = None  # 一是 counts within its paragraph
    if group is not None and _IMMEDIATE.search(group.text):
        register = Register.IMMEDIATE
    return ListedIssue(
        register=register,
        title=title,
        number=number.number if number else None,
        aspect=_aspect(head, above),
        word=status,
        status=status_words.status(status.value) if status else None,
        measures=body.measures,
        measures_as=body.measures_as,
        results=body.results,
        results_as=body.results_as,
        plan=body.plan,
        plan_as=body.plan_as,
        internal=body.internal,
        last_block=under[-1].block if under else head.block,
    )


def _head(head: NoticeLine) -> tuple[Quoted[str], Quoted[str] | None, list[NoticeLine]]:
    """Return the title of a problem, the status in brackets behind it, and what of its line belongs to its body."""
    if target := plain_lists.targeted(head):
        start, end, begin = target
        return _part(head, start, end), None, _rest(head, begin)
    whole = head.text.rstrip("。；; ")
    title = whole if head.label is Label.PROBLEM or "。" not in whole else opening(head)
    body = _rest(head, len(title))
    word = None
    stated = _STATED.search(title)
    if stated:
        word = _part(head, stated.start(1), stated.end(1))
        title = title[: stated.start()]
    quoted = None if head.label else _QUOTED.fullmatch(title) or _UNQUOTED.fullmatch(title)
    named = head.label or head.numbered(LineKind.PROBLEM)
    if quoted is None and not named and _NOUN.search(title):
        return _part(head, 0, len(title) - len("问题")), word, body
    return _part(head, quoted.start(1), quoted.end(1)) if quoted else _part(head, 0, len(title)), word, body


def _rest(head: NoticeLine, begin: int) -> list[NoticeLine]:
    """Return the words of a line from `begin` on, as a line."""
    rest = head.text[begin:].lstrip("。：:；; ")
    start = head.end - len(rest)
    return [NoticeLine(head.block, start, start, head.end, rest, printed=rest)] if rest else []


def _part(line: NoticeLine, start: int, end: int) -> Quoted[str]:
    return Quoted(line.text[start:end], Extent(line.block, line.start + start, line.start + end))


def _aspect(head: NoticeLine, above: Sequence[NoticeLine]) -> Quoted[str] | None:
    """Return the nearest heading above that groups problems; a section of the paper does not."""
    for line in reversed(above):
        if line.kind is LineKind.HAN and "方面" not in line.text:
            return None
        if by_state(line) is None and (line.kind is None or head.kind is None or line.kind < head.kind):
            return _part(line, 0, len(line.text.rstrip("。：")))
    return None
