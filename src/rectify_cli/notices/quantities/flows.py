"""Claims of flows: what there was, what came in and what went out make what there is."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Calculation, Claim, bare, judged, kind_of
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity, difference, total

OPENING = lazy(
    "去年底|去年末|20[0-9]{2}年[末底]|年初|期初|预算|概算|上年底|上年末|年初|期初|月初|上年|旧存|原有|上期|原存|上月|结转(?!下)|季初|初始|原库存|现有|原定|账面"
)
IN = lazy(
    "新[㐀-鿿]|收入|增加|调入|入库|购入|购进|补栏|购置|采购|接收|生产|出生|迁入|转入|补充|收到|加收|招录|入院|受理|纳入|净增|调增|追加|举借|借入|收押|收治|收养|招聘|调进|引进|追加|贷款|补录"
)
OUT = lazy(
    "减少|支出|办结|注销|调出|退出|出库|领用|报废|转出|审结|核销|发放|销号|移除|退休|出院|出栏|出售|销售|死亡|外调|迁出|处置|拆除|使用|退役|淘汰|取消|停保|停发|清退|收回|清理|归还|偿还|化解|核减|调减|释放|投送|送返|毕业|离职|调离|报损|归档|解除|压减|还款|兑付|结清|出校|解聘"
)
_EITHER = lazy("收回|清理|核减|使用")
_SUBTOTAL = lazy("[^，]{0,4}共|合计|小计|累计应")
_STOCK = (
    "现有|实有|结存|未结|余额|现存|在册|尚存|剩余|库存|结余|在库|在[押院校]|调整后|追加后|核定后|应存|结转下|后为|后有"
    "|增至|实存|账存"
)
_CLOSING = lazy(f"{_STOCK}|[年期月季]末|年底|目前|截至|调整预算|总[数量]")
_STATED = lazy(_STOCK)
_WHEN = lazy("[年期月季][末底初]|目前|截至|上年|去年|[0-9年月日全本当在有存为达计共的尚还仍]")
_EARLIER = lazy("上半年|前?[一二三]季度|[一二三]季度末|截至[0-9]{1,2}月|前[0-9一二三四五六七八九十]{1,2}个月")
_UNTOLD = lazy(
    "其中|另|若干|统筹|汇率|加上|累计|滚存|[㐀-鿿]{2}(?<!改造)(?<!整改)后|目标|任务|应|合同|折旧|预算|本息|利息"
)
_LOST = lazy("损|亏|报废|新增|增加|减少")
_MOST = 7


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield opening + in − out = closing over two or three sentences."""
    sentences = list(paragraph.sentences()) if len(paragraph.by_number) > 1 else []
    every = [sentence for sentence in paragraph.by_number.values() if sentence.quantities] if sentences else []
    for at, first in enumerate(every):
        for size in (2, 3, 4):
            run = every[at : at + size]
            stated = [figure for sentence in run for figure in sentence.quantities]
            same = {figure.dimension for figure in stated}
            if len(run) == size and len(same) == 1 and len(stated) <= _MOST and first.quantities[0].exact:
                closing = run[-1].quantities
                if len(closing) == 1 and all(figure.exact for figure in stated):
                    yield from flow(stated, paragraph.text[stated[0].start : closing[0].start])


def flow(stated: Sequence[Quantity], words: str = "") -> Iterator[Claim]:
    """Yield opening + in − out = closing."""
    closing = stated[-1]
    opening = stated[0]
    middle = stated[1:-1]
    if (
        not OPENING.search(opening.lead)
        or not _CLOSING.search(closing.lead)
        or not middle
        or _LOST.search(closing.label)
        or _of_another(opening, closing)
        or re.search("[㐀-鿿][和及与][㐀-鿿]", closing.lead)
    ):
        return
    middle = [figure for figure in middle if not _SUBTOTAL.match(figure.lead)]
    if any(_EARLIER.search(figure.lead) for figure in middle) and re.search("年[末底]", closing.lead):
        return
    signs = [_signs(figure) for figure in middle]
    if _UNTOLD.search(words) or (not all(signs) and _UNTOLD.search("".join(figure.label for figure in stated))):
        return
    if _one_way(opening, closing, signs):
        return
    signs = [either or (-1, 1) for either in signs]  # whatever its name: it came or it went
    if not middle or any(re.search("计划|拟|预计|本息", figure.lead) for figure in middle):
        return
    ways = []
    for chosen in product(*signs):
        into = [figure for figure, sign in zip(middle, chosen, strict=True) if sign > 0]
        out = [figure for figure, sign in zip(middle, chosen, strict=True) if sign < 0]
        written = " + ".join(bare(figure, closing.unit) for figure in [opening, *into]) + "".join(
            f" − {bare(figure, closing.unit)}" for figure in out
        )
        ways.append(Calculation(written, difference(total([opening, *into]), total(out)), (opening, *into, *out)))
    yield judged(kind_of(closing), closing, ways, linear=True)


def _one_way(opening: Quantity, closing: Quantity, signs: Sequence[tuple[int, ...]]) -> bool:
    """Return True if all that is told went out while the stock rose, or came in while it fell: more is not told."""
    only = {sign for either in signs for sign in either} if all(signs) else set()
    return (only == {-1} and closing.value > opening.value) or (only == {1} and closing.value < opening.value)


def _of_another(opening: Quantity, closing: Quantity) -> bool:
    """Return True if what is counted at the end is some of what there is, or what was done: 年底慰问60人."""
    words = _WHEN.sub("", closing.lead)
    same = any(words[at : at + 2] in opening.label for at in range(len(words) - 1))
    return "其中" in closing.lead or (len(words) > 1 and not same and not _STATED.search(closing.lead))


def _signs(figure: Quantity) -> tuple[int, ...]:
    """Return whether a figure comes in (1) or goes out (-1): what may be either is both."""
    goes, comes = OUT.search(figure.label), IN.search(figure.label)
    if goes and (_EITHER.search(figure.label) or (comes and comes.start() == goes.start())):
        return (-1, 1)
    return (-1,) if goes else (1,) if comes else ()
