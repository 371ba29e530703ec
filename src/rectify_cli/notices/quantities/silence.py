"""Words that say why figures need not agree, each as far as it reaches: a sentence, a stretch of it, or one clause."""

from bisect import bisect_right

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.paragraph import MOST, Paragraph, Piece

_BASE = lazy(
    "口径|实际[增下上降]|名义|可比|取整|四舍五入|尾差|加权|折算|折合系数|汇率|基数|修订|时点|为准|部分完成|按一半|一半|过半|按比例|系数|权重|得分(?![0-9最])"
    "|差异|差额[系因]|系因|所致|主要用于|不足部分|超出部分|不一致|待核|核对中"
)
"""Another base, scope or time: it holds for all that a sentence says."""

_OVERLAP = lazy(
    "[有在分含](?:人员|问题|事项)?重复|(?<![无不])重复(?=[计统交的，。；）])|重叠|交叉|兼任|兼有|兼具|兼报|(?<!^)(?<![，；。])同时|同时(?=涉|受|给|属|具|存|符|计|是|有|享|兼|被)|既[^，。]{1,12}又|双重|多选|身兼|一人多|一案多|可(?!能)[㐀-鿿]{0,6}多[个项类种家处]|有的|部分[㐀-鿿]{1,6}均"
)
"""What is counted twice: in the name of a part (重复报销3万元) it is only that."""

_APART = lazy(
    "(?<!中)扣除|剔除|抵扣|抵减|不含|不包括|未包括|未含|不计|未计|连同|加上|加计|另有|另外|此外|除外|(?:之外|以外)(?!，?[再别均也]?[无没])"
    "|优惠|折扣|折后|打折|抹零|让利|下浮后|税后|税前|含税|机动|备用|轮换|增补|追加|补录|各自|单独|单列|另计|另行|未列入|未纳入"
    "|高峰|峰值|最高时|旺季|淡季|（略）|不一一|列举|仅列|损耗|蒸发|自然减员|折旧"
)
"""What is left out or added beside the figures: as the name of one of them it excuses nothing."""

_PLANNED = lazy("预计|力争|确保|(?<!模)拟(?![定订])|将达|估算|估计|测算|等[，。；）]")
"""What is not so yet: in the clause of a figure."""

_BESIDE = lazy(
    "[含另原兼超](?!有量)|上缴|结转|往年|历年|跨年|上年末?结|划转|调剂|退回|转入|转出|赠送|捐|抽调|借调|暂存|尾款|质保金|保证金|定金|预付|分期|挂账|垫付|在途|暂扣|核销|坏账|豁免|减免|公差|出差|外出|列席"
    "|旁听|代会|加床|借用|租用|在修|报损|维修|闲置|自筹|配套|调整|扩大|收回|退换|拆分|合并|计划|目标|标准|要求"
)
"""What counts as well: in a clause among the figures, or next to them."""

_UNSAID = lazy(
    "^(?!.{0,4}[无没]).{0,4}?(?:其余|其他(?!各)|其它|剩余|余下|(?<![组全])部分(?!析)|少数|个别|另一|尚待|其中有的)|若干|少量"
)
_WITHIN = lazy("含|其中")
_MORE = lazy("[另原兼含]|不?包")
_BEHIND = lazy("[。；]?[^。]{0,40}")
_KEPT = lazy(
    "收回(?:[^，。0-9]{0,6}(?:问卷|[测表答]卷|表)|[0-9]+份)|另[类]|原因|原则|超额|超标|含量|包含|目标任务|标准化|计划生育"
)


def excused(paragraph: Paragraph, start: int, stretches: frozenset[tuple[int, int]], *, among: bool = False) -> bool:
    """Return True if words of the sentence at `start`, or behind it, say why its figures need not agree.

    Words round the figures that others are made of (上缴2.36万元 as a part) are the names of these, and excuse nothing.
    A sentence of more figures than anybody writes is a list that nobody means.
    """
    at = bisect_right(paragraph.pieces, start, key=lambda piece: piece.start) - 1
    same = paragraph.by_number.get(paragraph.pieces[at].sentence) if at >= 0 else None
    if same is None or start >= paragraph.pieces[at].end:
        return False
    if len(same.quantities) > MOST:
        return True
    last = same.pieces[-1].end
    opens = bisect_right(paragraph.pieces, min(stretches)[0], key=lambda piece: piece.start) - 1
    first = paragraph.by_number[paragraph.pieces[opens].sentence].pieces[0].start
    behind = _BEHIND.match(paragraph.text, last)
    end = behind.end() if behind else last
    names = [
        (figure.start - len(figure.lead), figure.start)
        for figure in same.quantities
        if (figure.start, figure.end) in stretches and figure.start != start
    ]
    if _BASE.search(paragraph.text, first, end) or any(
        not any(low <= match.start() < high for low, high in names)
        for words in (_OVERLAP, _APART)
        for match in words.finditer(paragraph.text, first, end)
    ):
        return True
    if among:
        return False  # nothing else makes a part larger than its whole
    return any(_told(piece, same.pieces, stretches) for piece in same.pieces)


def _told(piece: Piece, pieces: list[Piece], stretches: frozenset[tuple[int, int]]) -> bool:
    """Return True if a piece tells of something else that counts, or of a figure that is not so yet."""
    low, high = min(stretches)[0], max(stretches)[1]
    if any(piece.start <= start < piece.end for start, _ in stretches):
        return bool(_PLANNED.search(piece.text + piece.closer))
    if piece.bracket and piece.quantities and _WITHIN.match(piece.text):
        return False  # 58人（含编外聘用21人）: within the whole
    if piece.end < low:
        return piece.end >= low - 1 and bool(_BESIDE.search(_KEPT.sub("", piece.text)))
    if not piece.quantities and _UNSAID.search(piece.text):
        return True  # what is left, without its number
    behind = next((other for other in pieces if other.start >= high), None)
    near = piece.start < high or (piece is behind and bool(piece.quantities or _MORE.match(piece.text)))
    return near and bool(_BESIDE.search(_KEPT.sub("", piece.text)))
