"""Which quantities of a list are the parts of one whole, and whether they may overlap."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.paragraph import Piece, joined
from rectify_cli.notices.quantities.quantity import Quantity

PARTIAL = lazy("^(?:在?其中|包括|包含|含|内含|主要(?!负责|领导)(?:是|有|为|包括)?|涉及)")
"""What opens a list that need not be complete."""

REST = lazy("^(?:而|和)?(?:其余|其他|其它|剩余|余下|剩下|余|尚余|还剩|仍有|尚有|还有)")
"""What opens the part that completes a list."""

LEFT = lazy("^(?:而|和)?(?:其余|剩余|余下|剩下|还剩|尚余|余$)")
"""What opens a part that is all that is left: 其他 may be a kind of its own."""

SOME = lazy("(?:的[㐀-鿿]{1,8}|问题|事项|任务|项目|线索|隐患|点位|[件户处家人])[中里][有的]?$")
"""Words that say that a figure counts some of what stands before them: 正在整改的问题中2个."""

DUE = lazy(
    "应|合同|账面|评估|起拍|底价|编制|核定|预留|预算|目标|任务|定额|标准|原有|年初|收入|送审|代扣|总价|总投|额度|控制|核编|指标|概算"
)
"""What names a value that others are measured against: what should be, what was planned, what was asked for."""

_INNER = lazy("^(?:在?其中|含|内含|包括)")
_NO_PART = lazy(
    "同比|环比|较(?![大多少高低小重轻好差])|增加|减少|增长|增幅|下降|降幅|提高|比上|比去|每|均|上年|上期|上月|期初|去年|前年|同期|另|累计|最[多少高低大小]|(?<!列入)计划|目标|拟|超额|占|至今"
    "|连同|加上|又|中的$|多[投收支完招建办引][㐀-鿿]?$|应(?:到|缴|[收付](?!款|账|票))|实[到收缴付]|涉及|具体|表现|原有|原为|(?<![节违条契])约(?![谈束定见])|单价|差额|共计|合计|总计|小计"
)
_OPENED = lazy("^(?:涉及|应[收付缴退])")  # said of all that a list names
_OPENS = lazy("按|从|以|其中|分别|即|包括|由|依次|具体")
_PUNISHED = lazy("处分|处理|诫勉|批评|提醒谈话|函询|检查|问责|移送")
_GRADE = lazy("(?:警告|记过|降级|撤职|撤销党内职务|留党察看|开除(?:党籍|公职)?)(?:处分)?的?$")
_ATTRIBUTES = lazy("党员|女|少数民族|代表|委员|残疾|老年|大学生|退役")
_FAMILIES = tuple(
    tuple(kinds.split())
    for kinds in (
        "男 女",
        "党员 群众|非党",
        "一季度|第一季 二季度|第二季 三季度|第三季 四季度|第四季",
        "上半年 下半年",
        "城镇|城市|城区|县城 农村|乡村|乡镇",
        "旧存|上年结转|结转 新收|新受理|当年受理",
        "查实|属实 查否|失实|不实|不属实|查无实据",
        "当场 限期",
        "合格|达标 不合格|不达标|未达标",
        "科级 股级|一般干部",
        "公办 民办",
        "七年级 八年级 九年级",
        "高一 高二 高三",
        "阳性 阴性",
        "阴性 阳性",
        "初婚 再婚",
        "线上 线下",
        "国内|境内 国外|境外",
    )
)
_DOES = lazy(
    "修复|治理|完成|新增|建成|发现|整改|处理|查处|开展|培训|追缴|收回|办结|制定|修订|移送|责令|约谈|清理|化解|新建|改造|建设|共|实现|争取|投入|组织|召开|检查|走访|解决|种植|养殖|播种|采购|安装|铺设|绿化|硬化|拆除|清运|栽植|受理|取得|发放|^[已正未]"
)
_PLAIN = lazy("[㐀-鿿]*(?<![不未])")
_TURNS = {"次", "批", "笔", "期", "轮", "年", "季", "个月", "趟"}
_GOES_ON = lazy("等$|其他|其余|剩余|若干|部分|未")
_NAME = 6  # characters of a kind in a list
_SHORT = 8
_KIND = 4  # characters of a kind whose last alone is its noun
_WORDS = 14  # characters that may stand between a whole and the bracket of its parts


def complete(parts: Sequence[Quantity]) -> bool:
    """Return True if parts are all there are, whatever opens their list: both halves of a year, men and women."""
    labels = [joined(part) or part.tail for part in parts]
    if len(labels) == 2 and re.fullmatch(f"[非不未无]{re.escape(labels[0].removeprefix('其中'))}", labels[1]):  # noqa: PLR2004 - a kind, and what is none
        return True
    return any(len(family) == len(parts) and all(map(_of_kind, labels, family)) for family in _FAMILIES)


def _of_kind(label: str, kind: str) -> bool:
    """Return True if a part of a family is called by one of the words of its kind, a few letters before it at most."""
    return len(label) <= _SHORT and any(
        0 <= (at := label.find(word)) <= _KIND and _PLAIN.fullmatch(label[:at]) for word in kind.split("|")
    )


def counted(stated: Iterable[Quantity], parts: Sequence[Quantity]) -> bool:
    """Return True if a number before parts is theirs: 分两次拨付430万元、385万元."""
    number = next((figure for figure in stated if figure.start < parts[0].start and figure.value == len(parts)), None)
    return number is not None and number.dimension in _TURNS


def open_ended(parts: Iterable[Quantity]) -> bool:
    """Return True if a list says that it goes on: 审计局15人等."""
    return any(part.tail.startswith("等") for part in parts)


def apart(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if nothing can be counted under two of the parts."""
    if whole.dimension not in {"人", "人次", "起", "件"}:
        return True
    labels = [part.label for part in parts]
    if all(_GRADE.search(label) for label in labels):
        return True
    if any(label.startswith("单独") for label in labels):
        return True
    if any(_PUNISHED.search(label) for label in labels) and whole.dimension in {"人", "人次"}:
        return False
    words = [set(_ATTRIBUTES.findall(label)) for label in labels]
    return not any(words) or complete(parts) or bool(set.intersection(*words))


