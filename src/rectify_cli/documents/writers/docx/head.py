"""The head of a paper (GB/T 9704-2012): 版头 (7.2), that of a letter (10.1), that of a briefing (简报报头)."""

from collections.abc import Callable, Iterator, Sequence

from lxml.etree import _Element as Element

from rectify_cli.core.chinese import width
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents.document import Letterhead, Masthead, Span
from rectify_cli.documents.layout import heads
from rectify_cli.documents.writers.docx import grid, textbox
from rectify_cli.documents.writers.docx.elements import paragraph, run, run_in, w

MARK, NUMBER = "公文发文机关标志", "公文发文字号"

_MM = 1440 / 25.4
"""Twips in a millimetre."""

_TOP = round(35 * _MM)
"""From the upper edge of the text to that of the mark (7.2.4)."""

_HIGH = 0.16
"""What of the size of a mark its ink stands below the top of its line, which is a quarter higher than it."""

_UPPER, _LOWER = 201, 202
"""The numbers of the boxes of a letter."""

_PAGE_TOP = 2098
_RED = "FF0000"
_HEITI, _KAITI = "黑体", "楷体_GB2312"
_LETTER_TOP, _LETTER_WIDE, _LETTER_LEFT, _LETTER_LOW = 30, 170, 20, 277
"""The mark of a letter under the edge of the paper, its rules and where they begin, and the lower one, in mm (10.1)."""


def lines(head: Letterhead | Masthead, style: Callable[[str], str], form: PaperFormat) -> Iterator[Element]:
    """Yield the paragraphs of the head of a paper of a format."""
    if isinstance(head, Masthead):
        yield from _masthead(head, style)
    elif form is PaperFormat.LETTER:
        yield from _letter(head, style)
    else:
        yield from _general(head, style)


def _general(head: Letterhead, style: Callable[[str], str]) -> Iterator[Element]:
    for text in head.above:
        yield _above(text, style)
    mark = heads.mark(head.mark, head.joint)
    before = max(_TOP - len(head.above) * grid.LINE - round(_HIGH * mark.size * 20), 0)
    if head.joint:
        yield _joint(mark, style(MARK), before)
    else:
        yield _mark(
            mark.names[0], mark.size, style(MARK), w("spacing", before=before, line=_line(mark.size), lineRule="exact")
        )
    if head.signatories:
        yield from _upward(head, style(NUMBER))
    else:
        yield _number(head.number, style(NUMBER))


