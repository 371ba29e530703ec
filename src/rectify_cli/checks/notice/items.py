"""The items of a list run in sequence: （1）（2）, ①②, 1.2., 问题一：问题二：, 第一步，第二步，."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rectify_cli.checks.series import Step, level_of, problem_numbers
from rectify_cli.core.chinese import ordinals
from rectify_cli.core.chinese.numerals import hanzi
from rectify_cli.core.chinese.ordinals import CIRCLED, COUNT, value
from rectify_cli.core.diagnostics import Diagnostic, Unit, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Paragraph, Table
from rectify_cli.notices import Extent, Reading

ITEMS = warning(
    "H514",
    Phrase("（1）（2）、①②依次排列，不跳号、不重号", "（1）（2） and ①② run in sequence, with no gaps or repeats"),
    Phrase("更正序号，或补上遗漏的一项", "correct the number, or add the missing item"),
)

_WORDS = (
    "问题|举措|措施|任务|做法|事项|建议|案例|步骤|短板|隐患|原因|经验|亮点|类型|要点|风险|意见|线索|难点|议题"
    "|环节|方面|阶段"
)
_VERBS = "看查问听谈抓访评改建促治学讲比盯清核"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_LETTERS = "ABCDEFGH"
_SIGN, _SIGNS = "\u2474", 20  # ⑴ to ⒇, then ⒈ to ⒛, each one character
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ITEM = re.compile(
    rf"(?:^|(?<=[。；：，\s]))(?:（(?P<number>[0-9]{{1,2}})）|(?P<circled>{CIRCLED})|（(?P<han>{COUNT})）"
    rf"|(?P<about>针对|关于|就|对|围绕)?(?P<word>{_WORDS})（?(?:(?P<of>[0-9]{{1,2}})|(?P<of_han>{COUNT}))）?(?=[：，:.．])(?![.．][0-9])"
    rf"|第(?P<step>{COUNT}|[0-9]{{1,2}})(?P<unit>步|阶段)(?=[，：:（])"
    rf"|第(?P<group>{COUNT}|[0-9]{{1,2}})(?P<whole>批|项|条|轮|类|组)(?![至到、])|(?P<verbed>{COUNT})(?P<verb>[{_VERBS}])"
    rf"|(?P<letter>[A-H])[.．、](?=[㐀-鿿])|(?P<closed>[0-9]{{1,2}})）"
    rf"|(?<=[；：])(?P<spelled>{COUNT})、(?!{COUNT}月)"
    r"|(?P<sign>[\u2474-\u249b])"
    rf"|(?P<roman>[{_ROMAN}]|[IVX]{{1,4}})[.．、])"
    r"|(?:^|(?<=[。；：]))(?P<dotted>[0-9]{1,2})[.．、](?![0-9])"
    rf"|(?<![附件注见第表图、和与及至\s。；：，])(?P<joined>{CIRCLED})(?=[㐀-鿿])"
)


class _Kind(NamedTuple):
    """A kind of series: the group with its number, the group with its own word, and how a number is printed there.

    `opens` says that it begins with its first, `lasts` that it goes on in the next paragraph, `loose` that what it
    numbers need not be listed (第五批).
    """

    group: str
    printed: Callable[[int, str], str]
    named: str = ""
    opens: bool = True
    lasts: bool = True
    loose: bool = False


_KINDS = (
    _Kind("number", lambda number, _: f"（{number}）", opens=False, lasts=False),
    _Kind("han", lambda number, _: f"（{hanzi(number)}）", opens=False, lasts=False),
    _Kind("dotted", lambda number, _: f"{number}.", opens=False, lasts=False),
    _Kind("circled", lambda number, _: ordinals.circled(number), opens=False),
    _Kind("joined", lambda number, _: ordinals.circled(number), opens=False),
    _Kind("spelled", lambda number, _: f"{hanzi(number)}、", lasts=False),
    _Kind("sign", lambda number, _: f"（{number}）", opens=False, lasts=False),
    _Kind("of", lambda number, word: f"{word}{number}", "word"),
    _Kind("of_han", lambda number, word: f"{word}{hanzi(number)}", "word"),
    _Kind("step", lambda number, unit: f"第{hanzi(number)}{unit}", "unit"),
    _Kind("group", lambda number, unit: f"第{hanzi(number)}{unit}", "whole", loose=True),
    _Kind("verbed", lambda number, verb: f"{hanzi(number)}{verb}", "verb", loose=True),
    _Kind("letter", lambda number, _: f"{chr(ord('A') + number - 1)}."),
    _Kind("closed", lambda number, _: f"{number}）"),
    _Kind("roman", lambda number, _: f"{_ROMANS[number - 1]}."),
)
_REFERS = re.compile(f".?{CIRCLED}{CIRCLED}|{CIRCLED}{CIRCLED}")  # ①③⑤项: items named, not opened
_NEXT_CELL = re.compile(r"[\t\n]")
_SAME = {"joined": "circled", "of_han": "of"}
_PASSING = {kind.group for kind in _KINDS if not kind.lasts}
_ABOUT = "对"  # 针对问题一： counts apart, and in its paragraph alone
_LISTED = 3  # ①②③ without marks between them: two may be notes


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the items of one paragraph, and ①②, 问题一：, 第一步， until they begin again; the first may be any."""
    last: dict[str, Step] = {}
    problems = problem_numbers(reading)
    for index, placed in enumerate(reading.source.blocks):
        if not isinstance(placed.block, Paragraph) or level_of(placed.text) or "略" in placed.text:
            last = {}
        last = {series: step for series, step in last.items() if series not in _PASSING and _ABOUT not in series}
        circled, cell = len(re.findall(CIRCLED, placed.text)), 0
        for match in _ITEM.finditer(placed.text):
            if isinstance(placed.block, Table) and _NEXT_CELL.search(placed.text, cell, match.start()):
                cell, last = match.start(), {}
            notes = match["joined"] and circled < _LISTED
            numbered = any((index, match.start(group)) in problems for group in ("of", "of_han"))
            law = match["whole"] == "条" and match.start()
            if not (notes or numbered or law or _REFERS.match(placed.text, max(0, match.start() - 1), match.end() + 1)):
                yield from _followed(reading, last, match, index)


