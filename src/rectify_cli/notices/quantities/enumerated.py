"""Claims that so many are listed behind a number, by the form of the list: names of a kind, 一处…一处…, lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count, takewhile

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict

_NUMBER = "(?<![第年月0-9.〔一二三四五六七八九十每几百千])(?P<n>[0-9]{1,2}|[两二三四五六七八九]|十[一二三四五]?)"
_BEHIND = lazy(
    f"{_NUMBER}(?P<unit>[个项条类点份枚张处起名家所座次期件部方种支场大][㐀-鿿]{{0,10}}?)(?:”[㐀-鿿]{{0,6}})?"
    "(?P<opens>：|（|，即：?|，?(?:名单|具体|内容|分别|详情|情况)?(?:如下|为|是)：|组成：)(?P<list>[^。：\\n]{5,240})"
)
_PHRASE = lazy(
    "“(?P<n>[两二三四五六七八九十])个?(?P<noun>[㐀-鿿]{1,4})”(?:[㐀-鿿]{0,5})(?:：|，即)(?P<list>[^。：\\n]{5,160})"
)
_EACH = lazy(f"{_NUMBER}(?P<unit>[处起家名件项个])[，。：]一(?P=unit)(?=[㐀-鿿])")
_TURNS = lazy(
    f"(?:共|计|提出|作出)?{_NUMBER}(?P<unit>次|部分|批|阶段|轮|步|环节|期|方面)[㐀-鿿]{{0,8}}(?:：|，)第一(?P=unit)",
    "第一",
)
_CODES = lazy(
    f"{_NUMBER}[条项件份个][㐀-鿿]{{0,4}}，(?:编号|文号|案号)(?:依次|分别)?(?:为|是)(?P<list>[^，。；]{{6,160}})",
    "编号|文号|案号",
)
_ROW = "(?P<list>20[0-9]{2}年?(?:[0-9]{1,2}月)?(?:[、和至到—~～-]20[0-9]{2}年?(?:[0-9]{1,2}月)?){1,9})"
_YEARS_BEFORE = lazy(
    f"{_ROW}度?，?(?:共计?|跨度|涉及|连续|跨|计){{0,2}}(?P<n>[0-9]{{1,2}}|[两三四五六七八九十])个(?:会计|预算|财政)?年度",
    "年度",
)
_YEARS_BEHIND = lazy(
    f"连续(?P<n>[0-9]{{1,2}}|[两三四五六七八九十])年（{_ROW}）",
    "连续",
)
_LINES = lazy(
    f"{_NUMBER}(?:[个项条类点大][㐀-鿿]{{0,8}}：|个。)\\n",
    "\n",
)
_ORDINAL = lazy("(?:（?(?P<a>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:）|[.．、](?![0-9])))")
_LOOSE = lazy(
    "等|其中|其余|其他|[含如另]|重点|突出|主要|部分|已公开|较|若干|分别|[0-9]|例|代表|包括|涉及|见附|均有|[两三]处|不"
)
_LINES_LOOSE = lazy("等|其中|部分|主要|首批|涉及|若干|以下做法")
_HELD = lazy("(?:落实|贯彻|按照|根据|依据|执行|围绕|遵照)[㐀-鿿]{0,6}$")
_ENDS = lazy("，(?:均|已|全部|都|逐|并|现|其|一律|做到|实现|确保|要求|共|合计|由|统一)|）|$")
_SPREAD = {"处", "起", "件", "次", "例", "宗", "场", "场次", "人次"}  # one place or body has several of them
_BODIES = {"家", "所", "镇", "乡", "村", "县", "区", "市", "局"}
_BODY = lazy(
    "(?:部门|单位|机构|组织|企业|公司|学校|医院|乡镇|街道|社区|[省市县区镇乡村局]|片区|园区|项目|窗口|路段|小区)$"
)
PLACE = lazy("[省市州县区镇乡村屯街道路巷局委办厅院校厂站所部科队社]$|公司$|中心$|支行$")
"""How a name of a place or a body ends."""

_OF_ITSELF = lazy("(?:案|案件|事件|事故|问题|行为|活动|会议?|[一两]?[起件处例])$")  # what an item is, not where
_NESTED = lazy("（[^（）]{0,20}）")
_SHORT = 12  # characters of an item of names
_TOLD = 3  # items that make a list


def claims(text: str, taken: set[int]) -> Iterator[Claim]:
    """Yield the claims of one paragraph, or of lines joined, whose number is none of those `taken`."""
    for match in _BEHIND.finditer(text):
        noun = match["unit"][1:] or text[max(0, match.start() - _SHORT) : match.start()]
        if not by_place(match["unit"][0], noun, match["opens"], names(match["list"])):
            yield from _claim(match, _alike(match), taken)
    for match in _PHRASE.finditer(text):
        items = _items(match["list"])
        yield from _claim(match, len(items) if all(item.endswith(match["noun"]) for item in items) else 0, taken)
    for match in _EACH.finditer(text):
        yield from _claim(match, _singly(text, match), taken)
    for match in _TURNS.finditer(text):
        yield from _claim(match, _in_turn(text, match), taken)
    for match in chain(_YEARS_BEFORE.finditer(text), _YEARS_BEHIND.finditer(text)):
        years = [int(year) for year in re.findall("20[0-9]{2}", match["list"])]
        ranged = len(years) == 2 and bool(re.search("[至到—~～-]", match["list"]))  # noqa: PLR2004 - its ends
        yield from _claim(match, years[1] - years[0] + 1 if ranged else len(years), taken)
    for match in _CODES.finditer(text):
        items = match["list"].split("、")
        yield from _claim(match, len(items) if all(re.search("[0-9]", item) for item in items) else 0, taken)


def over_lines(text: str, *, whole: bool) -> Iterator[Claim]:
    """Yield that so many numbered lines stand behind a number (七个方面： / 1.…); `whole` if nothing follows."""
    for match in _LINES.finditer(text):
        lines = text[match.end() :].split("\n")
        numbered = [_ORDINAL.match(line) for line in lines]
        values = [numerals.value(number["a"]) if number else 0 for number in numbered]
        listed = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(values, count(1), strict=False))))
        ended = listed < len(lines) or whole
        own = any(
            re.search("[0-9]", line[number.end() :]) for line, number in zip(lines, numbered, strict=True) if number
        )
        if ended and not own and not _LINES_LOOSE.search(text, text.rfind("\n", 0, match.start()) + 1, match.end()):
            yield from _claim(match, listed, set())


def _claim(match: re.Match[str], listed: int, taken: set[int]) -> Iterator[Claim]:
    at = match.start("n")
    if listed < 2 or at in taken:  # noqa: PLR2004 - a list
        return
    taken.add(at)
    number = numerals.value(match["n"].replace("两", "二"))
    where = match.span("list") if "list" in match.groupdict() else (match.end("n"), match.end())
    verdict = Verdict.PROVED if listed == number else Verdict.FAILS
    yield Claim(
        Kind.LISTED, verdict, Stretch(*match.span("n")), match["n"], f"列出 {listed}", f"{listed}", (Stretch(*where),)
    )


def names(listed: str) -> str:
    """Return a list without the clause behind it (，均已封存) and what its brackets say."""
    listed = _NESTED.sub("", listed)
    end = _ENDS.search(listed)
    return listed[: end.start()] if end else listed


def by_place(unit: str, noun: str, opens: str, listed: str) -> bool:
    """Return True if a list may name where or with whom so many are, several in one: 违建6处（东关街、老车站）.

    `noun` is what is counted, at its end: names that end as it does are of the things themselves (水厂2座：城东水厂…).
    """
    items = [item.strip() for item in re.split("[、，；]", listed)]
    if opens not in {"（", "："} or any(_OF_ITSELF.search(item) for item in items):
        return False
    places = all(PLACE.search(item) for item in items) and unit not in _BODIES and not _BODY.search(noun)
    return unit in _SPREAD or (places and noun[-1:] not in {item[-1:] for item in items})


def _items(listed: str) -> list[str]:
    """Return what the marks of a list part: ； where there is one, else 、."""
    listed = names(listed)
    mark = "；" if "；" in listed else "、"
    return [item.strip() for item in listed.split(mark)]


def _alike(match: re.Match[str]) -> int:
    """Return how many items of one kind a list has, 0 where they are none or it need not be all."""
    listed = match["list"]
    items = _items(listed)
    words = match["unit"] + "".join(items)
    if _HELD.search(match.string, max(0, match.start() - 10), match.start()) or items[0].startswith("一是"):
        return 0
    if len(items) < 2 or _LOOSE.search(words) or not all(items):  # noqa: PLR2004 - a list
        return 0
    if any(re.search("[，]|(?<=[㐀-鿿])[和及与](?=[㐀-鿿])", item) for item in items):
        return 0
    same = len({item[-1] for item in items}) == 1
    parallel = "；" in listed or match["opens"] == "组成：" or max(map(len, items)) - min(map(len, items)) == 0
    short = max(map(len, items)) <= _SHORT
    return len(items) if short and (same or (parallel and len(items) >= _TOLD)) else 0


def _singly(text: str, match: re.Match[str]) -> int:
    """Return how often 一处 opens a clause behind a number of 处."""
    end = text.find("\n", match.end())
    behind = text[match.end("unit") : end if end >= 0 else len(text)]
    if _LOOSE.search(behind) or re.search(f"[两三四]{match['unit']}", behind):
        return 0
    return len(re.findall(f"[，。；：]一{match['unit']}", behind))


def _in_turn(text: str, match: re.Match[str]) -> int:
    """Return how far 第一次, 第二次, … run behind a number of 次."""
    end = text.find("\n", match.end())
    behind = text[match.end("unit") : end if end >= 0 else len(text)]
    found = [numerals.value(number) for number in re.findall(f"第([一二三四五六七八九十]){match['unit']}", behind)]
    ordered: Sequence[int] = list(dict.fromkeys(found))
    return (
        len(ordered)
        if ordered == list(range(1, len(ordered) + 1)) and not re.search("其中|例如|等[，。]|已|正在|尚未", behind)
        else 0
    )