def kinds(parts: Sequence[Quantity]) -> bool:
    """Return True if parts are kinds of one thing, by the same noun: 货车、客车, not 新能源汽车、执法用车."""
    labels = [re.sub("^在?其中|[的有为共]+$", "", joined(part)) or part.tail for part in parts]
    if not all(labels):
        return False
    ends = 1 if max(map(len, labels)) <= _KIND or all(label[-1] in "类型级" for label in labels) else 2
    return len({label[-ends:] for label in labels}) == 1


def exclusive(parts: Sequence[Quantity]) -> bool:
    """Return True if the names of parts say that nothing is counted under two of them."""
    graded = all(_GRADE.search(part.lead) for part in parts)
    return complete(parts) or kinds(parts) or graded or bool(REST.match(parts[-1].lead))


def of_noun(stated: Sequence[Quantity], figure: Quantity) -> list[Quantity]:
    """Return those of some quantities that count what a figure names (9个方面 for 其余3个方面), or all."""
    return [other for other in stated if other.tail[:2] == figure.tail[:2] != ""] or list(stated)


def within(part: Quantity, others: Iterable[Quantity]) -> bool:
    """Return True if a quantity is among another by its name: 限期整改54处，限期整改的已完成49处."""
    return any(len(other.lead) > 1 and part.lead.startswith((f"{other.lead}的", f"{other.lead}中")) for other in others)


def fit(parts: Iterable[Quantity]) -> bool:
    """Return True if each of some quantities can be a part: exact, of this time, compared with nothing."""
    parts = list(parts)
    beside = any("立行立改" in part.lead for part in parts) and not kinds(parts)  # problems besides those fed back
    words = [part.lead for part in parts]
    words[:1] = [_OPENED.sub("", word) for word in words[:1]]
    return not beside and all(part.exact and not _NO_PART.search(word) for part, word in zip(parts, words, strict=True))


def gathered(pieces: Sequence[Piece], dimension: str) -> tuple[list[Quantity], list[Quantity]] | None:
    """Return the parts that pieces name in one dimension, and those of them that are within another (其中…).

    None where a piece is not understood: it names something without its number.
    """
    parts: list[Quantity] = []
    inner: list[Quantity] = []
    for number, piece in enumerate(pieces):
        own = [figure for figure in piece.quantities if figure.dimension == dimension]
        if not own:
            if piece.quantities or not piece.text.strip() or (number == 0 and _OPENS.match(piece.text)):
                continue
            if piece.closer == "、":
                continue  # 党建、业务方面5个: the words of the next
            return None
        if len(own) > 1 and any(not re.match("和|及|与|以及", figure.lead) for figure in own[1:]):
            return None
        if (number and _INNER.match(own[0].lead)) or within(own[0], parts):
            inner += own
        parts += own
    return parts, inner