def _followed(reading: Reading, last: dict[str, Step], match: re.Match[str], index: int) -> Iterator[Diagnostic]:
    """Yield an item that does not follow the last of its series."""
    kind = next(kind for kind in _KINDS if match[kind.group])
    name = match[kind.named] if kind.named else ""
    series = _SAME.get(kind.group, kind.group) + name + (_ABOUT if match["about"] else "")
    number = _number(match[kind.group])
    if not number or (kind.opens and series not in last and number != 1):
        return
    if kind.loose:
        number = _run_on(last.get(series), number)
    before = last.get(series)
    here = last[series] = _after(before, number, Extent(index, match.start(), match.end()))
    # A PDF prints the cells of a row line by line: 2. of one, 2. of the next.
    beside = reading.source.unit is Unit.PAGE and before is not None and before.number == here.number
    if here.wanted is not None and not beside:
        wanted = kind.printed(here.wanted, name)
        yield ITEMS.broken(
            reading.place(here.at),
            Phrase(f"应为“{wanted}”，写作“{match[0]}”", f"expected {wanted}, found {match[0]}"),
            Phrase(f"如无遗漏，改为“{wanted}”", f"if none is missing, write “{wanted}”"),
        )


def _number(printed: str) -> int:
    """Return the number of an item in digits, in 汉字, as a letter or as a Roman numeral; 0 if it is none."""
    if printed in _ROMAN:
        return _ROMAN.index(printed) + 1
    if printed in _ROMANS:
        return _ROMANS.index(printed) + 1
    if _SIGN <= printed[0] <= "\u249b":
        return (ord(printed[0]) - ord(_SIGN)) % _SIGNS + 1
    if printed[0] in _LETTERS:
        return _LETTERS.index(printed) + 1
    return 0 if printed[0] in "IVX" else value(printed)


def _run_on(before: Step | None, number: int) -> int:
    """Return the number of what need not be listed: 第五批 is wrong only where it jumps behind a first and a second."""
    if before is None or before.wanted is not None:
        return 1 if before else number
    return number if number in {1, before.number + 1} or (before.number > 1 and number > before.number) else 1


def _after(before: Step | None, number: int, at: Extent) -> Step:
    """Return the next step, with what was wanted where it does not follow."""
    if before is None or number == 1 or before.leads_to(number):
        return Step(number, at)
    return Step(number, at, before.number + 1)
