"""Claims that so many are listed, whatever the list looks like: 甲、乙、丙三部门; “查、改”两个环节; 2起：甲案；乙案."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.enumerated import PLACE
from rectify_cli.notices.quantities.quantity import Quantity

_N = "(?P<n>[0-9]{1,2}|[一两二三四五六七八九十]{1,3})"
_PART = "(?:[^，。；：、（）“”《》0-9\\s]|“[^“”]{1,10}”)"
_ITEM, _LAST = f"{_PART}{{1,22}}", f"{_PART}{{1,22}}?"
_NOUN = (
    "部门|单位|镇(?!级)|乡(?!级)|街道|社区|村(?!级)|县(?!级)|区(?!级)|市(?!级)|局|办|院|校|"
    "(?:个|大|家|类|项|所|名|支)(?:[㐀-鿿]{0,4}?)(?:部门|单位|乡镇|镇|乡|街道|村|社区|县|区|市|片区|工作组|小组|组|节点|环节|序号|方面|领域|专项|行动|工程|平台|系统|板块|阶段|维度|渠道|窗口|站点|医院|学校|企业|公司|行业|课题|专题|程序|步骤|关口|层面|河流|水库|园区|岗位|品种|类型|支部|科室|机构|项目|制度|人员|候选人|专家|工作|任务|机制|措施)"
)
_VERB = lazy(
    "^(?:开展|建立|完善|制定|召开|组织|推进|落实|加强|强化|提出|明确|形成|健全|修订|出台|整改|清理|排查|约谈|查处|完成|实施|优化)"
)
_DONE = lazy(
    "(?:提出|制定|建立|明确|开展|完成|实施|推进|形成|设立|组建|新建|建成|检查|出台|修订|梳理|发现|确定|下发|约谈|通报|处理|抽查|涉及|覆盖|另有|以及|其他|其余)了?$"
)
_ETC = lazy("等|及其|其他|其余|若干|有关|相关|多[个家]")
_BEFORE = lazy(f"(?:^|(?<=[，。；：（）\\s]))(?P<list>(?:{_ITEM}、){{1,20}}{_LAST})(?:这|共|共计)?{_N}(?:{_NOUN})")
_TOTAL = lazy(
    f"(?:为|是|包括|有|：)(?P<list>(?:{_ITEM}、){{1,20}}{_ITEM})，(?:共计?|合计|总共){_N}(?:名|家|个|项|位|部)(?!小类|子项|[^，。；]{{0,6}}[0-9])",
    "，共|，合计|，总共",
)
_QUOTED = lazy(
    f"“(?P<list>(?:[㐀-鿿]{{1,10}}、){{1,9}}[㐀-鿿]{{1,10}})”[这的]?{_N}(?:字|[个大项条道][㐀-鿿]{{0,4}}?(?:环节|方面|机制|制度|要求|原则|措施|举措|关|步|阶段|维度|重点|目标|行动|工程|任务|标准|体系|模式|流程))",
    "”",
)
_NUMBERED = lazy(
    f"(?:第|[序编]号为?)(?P<list>[0-9]{{1,3}}(?:、第?[0-9]{{1,3}}){{1,20}})(?:项|号|条|个)?(?:的|这|共)?{_N}(?:个|项|条)(?:序号|问题|措施|任务|事项|点位|线索)"
)
_NODES = lazy(f"{_N}个(?:时间)?节点(?:：|，分别(?:是|为)：?)(?P<list>[^。；]{{6,160}})[。；]", "节点")
_CASES = lazy(
    f"(?<![方领环部层维][面域节分面度])(?<![0-9]){_N}(?:起|例|件|类|项|个)(?:问题|案例|案件|典型){{0,2}}：(?P<list>[^。：\\n0-9]{{8,300}})。",
    "：",
)
_KINDS = lazy(
    f"{_N}类[㐀-鿿]{{0,6}}：(?P<list>一类(?:是|为)[^。]{{4,200}})。",
    "一类",
)
_CLOSED = lazy(
    f"{_N}(?:项|个|家|部)[㐀-鿿]{{0,6}}，包括(?P<list>[^，。；0-9]{{6,200}})，(?:除此|此外无|别无|没有其他|无其他)",
    "，包括",
)
_NAMED = lazy(
    f"{_N}(?:个|家|名|所)[㐀-鿿]{{1,12}}?分别(?:为|是)：?(?P<list>{_ITEM}(?:、{_ITEM}){{1,20}})[。；，]",
    "分别",
)
_YEARS = lazy(
    f"{_N}次[㐀-鿿]{{0,8}}(?:分别|依次)?[为于在]：?(?P<list>20[0-9]{{2}}年(?:(?:、|和|及)20[0-9]{{2}}年){{1,9}})(?!至|[0-9])",
    "年、20|年和20|年及20",
)
_MONTHS = lazy(
    f"分别[于在](?P<list>[0-9]{{1,2}}月(?:(?:、|和|及)[0-9]{{1,2}}月){{1,11}})[㐀-鿿]{{0,10}}?{_N}次",
    "分别于|分别在",
)


_SPAN = lazy(
    f"(?P<code>第|序号|编号)?(?P<from>{numerals.NUMBER})(?P<unit>号|期|组|批|条|项|章|页|栋|标段|届|轮|次|名|楼|号楼|单元|站|层|课|讲|天|周|段|站台|窗口|库|井|桩)?(?:至|到|—|-|－|~|～)(?:第|序号|编号)?"
    f"(?P<to>{numerals.NUMBER})(?P<of>号楼|号|期|组|批|条|项|章|页|栋|标段|届|轮|次|楼|单元|站|层|课|讲|段|库|井|桩)?(?:(?![中里内])[㐀-鿿]){{0,8}}?[，（]?(?P<in_all>共计?|合计|总共|一共|计|的)?有?$"
)
_ROW = lazy(
    "第?[0-9]{1,3}(?:号)?(?:、[0-9]{1,3}(?:号)?){1,20}(?:号|期|组|批|栋|标段|届|轮|楼|单元|站|课|段)[㐀-鿿]{0,6}?(?:共计?|合计)$"
)


class _Shape(NamedTuple):
    """A list with its number, and how the items between it are counted: at least and at most; 0 where it is no list."""

    pattern: re.Pattern[str]
    items: Callable[[str], tuple[int, int]]


def claims(text: str, taken: set[int]) -> Iterator[Claim]:
    """Yield the claims of one paragraph whose number is none of those `taken`."""
    for shape in _SHAPES:
        for match in shape.pattern.finditer(text):
            least, most = shape.items(match["list"])
            number = numerals.value(match["n"].replace("两", "二"))
            if shape.pattern is _BEFORE and not _whole(text, match):
                continue
            if least < 2 or match.start("n") in taken or number < 1:  # noqa: PLR2004 - a list
                continue
            listed = f"{least}" if least == most else f"{least}–{most}"
            taken.add(match.start("n"))
            yield Claim(
                Kind.LISTED,
                Verdict.PROVED if least <= number <= most else Verdict.FAILS,
                Stretch(*match.span("n")),
                match["n"],
                f"列出 {listed}",
                f"{least}",
                (Stretch(*match.span("list")),),
            )


def _whole(text: str, match: re.Match[str]) -> bool:
    """Return True if a list before a number is all that it counts: not fields of tasks, nor a list's end."""
    fields = text[match.end("n")] == "项" and min(map(len, match["list"].split("、"))) < _DEED  # 涉及土地、规划5项任务
    return not fields and not goes_on_left(text, match.start("list"), match["list"])


