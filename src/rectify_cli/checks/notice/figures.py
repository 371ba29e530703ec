"""What the figures of a notice say of each other holds: sums, shares, changes, averages, remainders, counts, spans."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from rectify_cli.core.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading, quantities
from rectify_cli.notices.quantities import Kind, Verdict

if TYPE_CHECKING:
    from rectify_cli.core.diagnostics import Place
    from rectify_cli.notices.quantities import Claim, Stretch

PIECES = error(
    "N504",
    Phrase(
        "总数等于各部分之和，剩余等于总数减去其他部分",
        "a total is the sum of its parts, and what is left is the total without the others",
    ),
    Phrase("核对总数和各部分", "check the total and its parts"),
)
SHARE = error(
    "N505",
    Phrase("百分比等于文中的部分除以整体", "a percentage is its part divided by its whole"),
    Phrase("按部分和整体重新计算", "recalculate it from the part and the whole"),
)
MONEY = error(
    "N506",
    Phrase(
        "总额等于各部分之和，结余、差额等于两数之差",
        "an amount is the sum of its parts, and a balance is the difference",
    ),
    Phrase("核对总额和各部分，注意元、万元、亿元", "check the amount and its parts, and their units (元, 万元, 亿元)"),
)
ROUNDED = warning(
    "N508",
    Phrase("尾数的出入不超过四舍五入", "figures differ by no more than rounding explains"),
    Phrase("核对各数的尾数", "check the last digit of each figure"),
)
COMPUTED = error(
    "N509",
    Phrase(
        "增减、平均数、乘积与据以计算的各数一致",
        "a change, an average or a product agrees with the figures it comes from",
    ),
    Phrase("核对各数，注意增减的方向", "check the figures, and the direction of the change"),
)
LISTED = error(
    "N500",
    Phrase("写明的个数与列举的个数一致", "as many are listed as are counted"),
    Phrase("清点所列各项", "count what is listed"),
)
SPAN = error(
    "D526",
    Phrase("起止时间与写明的时长一致", "a span of time is as long as is said"),
    Phrase("核对起止时间和时长", "check the first and the last day, and how long it is said to be"),
)
WEEKDAY = error(
    "D527",
    Phrase("日期与星期一致", "a date falls on the weekday given for it"),
    Phrase("查日历，改正日期或星期", "look it up in a calendar, and correct the date or the weekday"),
)

_RULES = {
    Kind.PIECES: PIECES,
    Kind.MONEY: MONEY,
    Kind.SHARE: SHARE,
    Kind.CHANGE: COMPUTED,
    Kind.AVERAGE: COMPUTED,
    Kind.LISTED: LISTED,
    Kind.SPAN: SPAN,
    Kind.WEEKDAY: WEEKDAY,
}


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every claim of a paragraph that its own figures contradict."""
    declared = {(claim.total.at.block, claim.total.at.start) for claim in reading.claims if claim.contradicted}
    for block, placed in enumerate(reading.source.blocks):
        for claim in quantities.claims(placed.text):
            if claim.verdict is not Verdict.PROVED and not _summed(claim, block, declared):
                yield _wrong(reading, claim, [(0, block)])
    for first, lines, last in quantities.runs([placed.text for placed in reading.source.blocks]):
        starts = [(start, first + number) for number, start in enumerate(accumulate([0, *map(_with_end, lines[:-1])]))]
        for claim in quantities.over(lines, whole=last):
            if claim.verdict is not Verdict.PROVED:
                yield _wrong(reading, claim, starts)


def _with_end(line: str) -> int:
    return len(line) + 1


def _summed(claim: "Claim", block: int, declared: set[tuple[int, int]]) -> bool:
    """Return True if a rule over the declared figures of the notice tells of the same total."""
    added = claim.kind is Kind.PIECES
    return added and any((block, stretch.start) in declared for stretch in (claim.at, *claim.operands[:1]))


def _wrong(reading: Reading, claim: "Claim", starts: Sequence[tuple[int, int]]) -> Diagnostic:
    """Return what to say of a claim; `starts` are where each line it was read from begins, and its block."""
    rule = ROUNDED if claim.verdict is Verdict.NEAR else _RULES[claim.kind]
    wanted = claim.wanted

    def place(at: "Stretch") -> "Place":
        start, block = max(line for line in starts if line[0] <= at.start)
        return reading.place(Extent(block, at.start - start, at.end - start))

    return rule.broken(
        place(claim.at),
        Phrase(f"{claim.equation}，文中 {claim.printed}", f"{claim.equation}, the text says {claim.printed}"),
        Phrase(f"如其他各数无误，改为“{wanted}”", f"if the other figures are correct, write “{wanted}”")
        if wanted
        else None,
        tuple(Related(place(stretch), Phrase("据此计算", "computed from this")) for stretch in claim.operands[:6]),
    )
