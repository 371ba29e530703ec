"""Claims that something is so many: titles, names, days and measures counted against those listed, numbers 第a至b号."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import counted, enumerated, steps, units
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.counted import goes_on_left
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece
from rectify_cli.notices.quantities.quantity import Quantity

_TITLE = lazy("《[^《》]{1,80}》(?:（[^（）]{0,20}）)?|“[^“”]{1,30}”")
_TITLES_BEFORE = lazy(
    "(?:(?:《[^《》]{1,80}》(?:（[^（）]{0,20}）)?|“[^“”]{1,30}”)(?:、|和|及|与|以及)?){2,40}(?P<etc>等)?(?:，?共计?|，?这|，)?$"
)
_TITLES_AFTER = lazy(
    "[^，。；：（《》0-9]{0,10}(?:：|（|，?(?:分别)?(?:为|是|即|包括)：?)(?P<list>(?:《[^《》]{1,80}》(?:（[^（）]{0,20}）)?(?:、|，|和|及|与|以及)?){2,40})(?P<etc>等)?"
)
_NAMED = (
    "部门|单位|科室|乡镇|镇|乡|街道|村|社区|县|区|市|州|省|学校|小学|中学|医院|企业|公司|支部|小组|专班|领域|环节|方面|行业|品种|类型|岗位|平台|系统|板块|"
    "专题|主题|课题|重点|县区|县市|地区|镇街|站所|窗口|路段|小区|局|所|站|科|处|馆|场|项目|机构|班子|维度|渠道|阶段|品牌|产业|工种|专业|科目|语种|景区|园区|车间|港口|点位|地点|部位|水库|河流|湖泊"
)
_NOUN = lazy(
    f"^(?:重点|主要|试点|示范|下属|基层|关键|相关|责任|成员|省级|市级|县级|国家级|所属|牵头|内设|沿线|突出)?(?:{_NAMED})"
)
_ITEM = lazy("(?:制度|机制|任务|工作|指标|内容|要求|职责|措施|规定|办法|活动|模式|行动|工程|做法|原则|清单)")
_VERB = lazy(
    "(?:提出|制定|建立|明确|开展|完成|实施|推进|形成|设立|组建|新建|建成|抽检|检查|出台|修订|梳理|发现|确定|下发)了?$"
)
_ETC = lazy("等(?:共计?|全部)?$")
_LIST_AFTER = lazy(
    "^(?P<noun>[^，。；：（）、0-9]{0,10}?)(?P<opens>：|（|，分别(?:是|为)：?|，即：?|，依次(?:是|为)：?)(?P<list>[^。；（）：\n]{3,160})(?P<closes>）|。|；|$)"
)
_NO_LIST = lazy(
    "^(?:一类|重点|主要|特别|尤其|突出|较|仅|部分|以|含|其中|见|如|不含|包括|详见|例如|比如|约|占|不包括|除|另|同比|较|均)|[0-9]|一是|首先|等(?:单位|部门|人|地|内容|方面|事项|问题)?$|等[，、]"
)
_DAY = lazy("(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}[日号]")
_DAYS_AFTER = lazy(
    "[^。；（0-9]{0,16}(?:分别(?:于|在|为|是)|时间(?:分别)?(?:为|是)|（|即|：)(?P<list>(?:(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}[日号]?(?:、|和|及|，|与|以及)?){2,30})(?P<after>[至到—\\-～~等]?)"
)
_DAYS_BEFORE = lazy(
    "(?:(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}[日号](?:、|和|及|，|与)?){2,30}(?:先后|分|共|连续)?(?:召开|开展|组织|举行|举办|进行)?$"
)
_MONTHS_BEFORE = lazy(
    "(?<![0-9年至—-])(?:[0-9]{1,2}月(?:、|和|及)?){2,12}(?:先后|分别)?(?:召开|开展|组织|举行|举办|进行)?$"
)
_MOST = 60
_LISTS = lazy("[、；—]|[，。]一|第一|编号|节点|类是|分别")
_NAMES_WITHIN = 900  # characters of 60 names
_LINE = 200  # characters a list is looked for in
_NAME = 10  # characters of a name in a list
_UNLISTED = units.MEASURED | {"天", "个月", "年"}


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of counts in one paragraph."""
    taken: set[int] = set()
    for claim in _quantities(paragraph):
        taken.add(claim.at.start)
        yield claim
    if _LISTS.search(paragraph.text):
        yield from counted.claims(paragraph.text, taken)
        yield from enumerated.claims(paragraph.text, taken)


