"""A paper as it came from its file -> as it was written: sentences whole again, one title, no page furniture."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from rectify_cli.core.chinese import dates, ordinals
from rectify_cli.core.chinese.sentences import ENDS_SENTENCE
from rectify_cli.core.diagnostics import Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents import broken_headings, reflow
from rectify_cli.documents.document import Heading, Paragraph, Title
from rectify_cli.documents.source import Placed, Skipped, SourceDocument, Stretch, placed
from rectify_cli.documents.unfold import unfolded

SHORTEST = 20
"""A paragraph of fewer 字 without closing punctuation is a heading or a label, not half a sentence."""

REPEATED = Phrase("重复的标题", "the title, repeated")
FURNITURE = Phrase("网页正文以外的栏目", "part of the web page around the paper")
PAGE_NUMBER = Phrase("页码", "a page number")
CONTENTS = Phrase("目录", "the table of contents")
STRAY = Phrase("单独的标点", "a mark that stands alone")

_CLOSED = tuple("。！？；：…”’）》】」.!?;:)")
_ENDED = tuple("。！？；：.!?;:")
_GOES_ON = tuple("，、,")
_GOES_BEFORE = tuple("，。、；：？！”’）》")
_NUMBERED_HEADING = re.compile(
    f"{ordinals.HEADING}|问题(?:{ordinals.HAN}|[0-9]{{1,3}})|(?:反馈|存在|具体)?问题[：:]|关于.*(?:问题|方面|整改)$"
)
_MARKS_ALONE = re.compile(r"[\s　。，、；：！？.,;]+")
_CONTENTS = re.compile(r"目[\s　]{0,6}[录次]")
_LEADER = re.compile(r"(.{2,80}?)(?P<dots>[.．…·‥\-—_]{2,}|\t|[\s　]+)[\s　（(]*[0-9]{1,4}[）)]?")
_ATTACHED = re.compile("附件[ 　]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?")
_LONGEST_ISSUER = 60
_LONGEST_FURNITURE = 100
_HEAD = 24
_TITLE_END = re.compile("(?:通报|公告|公示|报告|情况|通知|进展|结果|说明|意见|反馈|公开|函)(?:（[^）]*）)?$")
_MARK = re.compile("[，。；：！？、]")
_MOST_LINES = 4
_LONGEST_LINE = 100
_NO_TITLE = re.compile("(?:网|网站|首页|文件|号)$")
_WORDS = (
    "索引号|(?:发布|发文|成文|生成|公开|印发|更新)(?:时间|日期|机构|单位)|(?:信息|文章|稿件)?来源|稿源|作者|(?:责任)?编辑|责编|审核|"
    "(?:浏览|阅读|访问|点击)(?:次数|量|数|率)|字体|字号|打印|关闭|分享|收藏|扫一扫|[上下]一[篇条页]|(?:您)?(?:当前|所在|的)*位置|首页|"
    "版权所有|(?:主办|承办|协办)(?:单位)?|网站标识码|技术支持|(?:信息|主题)分类|公开(?:方式|范围|属性|时限)|文号|主题词|"
    "相关(?:链接|附件|阅读|信息)|视力保护|返回顶部|大\\s+中\\s+小"
)
_FURNITURE = re.compile(
    rf"[\s【\[|]*(?:{_WORDS})(?:\s*[：:】\]|>＞·]|\s*$|\s*(?:本页|窗口|到|至)|\s+)|.*ICP备|.*公网安备|.*版权所有|"
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:\s+[0-9:]{4,8})?\s*(?:$|来源|浏览|作者|字)",
    re.IGNORECASE,
)


def repaired(paper: SourceDocument) -> SourceDocument:
    """Return the paper as it was written; `skipped` holds what is left out, each with its reason."""
    blocks = unfolded(paper.blocks)
    if paper.unit is not Unit.PAGE:
        blocks = broken_headings.whole(blocks)
    skipped = list(paper.skipped)
    for choose, reason in _LEFT_OUT:
        out = choose(blocks)
        skipped += [Skipped(blocks[index].text, paper.place_of(blocks[index]), reason) for index in sorted(out)]
        blocks = [block for index, block in enumerate(blocks) if index not in out]
    breaks = frozenset(part.place.line or 0 for part in skipped if part.reason is not FURNITURE)
    return SourceDocument(paper.file, paper.unit, tuple(_whole(_titled(blocks), breaks)), tuple(skipped))


def _page_numbers(blocks: Sequence[Placed]) -> set[int]:
    return {index for index, block in enumerate(blocks) if reflow.PAGE_NUMBER.fullmatch(block.text)}


def _stray_marks(blocks: Sequence[Placed]) -> set[int]:
    """Return which blocks are nothing but marks behind a sentence that is closed."""
    return {
        index
        for index, block in enumerate(blocks)
        if index and _MARKS_ALONE.fullmatch(block.text) and blocks[index - 1].text.rstrip().endswith(_ENDED)
    }


def _contents(blocks: Sequence[Placed]) -> set[int]:
    """Return which blocks are the table of contents (目录): lines with the number of a page, or repeated below."""
    listed: set[int] = set()
    later = {block.text.strip() for block in blocks}
    for start, block in enumerate(blocks[:_HEAD]):
        if not _CONTENTS.fullmatch(block.text):
            continue
        seen = Counter(block.text.strip() for block in blocks)
        for index in range(start + 1, len(blocks)):
            text = blocks[index].text.strip()
            entry = _LEADER.fullmatch(text)
            if not (entry and (entry["dots"] or entry[1].strip() in later)) and seen[text] <= 1:
                break
            seen[text] -= 1
            listed |= {start, index}
    return listed


def _head(blocks: Sequence[Placed]) -> int:
    """Return how many blocks stand before the text itself: it begins with the first sentence or number."""
    for index, block in enumerate(blocks[:_HEAD]):
        furniture = _is_furniture(block)
        if not furniture and (ENDS_SENTENCE.search(block.text) or reflow.BEGINS.match(block.text)):
            return index
    return min(len(blocks), _HEAD)


def _is_furniture(block: Placed) -> bool:
    return len(block.text) <= _LONGEST_FURNITURE and _FURNITURE.match(block.text) is not None


def _furniture(blocks: Sequence[Placed]) -> set[int]:
    """Return which blocks are furniture: before the text, after the signature, or at the very end."""
    furniture = {index for index in range(_head(blocks)) if _is_furniture(blocks[index])}
    signed = max((index for index, block in enumerate(blocks) if dates.alone(block.text)), default=len(blocks))
    if signed > len(blocks) // 2:
        furniture |= {index for index in range(signed + 1, len(blocks)) if _is_furniture(blocks[index])}
    for index in range(len(blocks) - 1, -1, -1):
        if index not in furniture and not _is_furniture(blocks[index]):
            break
        furniture.add(index)
    return furniture


def _titled(blocks: Sequence[Placed]) -> list[Placed]:
    """Return the blocks with those of the title, if there is one, joined to one."""
    title = _title(blocks[: _head(blocks)], 0)
    if title is None:
        return list(blocks)
    return [*blocks[: title.start], _joined_title(blocks[title.start : title.stop]), *blocks[title.stop :]]


def _repeated(blocks: Sequence[Placed]) -> set[int]:
    """Return which blocks before the text print the title once more, in one line or in several."""
    head = blocks[: _head(blocks)]
    title = _title(head, 0)
    if title is None:
        return set()
    words = _bare(head, title)
    repeated = {
        index for index in range(len(head)) if index not in title and _bare(head, range(index, index + 1)) == words
    }
    second = _title(head, title.stop)
    return repeated | set(second) if second is not None and _bare(head, second) == words else repeated


def _title(head: Sequence[Placed], start: int) -> range | None:
    """Return which blocks are the title: 关于…, the body's name in the line before, up to 通报 or the like."""
    for index in range(start, len(head)):
        text = head[index].text
        if "关于" not in text:
            titled = isinstance(head[index].block, Heading | Title) or (not index and not _MARK.search(text))
            if titled and _ends_title(text):
                return range(index, index + 1)
            continue
        end = index + 1
        while not _ends_title(head[end - 1].text):
            end += 1
            if end > len(head) or end - index > _MOST_LINES:
                return None
        before = index > start and text.startswith("关于") and not _NO_TITLE.search(head[index - 1].text.strip())
        return range(index - 1 if before else index, end)
    return None


