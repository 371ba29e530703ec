"""A paragraph of a Word file -> how it is set, from what is in force for it."""

import math
from collections.abc import Sequence

from lxml import etree

from rectify_cli.documents.readers.docx.effective import Effective
from rectify_cli.documents.readers.docx.numbering import W
from rectify_cli.documents.typeset import TWIPS, Indents, Letters, Section, Spacing, TypesetParagraph

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FRAMES = (f"{W}tbl", f"{W}txbxContent")
_LINE = 240
_HUNDRED = 100
_SIDES = {"start": "left", "end": "right", "outside": "outside", "inside": "inside"}
_RULED = f"{W}pBdr"


class Setting:
    """Sets the paragraphs of one file."""

    def __init__(self, effective: Effective, sections: Sequence[Section]) -> None:
        """Take what is in force, and the pages."""
        self._effective = effective
        self._sections = sections
        self.last = len(sections) - 1

    def paragraph(  # noqa: PLR0913 - what the file knows of a paragraph that its properties do not say
        self,
        paragraph: etree._Element,
        text: str,
        runs: Sequence[tuple[etree._Element, str]],
        *,
        number: int,
        section: int = 0,
        gap: int = 0,
        new_page: bool = False,
    ) -> TypesetParagraph:
        """Return a paragraph with the words of its runs."""
        letters = tuple(self._letters(run, words, paragraph) for run, words in runs)
        page = self._sections[section]
        framed = next(paragraph.iterancestors(*_FRAMES), None) is not None or self._frame(paragraph) is not None
        border = paragraph.find(f"{W}pPr/{_RULED}/{W}bottom")
        style_border = self._effective.layout(paragraph, f"pBdr/{W}bottom", "color")
        under = border.get(f"{W}color", "auto") if border is not None else style_border
        return TypesetParagraph(
            text,
            number,
            letters,
            self._align(paragraph),
            self._indents(paragraph, letters, page),
            self._spacing(paragraph, page),
            style=self._effective.name(paragraph),
            section=section,
            gap=gap,
            new_page=new_page or self._effective.switched(paragraph, "pageBreakBefore"),
            framed=framed,
            rule_under=under,
            ruled=framed or under is not None or paragraph.find(f"{W}pPr/{_RULED}") is not None,
        )

    def begins_page(self, section: int) -> bool:
        """Return True if a section begins on a new page."""
        return not self._sections[section].continuous

    def _letters(self, run: etree._Element, words: str, paragraph: etree._Element) -> Letters:
        effective = self._effective
        spacing = effective.lettering(run, paragraph, "spacing") or "0"
        return Letters(
            words,
            effective.font(run, paragraph, "eastAsia"),
            effective.font(run, paragraph, "ascii"),
            effective.points(run, paragraph),
            effective.colour(run, paragraph),
            _number(spacing) / TWIPS,
        )

    def _align(self, paragraph: etree._Element) -> str:
        """Return how a paragraph is aligned; of one in a frame or a drawing, how that is."""
        frame = self._frame(paragraph)
        drawn = next(paragraph.iterancestors(f"{_WP}anchor"), None)
        if drawn is not None:
            align = drawn.find(f"{_WP}positionH/{_WP}align")
            return (align.text or "") if align is not None else ""
        if frame is not None and frame.get(f"{W}xAlign") is not None:
            return frame.get(f"{W}xAlign", "")
        said = self._effective.layout(paragraph, "jc") or "left"
        return _SIDES.get(said, said)

    def _frame(self, paragraph: etree._Element) -> etree._Element | None:
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        return frame if frame is not None and frame.get(f"{W}dropCap") is None else None

    def _indents(self, paragraph: etree._Element, letters: Sequence[Letters], page: Section) -> Indents:
        """Return the indents in 字, blanks typed before and behind the words counted in."""
        said = self._effective.indents(paragraph)
        advance = self._advance(letters, page)

        def of(name: str) -> float:
            hundredths = said.get(f"{name}Chars", 0)
            return hundredths / _HUNDRED if hundredths else said.get(name, 0) / TWIPS / advance

        left = of("left") or of("start")
        right = of("right") or of("end")
        first = of("firstLine") - of("hanging")
        before, behind = _blanks(paragraph)
        return Indents(
            None if before is None else left + first + before, left, None if behind is None else right + behind
        )

    def _advance(self, letters: Sequence[Letters], page: Section) -> float:
        """Return the width of a 字 of a paragraph, in points."""
        first = next(iter(letters), None)
        return max(1, (first.points + first.spacing if first else 16) + (page.characters or 0))

    def _spacing(self, paragraph: etree._Element, page: Section) -> Spacing:
        effective = self._effective
        line, rule, before, after = (
            effective.layout(paragraph, "spacing", name) for name in ("line", "lineRule", "before", "after")
        )
        per_line = page.pitch / TWIPS or 12
        lines = {name: effective.layout(paragraph, "spacing", f"{name}Lines") for name in ("before", "after")}

        def gap(name: str, twips: str | None) -> float:
            said = lines[name]
            return _number(said) / _HUNDRED * per_line if said and _number(said) else _number(twips or "0") / TWIPS

        rule = rule or "auto"
        apart = _number(line) / (_LINE if rule == "auto" else TWIPS) if line is not None else 1
        on_grid = effective.switched(paragraph, "snapToGrid", default=True)
        return Spacing(apart, rule, gap("before", before), gap("after", after), on_grid)


def _blanks(paragraph: etree._Element) -> tuple[float | None, float | None]:
    """Return the blanks before and behind the words of a paragraph, in 字; None where there is a tab."""
    typed = "".join(
        "\t" if node.tag == f"{W}tab" else node.text or ""
        for node in paragraph.iter(f"{W}t", f"{W}tab")
        if next(node.iterancestors(f"{W}p"), None) is paragraph and next(node.iterancestors()).tag == f"{W}r"
    )
    words = typed.strip()
    if not words:
        return 0, 0
    before, _, behind = typed.partition(words)
    return _wide(before), _wide(behind)


def _wide(blanks: str) -> float | None:
    return None if "\t" in blanks else sum(1 if blank == "　" else 0.5 for blank in blanks)


def _number(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        return 0
    return number if math.isfinite(number) else 0
