"""The number of the page: whether there is one, how it reads, its type, its side and how far it is under the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rectify_cli.checks.layout.parts import Part, Role, place
from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents.layout import standard
from rectify_cli.documents.layout.standard import TWIPS as PER_MM
from rectify_cli.documents.typeset import TWIPS, Section, Typeset, TypesetParagraph

FORM = warning(
    "G641",
    # GB/T 9704-2012, 7.5
    Phrase("页码数字左右各放一条一字线", "a page number stands between two dashes: — 1 —"),
    Phrase("插入页码，写作“— 1 —”", "insert a page number that reads “— 1 —”"),
)
TYPE = warning(
    "G642",
    # GB/T 9704-2012, 7.5
    Phrase("页码一般用 4 号半角宋体阿拉伯数字", "page numbers are in 14 pt (四号) SimSun (宋体)"),
    Phrase("页脚改为宋体、四号", "set the footer in 宋体, 14 pt"),
)
SIDE = warning(
    "G643",
    # GB/T 9704-2012, 7.5
    Phrase("单页码居右空一字，双页码居左空一字", "odd page numbers stand at the right, even ones at the left, 1 字 in"),
    Phrase(
        "勾选“奇偶页不同”，单页页脚居右、右缩进 1 字符，双页居左、左缩进 1 字符",
        "let odd and even pages differ: odd at the right with a right indent of 1 字, even at the left with a left one",
    ),
)
DEPTH = warning(
    "G644",
    # GB/T 9704-2012, 7.5
    Phrase("一字线上距版心下边缘 7 毫米", "the dash is 7 mm under the text area"),
    Phrase("页脚距边界设为 2.5 厘米左右，使一字线在版心下 7 毫米", "set the footer some 2.5 cm from the edge"),
)

_FORM = re.compile(r"\s*[—―─－]\s*[0-9０-９]*\s*[—―─－]\s*")
_FREE = 2.5
"""By how many mm the depth may differ: fonts fill their lines differently."""
_OFF = 0.35
_ONE_PAGE = 20
"""Lines of which a paper certainly has one page."""
_NATURAL = (1.1, 1.4)
_SIDES = {
    "default": ("right", Phrase("单页码", "the odd page number"), Phrase("居右空一字", "at the right, 1 字 in")),
    "even": ("left", Phrase("双页码", "the even page number"), Phrase("居左空一字", "at the left, 1 字 in")),
}
_OUTSIDE = {"outside"}


def run(paper: Typeset, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the numbers of the pages, once however many sections share a footer."""
    several = _is_long(paper)
    footers = [(section, _footers(paper, section)) for section in paper.sections]
    if not any(kinds for _, kinds in footers):
        if several or _is_titled(parts):
            yield FORM.broken(place(paper), Phrase("没有页码", "the pages are not numbered"))
        return
    seen: set[TypesetParagraph] = set()
    for section, kinds in footers:
        for kind, footer in kinds.items():
            if footer not in seen:
                seen.add(footer)
                yield from _footer(paper, section, kind, footer, several=several)
    if several and not paper.sides and not _are_outside(footers):
        yield SIDE.broken(
            place(paper),
            Phrase(
                "单、双页的页码在同一侧，应单页居右、双页居左",
                "odd and even page numbers stand on one side, not at the right and the left",
            ),
        )


def _are_outside(footers: Sequence[tuple[Section, Mapping[str, TypesetParagraph]]]) -> bool:
    """Return True if a frame puts the numbers outside by itself."""
    return all(footer.align in _OUTSIDE for _, kinds in footers for footer in kinds.values())


def _is_titled(parts: Sequence[Part]) -> bool:
    """Return True for a paper with a title that is no letter: the first page of 函 has no number (10.1)."""
    title = "".join(part.paragraph.text for part in parts if part.role is Role.TITLE)
    return bool(title) and not title.endswith("函")


