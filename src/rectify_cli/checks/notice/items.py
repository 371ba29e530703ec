"""The items of a list run in sequence: （1）（2）, ①②, 1.2., 问题一：问题二：, 第一步，第二步，."""

import re
from collections.abc import Callable, Iterator

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
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ITEM = re.compile(
    rf"(?:^|(?<=[。；：，\s]))(?:（(?P<number>[0-9]{{1,2}})）|(?P<circled>{CIRCLED})|（(?P<han>{COUNT})）"
    rf"|(?P<about>针对|关于|就|对|围绕)?(?P<word>{_WORDS})(?P<of>{COUNT}|[0-9]{{1,2}})(?=[：，:.．])(?![.．][0-9])"
    rf"|第(?P<step>{COUNT}|[0-9]{{1,2}})(?P<unit>步|阶段)(?=[，：:])"
    rf"|第(?P<group>{COUNT}|[0-9]{{1,2}})(?P<whole>批|项|条|轮|类|组)(?![至到、])|(?P<verbed>{COUNT})(?P<verb>[{_VERBS}])"
    rf"|(?P<letter>[A-H])[.．、](?=[㐀-鿿])|(?P<closed>[0-9]{{1,2}})）"
    rf"|(?P<roman>[{_ROMAN}]|[IVX]{{1,4}})[.．、])"
    r"|(?:^|(?<=[。；：]))(?P<dotted>[0-9]{1,2})[.．、](?![0-9])"
    rf"|(?<![附件注见第表图、和与及至\s。；：，])(?P<joined>{CIRCLED})(?=[㐀-鿿])"
)
_AS_PRINTED: dict[str, Callable[[int], str]] = {
    "circled": ordinals.circled,
    "number": "（{}）".format,
    "han": lambda number: f"（{hanzi(number)}）",
    "dotted": "{}.".format,
}
_NEXT_CELL = re.compile(r"[\t\n]")
_LOOSE = {"批", "项", "条", "轮", "类", "组"}
_LISTED = 3  # ①②③ without marks between them: two may be notes


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Follow the items of one paragraph, and ①②, 问题一：, 第一步， until they begin again; the first may be any."""
    last: dict[str, Step] = {}
    problems = problem_numbers(reading)
    for index, placed in enumerate(reading.source.blocks):
        if not isinstance(placed.block, Paragraph) or level_of(placed.text) or "略" in placed.text:
            last = {}
        last = {kind: step for kind, step in last.items() if _lasts(kind)}
        circled, cell = len(re.findall(CIRCLED, placed.text)), 0
        for match in _ITEM.finditer(placed.text):
            if isinstance(placed.block, Table) and _NEXT_CELL.search(placed.text, cell, match.start()):
                cell, last = match.start(), {}
            if (match["joined"] and circled < _LISTED) or (index, match.start("of")) in problems:
                continue
            if not (match["whole"] == "条" and match.start()):
                yield from _followed(reading, last, match, index)


def _lasts(kind: str) -> bool:
    """Return True if a series goes on in the next paragraph."""
    return (kind not in _AS_PRINTED or kind == "circled") and not kind.startswith("对")


def _followed(reading: Reading, last: dict[str, Step], match: re.Match[str], index: int) -> Iterator[Diagnostic]:
    """Yield an item that does not follow the last of its series; a series but of bare numbers begins with its first."""
    kind, number, printed = _read(match)
    if not number or (kind not in _AS_PRINTED and kind not in last and number != 1):
        return
    if kind in _LOOSE or match["verb"]:
        number = _run_on(last.get(kind), number)
    before = last.get(kind)
    here = last[kind] = _after(before, number, Extent(index, match.start(), match.end()))
    # A PDF prints the cells of a row line by line: 2. of one, 2. of the next.
    beside = reading.source.unit is Unit.PAGE and before is not None and before.number == here.number
    if here.wanted is not None and not beside:
        wanted = printed(here.wanted)
        yield ITEMS.broken(
            reading.place(here.at),
            Phrase(f"应为“{wanted}”，写作“{match[0]}”", f"expected {wanted}, found {match[0]}"),
            Phrase(f"如无遗漏，改为“{wanted}”", f"if none is missing, write “{wanted}”"),
        )


def _run_on(before: Step | None, number: int) -> int:
    """Return the number of what need not be listed: 第五批 is wrong only where it jumps behind a first and a second."""
    if before is None or before.wanted is not None:
        return 1 if before else number
    return number if number in {1, before.number + 1} or (before.number > 1 and number > before.number) else 1


def _read(match: re.Match[str]) -> tuple[str, int, Callable[[int], str]]:
    """Return the series an item belongs to, its number, and how another number is printed there."""
    if match["word"]:
        numbered = str if match["of"].isdecimal() else hanzi
        about = "对" if match["about"] else ""
        return about + match["word"], value(match["of"]), lambda number: f"{match['word']}{numbered(number)}"
    if match["step"]:
        return match["unit"], value(match["step"]), lambda number: f"第{hanzi(number)}{match['unit']}"
    if match["roman"]:
        roman = match["roman"]
        number = _ROMAN.find(roman) + 1 if roman in _ROMAN else _ROMANS.index(roman) + 1 if roman in _ROMANS else 0
        return "roman", number, lambda number: f"{_ROMANS[number - 1]}."
    return _plain(match)


def _plain(match: re.Match[str]) -> tuple[str, int, Callable[[int], str]]:
    """Return the same of an item without a word of its own."""
    if match["group"]:
        return match["whole"], value(match["group"]), lambda number: f"第{hanzi(number)}{match['whole']}"
    if match["verb"]:
        return "verb" + match["verb"], value(match["verbed"]), lambda number: f"{hanzi(number)}{match['verb']}"
    if match["letter"]:
        return "letter", ord(match["letter"]) - ord("A") + 1, lambda number: f"{chr(ord('A') + number - 1)}."
    if match["closed"]:
        return "closed", int(match["closed"]), "{}）".format
    kind = match.lastgroup or ""
    kind = "circled" if kind == "joined" else kind
    return kind, value(match[match.lastgroup or 0]), _AS_PRINTED[kind]


def _after(before: Step | None, number: int, at: Extent) -> Step:
    """Return the next step, with what was wanted where it does not follow."""
    if before is None or number == 1 or before.leads_to(number):
        return Step(number, at)
    return Step(number, at, before.number + 1)