def _names(listed: str) -> tuple[int, int]:
    """Return how many names 、 parts: 和 may join two of them, or be part of one."""
    items = listed.split("、")
    if (
        _ETC.search(listed)
        or re.search("[及与]\\s*$", listed)
        or any(_VERB.search(item) for item in items[1:])
        or _DONE.search(items[-1])
    ):
        return 0, 0
    kind = {item[-1:] for item in items[:-1]}
    if len(kind) == 1 and kind <= set(items[-1][:-1]) and items[-1][-1:] not in kind:
        return 0, 0  # 菊香社区选取, 王某所在的: more than a name stands before the number
    if len(items) < 3 and (len(items[0]) > _NAME or len(items[-1]) > _NAME):  # noqa: PLR2004 - a pair may be anything
        return 0, 0
    joins = sum(len(re.findall("(?<=[㐀-鿿])[和及与](?=[㐀-鿿])", item)) for item in items)
    return len(items), len(items) + joins


def goes_on_left(text: str, begin: int, last: str) -> bool:
    """Return True if a list that begins behind a comma goes on before it: 第一、第二支部，后勤支部、退休支部.

    The words before the comma end as its `last` item does, or are a list of places or bodies.
    """
    if text[begin - 1 : begin] != "，":
        return False
    clause = re.split("[，。；：（）\n]", text[max(0, begin - _CLAUSE) : begin - 1])[-1]
    return clause.endswith(last[-2:]) or ("、" in clause and (clause.endswith(last[-1:]) or bool(PLACE.search(clause))))