def chain(piece: Piece) -> list[Quantity]:
    """Return the quantities that end a piece, one of each dimension: 案件120件300人（…."""
    ended: list[Quantity] = []
    for figure in reversed(piece.quantities):
        words = figure.tail if not ended else ""
        if len(words) > _WORDS or any(other.dimension == figure.dimension for other in ended):
            break
        ended.append(figure)
        if len(figure.lead) > 1 and ended[1:]:
            break
    return [figure for figure in ended if figure.dimension not in {units.PERCENT, units.POINTS, units.TIMES}]


def wholes(pieces: Sequence[Piece], at: int) -> list[Quantity]:
    """Return the quantities that a list behind a piece may split: its own, those 、 joins (50家、商户120户（…)."""
    ended = chain(pieces[at])
    if pieces[at].mark == "、" and at:
        known = {figure.dimension for figure in ended}
        ended += [figure for figure in chain(pieces[at - 1]) if ended and figure.dimension not in known]
    return ended


def run(pieces: Sequence[Piece], dimension: str, *, strict: bool = False) -> list[Piece]:
    """Return the pieces from the first on that go on with one list: its marks stay the same, the rest may end it.

    A `strict` list need not be complete: behind a comma only a short name without a verb still belongs to it.
    """
    taken: list[Piece] = []
    mark = ""
    for piece in pieces:
        own = [figure for figure in piece.quantities if figure.dimension == dimension]
        rest = bool(own) and bool(REST.match(own[0].lead))
        if taken and own:
            before = [figure for figure in taken[-1].quantities if figure.dimension == dimension][:1]
            named = len(own[0].lead) <= _NAME and not _DOES.search(own[0].lead)
            if strict and piece.mark != "、" and not (rest or named or (before and kinds([*before, own[0]]))):
                break
            if not mark:
                mark = piece.mark
            elif mark == "、" and piece.mark != "、" and not rest:
                break
        if taken and not own and not piece.quantities and piece.closer != "、" and piece.mark != "、":
            break
        taken.append(piece)
        if rest:
            break
    while taken and not any(figure.dimension == dimension for figure in taken[-1].quantities):
        taken.pop()
    return taken


def numbered(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a list without the clause behind it: 院级11场，科室级13场，实现全覆盖."""
    last = pieces[-1]
    behind = len(pieces) > 2 and last.mark in "，," and not last.quantities and not _GOES_ON.search(last.text)  # noqa: PLR2004 - two make a sum
    return pieces[:-1] if behind else pieces


def segments(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return pieces cut at each semicolon."""
    cuts = [0, *(number for number, piece in enumerate(pieces) if number and piece.mark in "；;"), len(pieces)]
    return [list(pieces[a:b]) for a, b in pairwise(cuts)]


def plain(whole: Quantity, pieces: Sequence[Piece]) -> list[Quantity] | None:
    """Return the parts of a list that nothing opens and the sentence ends with: 案件87件，撤销11件、维持76件.

    None unless each is named in few words of its own and can be no result of another thing.
    """
    listed = run(pieces, whole.dimension)
    collected = gathered(listed, whole.dimension) if listed else None
    behind = pieces[len(listed)].text if len(listed) < len(pieces) else ""
    ended = listed and (listed[-1].closer in "。；）" or re.match("均|全部|已|目前", behind))
    if collected is None or len(collected[0]) < 2 or not fit(collected[0]) or not ended:  # noqa: PLR2004 - two make a sum
        return None
    parts = collected[0]
    if any(len(part.lead) > _SHORT or _DOES.search(part.lead) or part.tail for part in parts) or collected[1]:
        return None
    if denies_another(parts):
        return None
    return parts if apart(whole, parts) else None


def denies_another(parts: Sequence[Quantity]) -> bool:
    """Return True if a part is what another thing is not: 亮照经营79家，未明码标价9家."""
    denied = [part for part in parts if re.match("[未不无非没]", part.lead)]
    return len(parts) == len(denied) + 1 and not any(
        part.lead[1:3] in other.lead for part in denied for other in parts if other is not part
    )


def by_deeds(parts: Sequence[Quantity]) -> bool:
    """Return True if parts are named by what was done with them: such need not be all."""
    return any(
        re.search("已|未|完成|到位|拨付|支付|使用|办结|整改|到账|收回|重点|主要|涉及", part.label) for part in parts
    )


def swapped(whole: Quantity, summed: str) -> bool:
    """Return True if a total has the digits of the sum in another order: 85 of 58."""
    digits = sorted(filter(str.isdigit, whole.printed))
    return len(digits) > 1 and digits == sorted(filter(str.isdigit, summed))