def _masthead(head: Masthead, style: Callable[[str], str]) -> Iterator[Element]:
    """Yield the paragraphs of the head of a briefing: the rule is under who edits it and the date."""
    mark = heads.mark(head.name)
    yield _mark(mark.names[0], mark.size, style(MARK), w("spacing", before=0, line=_line(mark.size), lineRule="exact"))
    if head.issue:
        centred = (w("spacing", before=grid.LINE // 2), w("ind", firstLineChars=0, firstLine=0), w("jc", val="center"))
        yield paragraph((w("pStyle", val=style("公文主送")), w("keepNext"), *centred), [run(Span(head.issue))])
    tabs = w("tabs", w("tab", val="right", pos=grid.twips(grid.CHARACTERS - 1)))
    ends = (w("spacing", before=grid.LINE), w("ind", left=0, firstLine=grid.twips(1)), w("jc", val="left"))
    words = [run(Span(f"{head.office}\t{head.date}"))]
    yield paragraph((w("pStyle", val=style(NUMBER)), tabs, *ends), words)


def _letter(head: Letterhead, style: Callable[[str], str]) -> Iterator[Element]:
    """Yield the paragraphs of the head of a letter, its mark and double rules in boxes."""
    mark = heads.mark(head.mark, (), _LETTER_WIDE * 72 / 25.4)
    ink = round(_HIGH * mark.size * 20)
    # From the top of the line to the lower edge of the ink, and 4 mm more, which the border is told in points.
    rule = _border("bottom", "thickThinSmallGap", max(round(4 * 72 / 25.4 - 0.17 * mark.size), 0))
    top = round(_LETTER_TOP * _MM) - ink
    exact = w("spacing", before=0, after=0, line=_line(mark.size), lineRule="exact")
    upper = textbox.Place(_wide(), _line(mark.size) + 300, round(_LETTER_LEFT * _MM), top)
    lower = textbox.Place(_wide(), 200, round(_LETTER_LEFT * _MM), round(_LETTER_LOW * _MM) - 100)
    boxes = [
        textbox.box(_UPPER, upper, [_mark("　".join((head.mark, *head.joint)), mark.size, style(MARK), rule, exact)]),
        textbox.box(_LOWER, lower, [_thin(_border("bottom", "thinThickSmallGap", 0))]),
    ]
    ends = top + _line(mark.size) + 260 - _PAGE_TOP
    rows = _beside(head.above, head.number)
    for number, (left, right) in enumerate(rows):
        tabs = w("tabs", w("tab", val="right", pos=grid.twips(grid.CHARACTERS)))
        none = w("pBdr", w("bottom", val="nil"))
        after = 2 * grid.LINE if number == len(rows) - 1 else 0
        space = w("spacing", before=0 if number else max(ends + 20, 0), after=after)
        placed = (w("pStyle", val=style(NUMBER)), none, tabs, space, w("ind", left=0, firstLine=0), w("jc", val="left"))
        words = [_lettered(left), run(Span(f"\t{right}"))] if right else [_lettered(left)]
        yield paragraph(placed, words if number else [*boxes, *words])


def _beside(above: Sequence[str], number: str) -> list[tuple[str, str]]:
    """Return the rows under the rule of a letter: the number is at the right of the first."""
    first, *others = above or ("",)
    return [(first, number), *((text, "") for text in others)]


def _above(text: str, style: Callable[[str], str]) -> Element:
    return paragraph((w("pStyle", val=style("公文主送")), w("keepNext")), [_lettered(text)])


def _lettered(text: str) -> Element:
    """Return a run in 黑体, of digits (份号) in the font of the text (7.2.1-7.2.3)."""
    return run(Span(text)) if text.isdigit() else run_in(_HEITI, text)


def _mark(text: str, size: float, style: str, *properties: Element) -> Element:
    half = round(2 * size)
    return paragraph((w("pStyle", val=style), *properties), [run(Span(text), w("sz", val=half), w("szCs", val=half))])


def _line(size: float) -> int:
    """Return the height of the line of a mark, in twips."""
    return round(size * 25)


def _joint(mark: heads.Mark, style: str, before: int) -> Element:
    """Return the marks of a joint paper under one another, 文件 at the right of them in the middle (7.2.4)."""
    longest = max(map(width.of, mark.names))
    half = round(2 * mark.size)

    def line(text: str, *properties: Element) -> Element:
        # An element put into a second paragraph would leave the first.
        exact = w("spacing", before=0, line=_line(mark.size), lineRule="exact")
        return _mark(text, mark.size, style, exact, *properties)

    cells = [
        _cell(
            [line(name, w("jc", val="distribute")) for name in mark.names],
            longest * half * 10,
        )
    ]
    if mark.word:
        cells.append(_cell([line(mark.word)], (width.of(mark.word) + 1) * half * 10))
    wide = sum(size for _, size in cells)
    # The margin moves both cells: the word stays in the middle of the names.
    margins = {"top": before, "left": 0, "bottom": 0, "right": 0}
    inside = w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in margins.items()))
    properties = w("tblPr", w("tblW", w=wide, type="dxa"), w("jc", val="center"), w("tblLayout", type="fixed"), inside)
    columns = w("tblGrid", *(w("gridCol", w=size) for _, size in cells))
    return w("tbl", properties, columns, w("tr", w("trPr", w("cantSplit")), *(cell for cell, _ in cells)))


def _cell(lines: Sequence[Element], size: float) -> tuple[Element, int]:
    wide = round(size)
    return w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), w("vAlign", val="center")), *lines), wide


def _number(number: str, style: str) -> Element:
    """Return the number with the rule under it; without one its paragraph stays, because it carries the rule."""
    if number:
        return paragraph((w("pStyle", val=style),), [run(Span(number))])
    thin = w("spacing", before=0, line=20, lineRule="exact")
    return paragraph((w("pStyle", val=style), thin), [])


def _upward(head: Letterhead, style: str) -> Iterator[Element]:
    """Yield the number 1 字 from the left and 签发人 1 字 from the right, the last name on its line (7.2.5, 7.2.6)."""
    rows = heads.signed(head.signatories)
    names = grid.CHARACTERS - 1 - max(map(width.of, rows))
    for at, row in enumerate(rows):
        first, last = at == 0, at == len(rows) - 1
        start = names - (width.of("签发人：") if first else 0)
        tabs = w("tabs", w("tab", val="left", pos=grid.twips(start)))
        words = [run(Span((head.number if last else "") + "\t" + ("签发人：" if first else ""))), run_in(_KAITI, row)]
        none = () if last else (w("pBdr", w("bottom", val="nil")),)
        space = w("spacing", before=2 * grid.LINE if first else 0, after=2 * grid.LINE if last else 0)
        ends = (w("ind", left=0, firstLine=grid.twips(1)), w("jc", val="left"))
        yield paragraph((w("pStyle", val=style), *none, tabs, space, *ends), words)


def _border(side: str, kind: str, space: int) -> Element:
    return w("pBdr", w(side, val=kind, sz=24, space=space, color=_RED))


def _thin(border: Element) -> Element:
    return paragraph((border, w("spacing", line=20, lineRule="exact")), [])


def _wide() -> int:
    return round(_LETTER_WIDE * _MM)