def _ends_title(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and _TITLE_END.search(text) is not None


def _joined_title(blocks: Sequence[Placed]) -> Placed:
    """Return blocks as one title; a block or a blank begins a line of it."""
    lines = [line for block in blocks for line in block.text.split()]
    stretches: list[Stretch] = []
    for block in blocks:
        for stretch in block.stretches:
            stretches += [stretch.part(*word.span()) for word in re.finditer(r"\S+", stretch.text)]
    return placed(stretches, Title(tuple(lines)))


def _bare(blocks: Sequence[Placed], numbers: range) -> str:
    return "".join("".join(blocks[index].text for index in numbers).split())


def _whole(blocks: Sequence[Placed], breaks: AbstractSet[int]) -> list[Placed]:
    """Return the blocks with every sentence that was split joined again; `breaks` are where a page or the like ends."""
    paragraphs: list[Placed] = []
    held: list[Placed] = []
    for index, block in enumerate(blocks):
        if held and not _goes_on(held, blocks, index, broken=not breaks.isdisjoint(_between(held[-1], block))):
            paragraphs.append(_joined(held))
            held = []
        held.append(block)
    if held:
        paragraphs.append(_joined(held))
    return paragraphs


def _between(before: Placed, after: Placed) -> range:
    """Return the lines between two blocks."""
    return range(before.pieces[-1].number + 1, after.pieces[0].number)


def _joined(held: Sequence[Placed]) -> Placed:
    return held[0] if len(held) == 1 else reflow.joined([block.stretches for block in held])


def _goes_on(held: Sequence[Placed], blocks: Sequence[Placed], index: int, *, broken: bool) -> bool:
    """Return True if a block is the rest of the sentence that the held blocks, already one paragraph, leave open.

    Where a page was `broken` between, a short one can be half a sentence too.
    """
    last, block = held[-1], blocks[index]
    if not isinstance(last.block, Paragraph) or not isinstance(block.block, Paragraph):
        return False
    before, text = last.text.rstrip(), block.text.lstrip()
    if text.startswith(_GOES_BEFORE):
        return not before.endswith(_ENDED)
    if len(held) == 1 and index > 1 and _ATTACHED.fullmatch(blocks[index - 2].text.strip()):
        return False  # the name of an attachment
    open_ = _is_open(held, before) or (broken and not _NUMBERED_HEADING.match(before))
    return not before.endswith(_CLOSED) and open_ and not _begins(blocks, index, text)


def _is_open(held: Sequence[Placed], text: str) -> bool:
    """Return True if `text`, the last of a paragraph, is neither a label nor a heading by its length and form."""
    if text.endswith(_GOES_ON) or len(held) > 1:
        return True
    return len(text) >= SHORTEST and (not _NUMBERED_HEADING.match(text) or ENDS_SENTENCE.search(text) is not None)


def _begins(blocks: Sequence[Placed], index: int, text: str) -> bool:
    """Return True if a block begins a paragraph of its own: with a number, a label, or as the signature."""
    following = blocks[index + 1].text if index + 1 < len(blocks) else ""
    signed = dates.alone(following) and len(text) <= _LONGEST_ISSUER and not ENDS_SENTENCE.search(text)
    return bool(reflow.BEGINS.match(text) or _ATTACHED.fullmatch(text.strip()) or dates.alone(text) or signed)


_LEFT_OUT = (
    (_page_numbers, PAGE_NUMBER),
    (_stray_marks, STRAY),
    (_contents, CONTENTS),
    (_furniture, FURNITURE),
    (_repeated, REPEATED),
)