def _is_long(paper: Typeset) -> bool:
    lines = sum(1 + len(paragraph.text) // standard.CHARACTERS for paragraph in paper.paragraphs)
    return lines > _ONE_PAGE or any(paragraph.new_page for paragraph in paper.paragraphs[1:])


def _footers(paper: Typeset, section: Section) -> dict[str, TypesetParagraph]:
    """Return the line with the number of each kind of page."""
    kinds = _SIDES if paper.sides else ("default",)
    shown = section.footers or {}
    return {kind: replace(shown[kind][0], section=0) for kind in kinds if shown.get(kind)}


def _footer(
    paper: Typeset, section: Section, kind: str, footer: TypesetParagraph, *, several: bool
) -> Iterator[Diagnostic]:
    side, name, wanted = _SIDES[kind]
    if not _FORM.fullmatch(footer.text):
        yield FORM.broken(
            place(paper),
            Phrase(
                f"页码写作“{footer.text.strip()}”，应为“— 1 —”",
                f"the page number reads “{footer.text.strip()}”, not “— 1 —”",
            ),
        )
    yield from _type(paper, footer)
    if several or kind == "even" or footer.align == "center":
        yield from _side(paper, footer, side, name, wanted)
    depth = _depth(section, footer)
    if depth and not depth[0] - _FREE <= standard.UNDER_TEXT <= depth[1] + _FREE:
        middle = sum(depth) / 2
        yield DEPTH.broken(
            place(paper),
            Phrase(
                f"页码在版心下约 {middle:.0f} 毫米，应为 {standard.UNDER_TEXT} 毫米",
                f"the page number is some {middle:.0f} mm under the text, not {standard.UNDER_TEXT}",
            ),
        )


def _type(paper: Typeset, footer: TypesetParagraph) -> Iterator[Diagnostic]:
    for letters in footer.letters:
        if not letters.text.strip():
            continue
        font = letters.western if letters.text.strip().isascii() else letters.font
        face, size = standard.PAGE_NUMBER
        if standard.face_of(font) is not face or letters.points != size.points:
            yield TYPE.broken(
                place(paper),
                Phrase(
                    f"页码用{font or '未指定字体'}{standard.called(letters.points).zh}，应为宋体{size.name}",
                    f"the page number is in {standard.called(letters.points).en} {font or 'no named font'}, not in "
                    f"{standard.called(size.points).en} 宋体",
                ),
            )
            return


def _side(paper: Typeset, footer: TypesetParagraph, side: str, name: Phrase, wanted: Phrase) -> Iterator[Diagnostic]:
    align = "left" if footer.align in {"both", "distribute"} else footer.align
    if not align or align in _OUTSIDE:
        return
    if align != side:
        where = {
            "center": Phrase("居中", "centred"),
            "left": Phrase("居左", "at the left"),
            "right": Phrase("居右", "at the right"),
        }
        there = where.get(align, Phrase(align, align))
        yield SIDE.broken(
            place(paper), Phrase(f"{name.zh}{there.zh}，应{wanted.zh}", f"{name.en} is {there.en}, not {wanted.en}")
        )
        return
    inset = footer.indents.right if side == "right" else footer.indents.first
    if not footer.framed and inset is not None and abs(inset - 1) > _OFF:
        yield SIDE.broken(
            place(paper),
            Phrase(f"{name.zh}空 {inset:.1f} 字，应{wanted.zh}", f"{name.en} is {inset:.1f} 字 in, not {wanted.en}"),
        )


def _depth(section: Section, footer: TypesetParagraph) -> tuple[float, float] | None:
    """Return how many mm the dash is under the text at least and at most; None where a frame holds it."""
    if footer.framed or not footer.letters or not section.upright:
        return None
    points = footer.letters[0].points
    spacing = footer.spacing
    after = spacing.after or 0
    lines = (
        (spacing.line, spacing.line)
        if spacing.rule == "exact"
        else tuple(points * times * (spacing.line if spacing.rule == "auto" else 1) for times in _NATURAL)
    )
    room = (section.margins["bottom"] - section.margins["footer"]) / TWIPS - after
    depths = sorted((room - line / 2) * TWIPS / PER_MM for line in lines)
    return depths[0], depths[1]
