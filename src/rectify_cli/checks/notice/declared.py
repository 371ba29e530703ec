"""The declared figures of a notice add up and agree with what it lists."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register, column_of
from rectify_cli.notices import Claim, Extent, ListedIssue, Reading

SUM = error(
    "N501",
    Phrase("公布的总数等于各分项之和", "a declared total equals the sum of its parts"),
    Phrase("对照台账核对总数和各分项，更正有误的一个", "compare the total and its parts with the ledger"),
)
LISTED = error(
    "N502",
    Phrase("公布的问题数等于列出的问题数", "the number of problems listed is the number declared"),
    Phrase("清点所列标题；有不予公开的，写明个数", "count the headings; if some problems are withheld, say how many"),
)
BY_STATUS = error(
    "N503",
    Phrase(
        "公布的各状态问题数与所列一致",
        "the number of problems listed in each status is the number declared",
    ),
    Phrase("逐个核对所列问题的状态", "check the status of each listed problem"),
)

_COUNTED = {"问题", "具体问题", "反馈问题", "立行立改问题", "个", ""}
_NAMED_AT_MOST = 6
_REST = re.compile("(?:其余|剩余|余下)[^0-9，。；]{0,16}[，。；]")
_BESIDE = re.compile("另行|新增|新发|新交办|两轮|第[二三四]轮|上一?轮|往年|历史遗留|单独统计")
_TRIED = 8  # shares whose every choice is added up
_ASIDE = re.compile("[（(][^（）()]{0,80}[）)]")
_END = re.compile("[。；]")
_COUNT = re.compile("[0-9]{1,6}[个件项条]")


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every declared figure that the notice itself contradicts."""
    for claim in reading.claims:
        yield from _sum(reading, claim)
    for register in (Register.ISSUES, Register.IMMEDIATE):
        claims = [claim for claim in reading.claims if claim.register is register]
        listed = [issue for issue in reading.listed if issue.register is register]
        # What a notice says of those it does not publish is of its issues, if it lists any.
        other = register is Register.IMMEDIATE and len(listed) < len(reading.listed)
        own = replace(reading, unlisted=reading.unlisted_immediate) if other else reading
        yield from _listed(own, claims, listed)


def _sum(reading: Reading, claim: Claim) -> Iterator[Diagnostic]:
    """Yield a total its shares contradict: they may fall short of it where a rest is unnamed, and never exceed it."""
    whole = claim.total.value
    added = sum(share.number.value for share in claim.shares)
    if not claim.contradicted:
        return
    numbers = [share.number.value for share in claim.shares[:_TRIED]]
    if any(sum(some) == whole for size in range(2, len(numbers)) for some in combinations(numbers, size)):
        return  # one of them is told again, as of another day
    if _unread_parts(reading, claim) and (added < whole or _told(reading, claim, added - whole)):
        return
    if added < whole and _REST.search(_behind(reading, claim)):
        return  # 其余为长期任务: the rest has no number
    chained = any(_other_base(claim, other) and other.total.value == added for other in reading.claims)
    if chained or _of_another(reading, claim):
        return  # 15个问题44个具体表现: any of a chain may be what the states count
    written = " + ".join(str(share.number.value) for share in claim.shares)
    yield SUM.broken(
        reading.place(claim.total.at),
        Phrase(
            f"{claim.register.label.zh}总数 {whole}，各分项 {written} = {added}，相差 {abs(added - whole)}",
            f"{claim.register.label.en}: total {whole}, but {written} = {added} (off by {abs(added - whole)})",
        ),
        Phrase(f"如各分项无误，总数应为 {added}", f"if the parts are correct, the total should be {added}"),
        _shares(reading, claim),
    )


