"""The page: its size, its margins, its text area, and the lines and 字 it holds."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from rectify_cli.checks.layout.parts import Part, Role, place
from rectify_cli.core.diagnostics import Diagnostic, Rule, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents.layout import standard
from rectify_cli.documents.layout.standard import TWIPS as PER_MM
from rectify_cli.documents.typeset import TWIPS, Section, Typeset, TypesetParagraph

SIZE = error(
    "G601",
    # GB/T 9704-2012, 5.1
    Phrase("用 A4 纸，210×297 毫米", "the paper is A4, 210 x 297 mm"),
    Phrase("在“布局—纸张大小”中选 A4", "choose A4 under Layout, Size"),
)
MARGINS = error(
    "G602",
    # GB/T 9704-2012, 5.2.1
    Phrase(
        "天头 37 毫米、订口 28 毫米，各可差 1 毫米", "the margins are 37 mm at the top and 28 mm at the left, ±1 mm"
    ),
    Phrase(
        "在“布局—页边距”中设上 3.7、下 3.5、左 2.8、右 2.6 厘米",
        "under Layout, Margins: top 3.7, bottom 3.5, left 2.8, right 2.6 cm",
    ),
)
TEXT = error(
    "G603",
    # GB/T 9704-2012, 5.2.1
    Phrase("版心 156×225 毫米", "the text area is 156 x 225 mm"),
    MARGINS.cure,
)
LINES = warning(
    "G604",
    # GB/T 9704-2012, 5.2.3
    Phrase("一般每面排 22 行", "a page holds 22 lines"),
    Phrase(
        "正文行距设为固定值 28.95 磅，或在“页面设置—文档网格”中设每页 22 行",
        "set the line spacing of the body to exactly 28.95 pt, or 22 lines a page under Page Setup, Document Grid",
    ),
)
CHARACTERS = warning(
    "G605",
    # GB/T 9704-2012, 5.2.3
    Phrase("一般每行排 28 个字", "a line holds 28 字"),
    Phrase(
        "正文字符间距紧缩 0.25 磅，或在“页面设置—文档网格”中设每行 28 字",
        "condense the characters of the body by 0.25 pt, or set 28 a line under Page Setup, Document Grid",
    ),
)

_CLOSE = 0.5
"""By how many mm a length may differ of which the standard gives no tolerance."""
_LEAST, _MOST = 1.1, 1.4
"""Between how many times its size the natural line of a Chinese font is high."""


def run(paper: Typeset, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield what of the pages is not as the standard wants it; a turned page is held to its size alone."""
    seen: set[tuple[str, Phrase]] = set()
    for number, section in enumerate(paper.sections, 1):
        for diagnostic in _geometry(paper, section, number):
            if (diagnostic.code, diagnostic.message) not in seen:
                seen.add((diagnostic.code, diagnostic.message))
                yield diagnostic
    body = [
        part.paragraph for part in parts if part.role is Role.BODY and paper.sections[part.paragraph.section].upright
    ]
    if body:
        yield from _grid(paper, body)


def _geometry(paper: Typeset, section: Section, number: int) -> Iterator[Diagnostic]:
    which = (f"第 {number} 节", f"section {number}: ") if len(paper.sections) > 1 else ("", "")
    across, down = (side / PER_MM for side in sorted(section.size))
    if not (_near(across, standard.PAGE[0]) and _near(down, standard.PAGE[1])):
        yield _said(
            paper, SIZE, which, f"纸张 {across:.0f}×{down:.0f} 毫米", f"the paper is {across:.0f} x {down:.0f} mm"
        )
    if not section.upright:
        return
    margins = section.margins
    sides = (
        ("天头（上边距）", "top margin", abs(margins["top"]), standard.TOP),
        ("订口（左边距）", "left margin", margins["left"] + margins["gutter"], standard.LEFT),
    )
    for zh, en, twips, wanted in sides:
        if not _near(twips / PER_MM, wanted, standard.GIVE):
            yield _said(
                paper, MARGINS, which,
                f"{zh}{twips / PER_MM:.1f} 毫米，应为 {wanted}±{standard.GIVE} 毫米",
                f"the {en} is {twips / PER_MM:.1f} mm, not {wanted}±{standard.GIVE} mm",
            )  # fmt: skip
    wide, high = section.across / PER_MM, section.down / PER_MM
    if not (_near(wide, standard.TEXT[0]) and _near(high, standard.TEXT[1])):
        yield _said(
            paper, TEXT, which,
            f"版心 {wide:.1f}×{high:.1f} 毫米，应为 {standard.TEXT[0]}×{standard.TEXT[1]} 毫米",
            f"the text area is {wide:.1f} x {high:.1f} mm, not {standard.TEXT[0]} x {standard.TEXT[1]} mm",
        )  # fmt: skip


