"""Claims on the words as they are set: title, headings, body."""

import math
import re
from collections.abc import Iterator

from conformity.paper import Element, Paper, lettering_of, runs, text, w
from rectify_cli.documents.layout import standard

# The kinds of official paper (文种) of the regulation of 2012, article 8.
_KINDS = "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要"
NUMBERS = {1: r"([一二三四五六七八九十]+)、", 2: r"（([一二三四五六七八九十]+)）", 3: r"(\d+)[.．]", 4: r"（(\d+)）"}
TITLE_LINE = 868
_DIGITS = "一二三四五六七八九"
_HAN = r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!()]|[,;:?!()](?={_HAN})")


def title_is_one(paper: Paper) -> Iterator[str]:
    """There is exactly one title (标题), in one paragraph."""
    found = len(paper.styled("title"))
    if found != 1:
        yield f"there are {found} titles"


def title_is_in_2_xiaobiaosong(paper: Paper) -> Iterator[str]:
    """The title is in 2号小标宋, centred, not bold (7.3.1)."""
    for title in paper.styled("title"):
        if paper.layout(title, "jc") != "center":
            yield "the title is not centred"
        yield from _lettering(paper, title, standard.TITLE)
        if any(paper.bold(run) for run in runs(title)):
            yield "the title is bold"


def title_ends_in_a_kind_of_paper(paper: Paper) -> Iterator[str]:
    """The title ends in the kind of paper (文种)."""
    for title in paper.styled("title"):
        if not text(title).endswith(tuple(_KINDS.split())):
            yield f"the title ends in no 文种: {text(title)[-4:]}"


def title_fills_whole_lines(paper: Paper) -> Iterator[str]:
    """The title and one blank line under it take whole lines of the grid, so that the page keeps its 22."""
    pitch = paper.number("docGrid", "linePitch")
    for title in paper.styled("title"):
        if paper.layout(title, "spacing", "line") != str(TITLE_LINE):
            yield f"the line of the title is not {TITLE_LINE}"
        height = TITLE_LINE * (text(title).count("\n") + 1)
        wanted = (math.ceil(height / pitch) + 1) * pitch - height
        found = paper.layout(title, "spacing", "after")
        if found != str(wanted):
            yield f"under the title are {found} twips, not {wanted}"


def headings_are_in_their_fonts(paper: Paper) -> Iterator[str]:
    """Headings are 3号: 黑体, 楷体, 仿宋, 仿宋 (7.3.3)."""
    for level, heading in paper.headings():
        yield from _lettering(paper, heading, standard.HEADINGS[level - 1])


def headings_carry_their_number(paper: Paper) -> Iterator[str]:
    """Headings are numbered 一、（一）1. （1） (7.3.3)."""
    for level, heading in paper.headings():
        if not re.match(NUMBERS[level], text(heading)):
            yield f"a heading of level {level} begins {text(heading)[:4]}"


def headings_are_indented_2_characters(paper: Paper) -> Iterator[str]:
    """Headings begin 2 字 in (7.3.3)."""
    for _, heading in paper.headings():
        yield from _indented(paper, heading)


def heading_numbers_run_on(paper: Paper) -> Iterator[str]:
    """一、二、三、 run on without gaps; under a higher heading the count may begin again."""
    last: dict[int, int] = {}
    fresh: set[int] = set()
    for level, heading in paper.headings():
        found = re.match(NUMBERS[level], text(heading))
        if found is None:
            continue
        number = _number(found[1])
        allowed = {last.get(level, 0) + 1} | ({1} if level in fresh else set())
        if number not in allowed:
            yield f"{found[0]} does not follow {last.get(level, 0)}"
        last[level] = number
        fresh = (fresh - {level}) | set(range(level + 1, 5))


def outline_is_unbroken(paper: Paper) -> Iterator[str]:
    """The outline has no gap: each heading stands at the rank of its level among those used."""
    used = sorted({level for level, _ in paper.headings()})
    for level, heading in paper.headings():
        found = paper.layout(heading, "outlineLvl")
        if found != str(used.index(level)):
            yield f"{text(heading)[:8]} stands at outline level {found}, not {used.index(level)}"


def headings_keep_with_next(paper: Paper) -> Iterator[str]:
    """No heading and no title is the last line of a page."""
    for paragraph in paper.styled("title", *(f"heading {level}" for level in NUMBERS)):
        if not paper.switched(paragraph, "keepNext"):
            yield f"{text(paragraph)[:8]} may stand alone at the end of a page"