def _unread_parts(reading: Reading, claim: Claim) -> bool:
    """Return True if between a total and its last state other parts are counted: the states are not all there is."""
    at, last = claim.total.at, claim.shares[-1].number.at
    if at.block != last.block or last.start < at.end:
        return False
    text = reading.source.blocks[at.block].text
    end = _END.search(text, last.end)
    behind = _ASIDE.sub("", text[at.end : end.start() if end else None])
    return len(_COUNT.findall(behind)) > len(claim.shares)


def _of_another(reading: Reading, claim: Claim) -> bool:
    """Return True if states are not those of their total alone: one exceeds it, or another round is told."""
    done = [share for share in claim.shares if share.column is Column.COMPLETED]
    over = sum(share.number.value for share in claim.shares) > claim.total.value
    return (
        any(share.number.value > claim.total.value for share in claim.shares)
        or (over and len(done) > 1 and ("认定" in _behind(reading, claim) or len({share.word for share in done}) == 1))
        or bool(_BESIDE.search(_behind(reading, claim)))
    )


def _told(reading: Reading, claim: Claim, off: int) -> bool:
    """Return True if by how much the states are too many is a number of their sentence: 其中1条重复."""
    return any(int(number[:-1]) == off for number in _COUNT.findall(_behind(reading, claim)))


def _behind(reading: Reading, claim: Claim) -> str:
    """Return the sentence behind a total."""
    at = claim.total.at
    return reading.source.blocks[at.block].text[at.end :].partition("。")[0] + "。"


def _other_base(claim: Claim, other: Claim) -> bool:
    """Return True if another total of the same sentence of figures may be what the states of a claim count."""
    at, there = claim.total.at, other.total.at
    return at.block == there.block and other.register is claim.register and not other.shares and there.start != at.start


def _shares(reading: Reading, claim: Claim) -> tuple[Related, ...]:
    return tuple(
        Related(
            reading.place(share.number.at),
            Phrase(f"{share.word} {share.number.value}", f"{share.word}: {share.number.value}"),
        )
        for share in claim.shares[:_NAMED_AT_MOST]
    )


def _listed(reading: Reading, claims: Sequence[Claim], listed: Sequence[ListedIssue]) -> Iterator[Diagnostic]:
    """Yield where what is listed differs from the claim that counts it.

    Where several units are declared at once (4 个方面 18 个问题) any of them may be what is listed: one
    that equals it is it, else the nearest is taken.
    """
    counted = [claim for claim in claims if claim.unit in _COUNTED]
    if not listed or not counted:
        return
    number = len(listed)
    withheld = _withheld(reading)
    together = _together(reading, listed) + withheld
    if 2 * together < min(claim.total.value for claim in counted):
        return  # what lists fewer than half is a selection and claims no more
    equal = [claim for claim in claims if claim.total.value in {number, number + withheld, together}]
    nearest = min(equal or counted, key=lambda claim: (abs(claim.total.value - number), not claim.shares))
    if not equal:
        yield _fewer(reading, nearest, listed)
    if equal and nearest.total.value != number and not _states_unlisted(reading):
        return
    same = [claim for claim in counted if claim.total.value == nearest.total.value and claim.shares]
    broken = [list(_by_status(reading, claim, listed)) for claim in same]
    if broken and all(broken):
        yield from broken[0]


def _withheld(reading: Reading) -> int:
    """Return how many problems the notice says it does not publish."""
    return reading.unlisted.total.value if reading.unlisted else 0


def _states_unlisted(reading: Reading) -> bool:
    """Return True if the notice gives the statuses of the problems it does not publish."""
    return reading.unlisted is not None and bool(reading.unlisted.shares)


def _unlisted(reading: Reading, claim: Claim, listed: Sequence[ListedIssue]) -> Counter[Column]:
    """Count the problems a claim counts and the notice says it does not list, by how they stand."""
    unlisted: Counter[Column] = Counter()
    if reading.unlisted and claim.total.value == len(listed) + reading.unlisted.total.value:
        for share in reading.unlisted.shares:
            if share.column:
                unlisted[share.column] += share.number.value
    return unlisted