def _said(paper: Typeset, rule: Rule, which: tuple[str, str], zh: str, en: str) -> Diagnostic:
    return rule.broken(place(paper), Phrase(f"{which[0]}{zh}", f"{which[1]}{en}"))


def _near(length: float, wanted: float, give: float = _CLOSE) -> bool:
    return abs(length - wanted) < give + 0.05


def _grid(paper: Typeset, body: Sequence[TypesetParagraph]) -> Iterator[Diagnostic]:
    """Yield how many lines and 字 a page of the body holds, if that is certain and not what is wanted."""
    ranges = Counter(_lines(paper.sections[paragraph.section], paragraph) for paragraph in body)
    (fewest, most), _ = ranges.most_common(1)[0]
    first = next(
        paragraph for paragraph in body if _lines(paper.sections[paragraph.section], paragraph) == (fewest, most)
    )
    if not fewest <= standard.LINES <= most:
        zh = f"{fewest}" if fewest == most else f"{fewest} 至 {most}"
        en = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        yield LINES.broken(
            place(paper, first),
            Phrase(
                f"正文行距为{_spaced(first).zh}，每面排 {zh} 行，应为 {standard.LINES} 行",
                f"with lines {_spaced(first).en} apart a page holds {en} of them, not {standard.LINES}",
            ),
        )
    widths = Counter(_characters(paper.sections[paragraph.section], paragraph) for paragraph in body)
    held, _ = widths.most_common(1)[0]
    if held != standard.CHARACTERS:
        first = next(p for p in body if _characters(paper.sections[p.section], p) == held)
        yield CHARACTERS.broken(
            place(paper, first),
            Phrase(
                f"正文每行排 {held} 字，应为 {standard.CHARACTERS} 字",
                f"a line of the body holds {held} 字, not {standard.CHARACTERS}",
            ),
        )


def _spaced(paragraph: TypesetParagraph) -> Phrase:
    line = paragraph.spacing.line
    match paragraph.spacing.rule:
        case "exact":
            return Phrase(f"固定值 {line:g} 磅", f"exactly {line:g} pt")
        case "atLeast":
            return Phrase(f"最小值 {line:g} 磅", f"at least {line:g} pt")
        case _:
            return Phrase(f" {line:g} 倍", f"{line:g} times the natural height")


def _lines(section: Section, paragraph: TypesetParagraph) -> tuple[int, int]:
    """Return how many lines a page holds at least and at most."""
    spacing = paragraph.spacing
    size = max((letters.points for letters in paragraph.letters), default=standard.SIZE_3.points)
    pitch = section.pitch / TWIPS if spacing.on_grid else 0
    heights = []
    for natural in (size * _LEAST, size * _MOST):
        if spacing.rule == "exact":
            heights.append(spacing.line)
        else:
            height = max(natural, spacing.line) if spacing.rule == "atLeast" else natural
            height = math.ceil(height / pitch) * pitch if pitch else height
            heights.append(height * (spacing.line if spacing.rule == "auto" else 1))
    high = section.down / TWIPS
    counts = sorted(int(high / max(height, 1)) for height in heights)
    return counts[0], counts[1]


def _characters(section: Section, paragraph: TypesetParagraph) -> int:
    """Return how many 字 a line holds."""
    first = next(iter(paragraph.letters))
    advance = max(1, first.points + first.spacing + (section.characters or 0))
    return int(section.across / TWIPS / advance + 0.01)
