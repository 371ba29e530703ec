"""A total in the text equals the parts named as its whole: pieces (N504) and money (N506)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading

PIECES = error(
    "N504",
    Phrase("写明由几部分组成的总数等于各部分之和", "a total in the text equals the sum of the parts given for it"),
    Phrase("核对总数和各部分", "check the total and its parts"),
)
MONEY = error(
    "N506",
    Phrase("写明由几部分组成的金额等于各部分之和", "an amount of money equals the sum of the parts given for it"),
    Phrase("核对总额和各部分，注意元、万元、亿元", "check the amount and its parts, and their units (元, 万元, 亿元)"),
)

_MONEY = {"元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}
_UNIT = "亿元|万元|元|人次|件|个|项|起|人|条|份|名|次|处|笔|场|户|宗|篇|家|台|套|期|批|例|辆|间|座|本"
_NUMBER = r"[0-9]{1,12}(?:\.[0-9]{1,6})?"
# A件（…） and A件，分别是… / 即… / 其中…，其余…: a length that is bounded keeps the search linear.
_TOTAL = re.compile(
    rf"(?<![0-9.,])(?<![0-9]，)(?P<number>{_NUMBER})(?P<unit>{_UNIT})"
    r"(?![以余多左来])(?:[^（）。；，、：0-9]{0,12}（(?P<bracket>[^（）。；]{3,200})）"
    r"|[^（）。；，、：0-9]{0,12}[，：](?P<says>分别是|分别为|即|其中)(?P<rest>[^（）。；]{3,200})(?=[。；]|$))"
)
_PART = re.compile(rf"(?P<label>[^0-9]{{0,30}})(?P<number>{_NUMBER})(?P<unit>{_UNIT})")
_BREAK = re.compile(r"[，、；]|(?<=[个件项起人条份名次元])和")
# What makes a number something else than an exact part: about, more than, of which, compared with, on average.
_INEXACT = re.compile(
    "约|近|超|逾|余|多于|至少|不少于|不超过|其中|含|同比|环比|增|降|减|占|比|均|每|上年|去年|原|第|共|至|—|剩|另|涉及|包括|具体|措施|方面"
)
# One person may be counted under several of these.
_OVERLAP = re.compile("处分|处理|诫勉|批评|谈话|函询|检查|党员|干部|女|代表|委员")
_ROUNDED = Decimal("0.5")


class Amount(NamedTuple):
    """A number with its unit, as printed and in the smallest unit; `slack` is what rounding may hide."""

    printed: str
    unit: str

    @property
    def value(self) -> Decimal:
        """The number of pieces, or of 元."""
        return Decimal(self.printed) * _MONEY.get(self.unit, Decimal(1))

    @property
    def slack(self) -> Decimal:
        """Half of the last printed digit of 万元 and 亿元; nothing else is rounded."""
        if _MONEY.get(self.unit, Decimal(1)) == 1:
            return Decimal(0)
        places = len(self.printed.partition(".")[2])
        return _MONEY[self.unit] * _ROUNDED.scaleb(-places)


class Sum(NamedTuple):
    """A total and its parts, in the words of one sentence."""

    total: Amount
    parts: list[Amount]
    added: Decimal

    @property
    def holds(self) -> bool:
        """Return True if the parts make the total, but for the rounding of each."""
        slack = self.total.slack + sum(part.slack for part in self.parts)
        return abs(self.added - self.total.value) <= slack


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every total whose parts add up to another number."""
    for index, placed in enumerate(reading.source.blocks):
        for match in _TOTAL.finditer(placed.text):
            total = _sum(placed.text, match)
            if total and not total.holds:
                yield _wrong(reading, index, match, total)


def _sum(text: str, match: re.Match[str]) -> Sum | None:
    """Return the sum a sentence claims; None where it does not claim that these are all its parts."""
    total = Amount(match["number"], match["unit"])
    if _INEXACT.search(text[max(0, match.start() - 4) : match.start()].replace("共", "").replace("其中", "")):
        return None
    written = [piece.strip() for piece in _BREAK.split(match["bracket"] or match["rest"])]
    rest = among = match["says"] == "其中"
    parts: list[Amount] = []
    for number, piece in enumerate(written, start=1):
        part = _PART.fullmatch(piece)
        if part is None:
            return None
        label = part["label"]
        if rest and number == len(written) and label.startswith(("其余", "剩余", "余下")):
            label, among = label[2:], False
        if _INEXACT.search(label) or not _alike(total.unit, part["unit"], label):
            return None
        parts.append(Amount(part["number"], part["unit"]))
    if len(parts) < 2:  # noqa: PLR2004 - two make a sum
        return None
    claimed = Sum(total, parts, sum((part.value for part in parts), Decimal(0)))
    # What is said to be among them (其中) need not be all of them, yet can never be more.
    return None if among and claimed.added <= total.value else claimed


def _alike(whole: str, unit: str, label: str) -> bool:
    """Return True if parts in `unit` can make a whole in its unit, and no piece counts twice."""
    if whole in _MONEY:
        return unit in _MONEY
    return whole == unit and not _OVERLAP.search(label)


def _wrong(reading: Reading, block: int, match: re.Match[str], claimed: Sum) -> Diagnostic:
    unit = claimed.total.unit
    rule = MONEY if unit in _MONEY else PIECES
    factor = _MONEY.get(unit, Decimal(1))
    added = f"{(claimed.added / factor).normalize():f}"
    off = f"{(abs(claimed.added - claimed.total.value) / factor).normalize():f}"
    written = " + ".join(f"{part.printed}{'' if part.unit == unit else part.unit}" for part in claimed.parts)
    group = "bracket" if match["bracket"] else "rest"
    return rule.broken(
        reading.place(Extent(block, match.start("number"), match.end("unit"))),
        Phrase(
            f"总数 {claimed.total.printed}{unit}，各部分 {written} = {added}{unit}，相差 {off}{unit}",
            f"total {claimed.total.printed}{unit}, but {written} = {added}{unit} (off by {off}{unit})",
        ),
        Phrase(
            f"如各部分无误，改为“{added}{unit}”",
            f"if the parts are correct, write “{added}{unit}”",
        ),
        (
            Related(
                reading.place(Extent(block, match.start(group), match.end(group))),
                Phrase("各部分在此处", "the parts are here"),
            ),
        ),
    )