def _marked(marks: str) -> Callable[[str], tuple[int, int]]:
    """Return how to count what only some marks part."""

    def count(listed: str) -> tuple[int, int]:
        number = len([item for item in re.split(marks, listed) if item.strip()])
        return number, number

    return count


def _nodes(listed: str) -> tuple[int, int]:
    items = re.split("[，、]", listed)
    number = sum(bool(re.match("(?:20[0-9]{2}年)?[0-9]{1,2}月", item)) for item in items)
    return (number, number) if number == len(items) else (0, 0)


def _cases(listed: str) -> tuple[int, int]:
    items = [item for item in listed.split("；") if item.strip()]
    short = all(len(item) <= _CASE and "，" not in item for item in items)
    return (len(items), len(items)) if short and len(items) > 1 and not _ETC.search(items[-1]) else (0, 0)


def _kinds(listed: str) -> tuple[int, int]:
    number = len(re.findall("[一二三四五六七八九十]类(?:是|为)", listed))
    return number, number


_NAME, _CASE, _DEED, _CLAUSE = 6, 24, 3, 60
_SHAPES = (
    _Shape(_QUOTED, _marked("、")),
    _Shape(_NUMBERED, _marked("、")),
    _Shape(_NODES, _nodes),
    _Shape(_CASES, _cases),
    _Shape(_KINDS, _kinds),
    _Shape(_CLOSED, _marked("、")),
    _Shape(_YEARS, _marked("、|和|及")),
    _Shape(_MONTHS, _marked("、|和|及")),
    _Shape(_TOTAL, _names),
    _Shape(_NAMED, _names),
    _Shape(_BEFORE, _names),
)


_PLAIN = {"", "项", "条", "名"}
_BATCHES = {"页", "批", "轮", "次", "届", "组", "期", "章", "天"}


def numbered(text: str, number: Quantity) -> tuple[int, tuple[int, int]] | None:
    """Return how many 第3至8号共 or 第3、4、6号共 before a place says there are, and where it is said."""
    end = number.start
    row = _ROW.search(text, max(0, end - 60), end)
    if row:
        return row[0].count("、") + 1, row.span()
    match = _SPAN.search(text, max(0, end - 40), end)
    if match is None or not (match["of"] or match["code"] in {"序号", "编号"}):
        return None
    of = (match["of"] or "").removeprefix("号")
    if not match["in_all"] and (match.end("of") < end or of not in _PLAIN):
        return None  # 第31项至第38项7项任务, and not 第3至8号楼新增7个
    if of in _BATCHES and not number.unit.startswith(of):
        return None  # 第6批至第9批共40件
    if of not in _PLAIN and number.tail and of[-1] not in number.unit + number.tail[:4]:
        return None  # 第12至19号楼共7个单元
    first, last = numerals.value(match["from"]), numerals.value(match["to"])
    return (last - first + 1, match.span()) if 0 < first < last else None