def _together(reading: Reading, listed: Sequence[ListedIssue]) -> int:
    """Return the number of issues with the immediate fixes among them, as some notices count (含立行立改问题2个)."""
    return len(reading.listed) if listed[0].register is Register.ISSUES else len(listed)


def _fewer(reading: Reading, claim: Claim, listed: Sequence[ListedIssue]) -> Diagnostic:
    declared, number, withheld = claim.total.value, len(listed), _withheld(reading)
    off = abs(declared - number - withheld)
    label = claim.register.label
    right = number + withheld
    named = f"，写明不予公开 {withheld} 个" if withheld else ""
    named_en = f", {withheld} stated as withheld" if withheld else ""
    if right > declared:
        hint = Phrase(f"如所列无误，总数应为 {right}", f"if the list is correct, the total should be {right}")
    else:
        words = f"“另有{withheld + off}个不予公开”"
        hint = Phrase(
            f"如差的 {off} 个不予公开，在文中写明{words}；否则补列，或将总数改为 {right}",
            f"if those missing are withheld, say so ({words}); otherwise list them, or change the total to {right}",
        )
    return LISTED.broken(
        reading.place(claim.total.at),
        Phrase(
            f"{label.zh}公布 {declared} 个，列出 {number} 个{named}，{'少' if right < declared else '多'}列 {off} 个",
            f"{label.en}: {declared} declared, {number} listed{named_en} "
            f"({off} {'fewer' if right < declared else 'more'})",
        ),
        hint,
        (
            _title_of(reading, listed[0], Phrase("列出的第一个", "the first listed")),
            _title_of(reading, listed[-1], Phrase(f"列出的第 {number} 个", f"the last listed, no. {number}")),
        ),
    )


def _title_of(reading: Reading, listed: ListedIssue, message: Phrase) -> Related:
    return Related(reading.place(listed.title.at), message)


def _by_status(reading: Reading, claim: Claim, listed: Sequence[ListedIssue]) -> Iterator[Diagnostic]:
    """Yield each status declared and listed in different numbers; a status that is not understood proves nothing."""
    statuses = [issue.status for issue in listed]
    if any(status is None for status in statuses) or any(share.column is None for share in claim.shares):
        return
    columns = Counter(column_of(status) for status in statuses if status is not None)
    columns += _unlisted(reading, claim, listed)
    declared: Counter[Column | None] = Counter()
    for share in claim.shares:
        declared[share.column] += share.number.value
    for share in {share.column: share for share in reversed(claim.shares)}.values():
        column = share.column
        if column is None or column is Column.TOTAL or declared[column] == columns[column]:
            continue
        matching = [issue for issue in listed if issue.status is not None and column_of(issue.status) is column]
        yield _status(reading, share.number.at, (column, declared[column]), matching)


def _status(reading: Reading, at: Extent, figure: tuple[Column, int], matching: Sequence[ListedIssue]) -> Diagnostic:
    column, declared = figure
    number, label = len(matching), column.label
    off = declared - number
    withheld = Phrase(
        f"如差的 {off} 个不予公开，写明即可；否则将此数改为 {number}，或更正所列问题的状态",
        f"if those missing are withheld, say so; otherwise change this to {number}, or correct a listed status",
    )
    mistaken = Phrase(
        f"将此数改为 {number}，或更正所列问题的状态",
        f"change this to {number}, or correct a listed status",
    )
    return BY_STATUS.broken(
        reading.place(at),
        Phrase(
            f"{label.zh}公布 {declared} 个，列出 {number} 个，{'少' if off > 0 else '多'}列 {abs(off)} 个",
            f"{label.en}: {declared} declared, {number} listed ({abs(off)} {'fewer' if off > 0 else 'more'})",
        ),
        withheld if off > 0 else mistaken,
        tuple(
            _title_of(reading, issue, Phrase(f"列为{label.zh}", f"listed as {label.en}"))
            for issue in matching
            if number <= _NAMED_AT_MOST
        ),
    )