def _quantities(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of the quantities that count what is listed beside them."""
    for number in paragraph.claimed():
        # As an int: a Fraction is compared ten times slower, and a long paper has fifty thousand of them.
        value, rest = number.value.numerator, number.value.denominator != 1
        if rest or not 1 <= value <= _MOST or not number.exact or not number.unit or number.dimension in _UNLISTED:
            continue
        piece = paragraph.pieces[number.piece]
        for find in _EVERY if value > 1 else _ONE if number.printed[0] == "1" else ():
            if claim := find(paragraph.text, number, piece):
                yield claim
                break


def _counted(number: Quantity, least: int, most: int, at: tuple[int, int], *, etc: bool = False) -> Claim:
    """Return the claim that a number is that of what is listed: between two ways of counting, or with 等 not below."""
    value = int(number.value)
    holds = value >= least if etc else least <= value <= most
    shown = f"{least}" if least == most else f"{least}–{most}"
    return Claim(
        Kind.LISTED,
        Verdict.PROVED if holds else Verdict.FAILS,
        Stretch(number.start, number.end),
        number.printed,
        f"列出 {shown}",
        number.writes(Fraction(least)),
        (Stretch(*at),),
    )


def _titles(text: str, number: Quantity, piece: Piece) -> Claim | None:
    """Return the claim of 《》《》N项, or N项：《》《》."""
    if number.unit in {"章", "条", "页", "字", "节", "款"}:
        return None
    start = max(0, number.start - 900)
    if text[number.start - 1 : number.start] in set("》”等共这计），"):
        before = None
        for match in _TITLES_BEFORE.finditer(text, start, number.start):
            before = match
        named = before and ("《" in before[0] or _ITEM.match(number.tail))
        apart = before and before[0].endswith("，") and f"{number.tail[:2]}》" not in before[0]
        if before and named and not apart:
            number_listed = len(_TITLE.findall(before[0]))
            return _counted(number, number_listed, number_listed, before.span(), etc=bool(before["etc"]))
    after = _TITLES_AFTER.match(text, number.end)
    if after is None or piece.text.endswith("其中"):
        return None
    number_listed = len(_TITLE.findall(after["list"]))
    return _counted(number, number_listed, number_listed, after.span("list"), etc=bool(after["etc"]))


def _days(text: str, number: Quantity, piece: Piece) -> Claim | None:
    """Return the claim of 3次，分别于 three days."""
    before = (
        _DAYS_BEFORE.search(text, max(0, number.start - 120), number.start)
        if number.dimension in {"次", "场", "轮", "批"} or re.match("时间|日期|节点", number.tail)
        else None
    )
    if before is None and number.dimension in {"次", "场", "轮", "批"}:
        months = _MONTHS_BEFORE.search(text, max(0, number.start - 80), number.start)
        if months:
            number_listed = months[0].count("月")
            return _counted(number, number_listed, number_listed, months.span())
    if before and "月" in before[0]:
        number_listed = len(_DAY.findall(before[0]))
        return _counted(number, number_listed, number_listed, before.span())
    after = (
        _DAYS_AFTER.match(text, number.end)
        if number.dimension in {"次", "场", "期", "批", "个", "轮", "场次", "堂", "节", "项"}
        else None
    )
    if (
        after is None
        or after["after"]
        or (after[0].lstrip()[:1] == "（" and text[after.end() : after.end() + 1] != "）")
        or re.search("其中|最近|主要|[两三]次|的分别", after[0])
        or "月" not in after["list"]
        or re.search("[0-9]$|[0-9][、和及，与]", after["list"])
    ):
        return None
    number_listed = len(_DAY.findall(after["list"]))
    return _counted(number, number_listed, number_listed, after.span("list")) if number_listed > 1 and piece else None


def _steps(text: str, number: Quantity, _piece: Piece) -> Claim | None:
    """Return the claim of 采取3项措施：一是…；二是…；三是…."""
    listed = steps.listed(text, number)
    return _counted(number, listed[0], listed[0], listed[1]) if listed else None


def _items(listed: str) -> tuple[int, int] | None:
    """Return how many items a list has at least and at most: 和 may join two names, or be part of one."""
    if any(mark in listed for mark in "“《‘"):
        return None
    if "、" not in listed and "，" not in listed:
        return None
    pieces = [piece for piece in re.split("[、，]", listed) if piece.strip()]
    if any(len(piece.strip()) < 2 for piece in pieces):  # noqa: PLR2004 - 县（市、区）, 三、
        return None
    coarse = [piece for piece in listed.split("，") if piece.strip()]
    joins = sum(len(re.findall("(?<=[㐀-鿿])[和及与]", piece)) for piece in pieces)
    least = len(coarse) if len(coarse) > 1 and "、" in listed else len(pieces)
    return least, len(pieces) + joins


def _names_before(text: str, number: Quantity, piece: Piece) -> Claim | None:
    """Return the claim of 甲局、乙局、丙局3个部门, or with 等, which only bounds it from below."""
    if piece.mark != "、" or number is not piece.quantities[0] or number.start - piece.start > _NAME + 3:
        return None
    earliest = max(0, piece.start - _NAMES_WITHIN)
    begin = max(text.rfind(mark, earliest, piece.start) for mark in "，。；：（）\n”") + 1
    listed = text[begin : number.start]
    if (not begin and earliest) or (number.unit == "项" and "涉及" in listed):
        return None  # longer than any list of names; the fields of so many tasks
    etc = bool(_ETC.search(listed))
    names = _ETC.sub("", listed).replace("涉及", "").strip()
    counted = _items(names)
    if counted is None or "”" in text[max(0, begin - 60) : begin] or not _are_names(names.split("、"), number, etc=etc):
        return None
    open_ = etc or goes_on_left(text, begin, names)
    return _counted(number, *counted, (begin, number.start), etc=open_)


def _are_names(items: Sequence[str], number: Quantity, *, etc: bool) -> bool:
    """Return True if items are names of what a number counts, not things done before it."""
    joined = "、".join(items)
    if re.search("[0-9等]|分别|其中|每|[两三四五六七八九十][个家类项]|[和及与]$", joined) or not items[-1]:
        return False
    if max(map(len, items[1:])) > _NAME or any(re.search("[^和及与][和及与]", item) for item in items[:-1]):
        return False
    kind = {item[-1:] for item in items[:-1]}
    if len(kind) == 1 and kind <= set(items[-1][:-1]) and items[-1][-1:] not in kind:
        return False  # 菊香社区选取, 王某所在的: more than a name stands before the number
    ends = {item[-1] for item in items[1:]}
    middle = max(map(len, items[1:-1]), default=_NAME)
    if _VERB.search(items[-1]) or (not etc and len(items[-1]) > middle + 1 and len(ends) > 1):
        return False
    persons = number.dimension == "人" and all("某" in item for item in items)
    if etc or persons or number.unit in {"类", "种", "大类"} or (number.unit == "项" and _ITEM.match(number.tail)):
        return True
    unit = number.unit if len(number.unit) > 1 else number.tail
    same = len(ends) == 1 and (ends <= {number.tail[-1:], number.unit} or ends <= set(number.tail[:4]))
    return bool(_NOUN.match(number.tail) or _NOUN.match(unit)) or same


def _names_after(text: str, number: Quantity, _piece: Piece) -> Claim | None:
    """Return the claim of 3个部门（甲局、乙局、丙局）."""
    after = _LIST_AFTER.match(text[number.end : number.end + _LINE])
    if after is None or _NO_LIST.search(after["list"]) or (not after["closes"] and len(text) > number.end + _LINE):
        return None
    if (after["opens"] == "（" and after["closes"] != "）") or "均有" in after["list"]:
        return None
    names = enumerated.names(after["list"])
    ends = {item.strip()[-1:] for item in re.split("[、，]", names)}
    same = len(ends) == 1
    if (
        not _NOUN.match(after["noun"] or number.unit)
        and after["opens"] == "："
        and "分别" not in after["noun"]
        and not same
    ):
        return None
    counted = _items(names)
    if counted is None or re.search("已|正在|尚未", names):  # what became of some of them
        return None
    least, most = counted
    if number.value < least and not same and after["opens"] == "：":
        return None  # an item may have parts of its own
    at = number.end + after.start("list"), number.end + after.end("list")
    noun = after["noun"] or number.lead
    spread = enumerated.by_place(number.unit, noun, after["opens"], names)
    return _counted(number, least, most, at, etc=spread)


def _numbered(text: str, number: Quantity, _piece: Piece) -> Claim | None:
    """Return the claim of 第3至8号共6个."""
    listed = counted.numbered(text, number)
    return _counted(number, listed[0], listed[0], listed[1]) if listed else None


_EVERY = (_numbered, _titles, _days, _steps, _names_before, _names_after)
_ONE = (_titles, _names_before)  # what may be misprinted as one