def body_is_in_3_fangsong(paper: Paper) -> Iterator[str]:
    """The body is in 3号仿宋 (5.2.2)."""
    for paragraph in paper.styled("公文正文"):
        yield from _lettering(paper, paragraph, standard.BODY)


def body_is_indented_2_characters(paper: Paper) -> Iterator[str]:
    """Each paragraph of the body begins 2 字 in (7.3.3)."""
    for paragraph in paper.styled("公文正文"):
        yield from _indented(paper, paragraph)


def lines_are_those_of_the_grid(paper: Paper) -> Iterator[str]:
    """Body and headings have lines of exactly the height of the grid."""
    pitch = str(paper.number("docGrid", "linePitch"))
    for paragraph in paper.styled("公文正文", *(f"heading {level}" for level in NUMBERS)):
        found = tuple(paper.layout(paragraph, "spacing", name) for name in ("line", "lineRule"))
        if found != (pitch, "exact"):
            yield f"{text(paragraph)[:8]} has lines of {found}"


def body_is_justified(paper: Paper) -> Iterator[str]:
    """The body fills its lines from side to side, but for a paragraph with an address that no line breaks."""
    for paragraph in paper.styled("公文正文"):
        side = "left" if re.search("[!-~]{12,}", text(paragraph)) else "both"
        if paper.layout(paragraph, "jc") != side:
            yield f"{text(paragraph)[:8]} is not justified"


def no_paragraph_is_empty_or_led_by_space(paper: Paper) -> Iterator[str]:
    """Blank lines and indents are made by the layout, not by typing; an empty cell is one all the same, a rule none."""
    for paragraph in paper.paragraphs:
        words = text(paragraph)
        in_cell = paragraph.xpath("parent::*[local-name()='tc']")
        ruled = paragraph.find(w("pPr/pBdr")) is not None
        if not words.strip() and (in_cell or ruled or _parts_tables(paragraph)):
            continue
        if not words.strip():
            yield "there is an empty paragraph"
        elif words[0].isspace() and not (words[0] == "\t" and paragraph.find(w("pPr/tabs")) is not None):
            yield f"a paragraph begins with space: {words[:8]!r}"


def tables_are_parted(paper: Paper) -> Iterator[str]:
    """A paragraph stands after each table: Word joins two tables that touch, and wants one at the end of the text."""
    for table in paper.document.iter(w("tbl")):
        following = table.getnext()
        if following is None or following.tag != w("p"):
            yield "no paragraph follows a table"


def no_western_mark_stands_beside_hanzi(paper: Paper) -> Iterator[str]:
    """No half-width , ; : ? ! ( ) stands beside a 汉字; the dot of 1.反馈问题 and of 1.5 does no harm."""
    for paragraph in paper.paragraphs:
        words = text(paragraph)
        for found in _HALF.finditer(words):
            yield f"half-width {found[0]} in {words[max(0, found.start() - 5) : found.end() + 5]}"


def _parts_tables(paragraph: Element) -> bool:
    """Tell a thin line under a table that ends the text or that another follows: Word would join the two."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    spacing = paragraph.find(w("pPr/spacing"))
    thin = spacing is not None and spacing.get(w("lineRule")) == "exact" and int(spacing.get(w("line"), "0")) <= 200
    ends = after is None or after.tag in {w("tbl"), w("sectPr")} or paragraph.find(w("pPr/sectPr")) is not None
    return thin and ends and before is not None and before.tag == w("tbl")


def _lettering(paper: Paper, paragraph: Element, wanted: standard.Lettering) -> Iterator[str]:
    for run in runs(paragraph):
        found = (paper.lettering(run, "rFonts", "eastAsia"), paper.lettering(run, "sz"))
        if found != lettering_of(wanted):
            yield f"{text(paragraph)[:8]} is in {found}, not {lettering_of(wanted)}"
            return


def _indented(paper: Paper, paragraph: Element) -> Iterator[str]:
    found = tuple(paper.layout(paragraph, "ind", name) for name in ("firstLineChars", "firstLine"))
    if found != ("200", "632"):
        yield f"{text(paragraph)[:8]} is indented {found}"


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    high = 10 * (_DIGITS.find(tens) + 1 if tens else 1) if ten else 0
    return high + (_DIGITS.find(ones) + 1 if ones else 0)
