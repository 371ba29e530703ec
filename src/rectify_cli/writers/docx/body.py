"""The blocks of a document as paragraphs of Word: elements built apart and appended once."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from rectify_cli.document import Block, Document, Heading, Paragraph, Signature, Span, Title
from rectify_cli.errors import DataError
from rectify_cli.language import Phrase
from rectify_cli.writers.docx.styles import BODY, DATE, ISSUER, TITLE, Styles, heading

Element = Any  # python-docx gives its elements no types

LINE, TITLE_LINE = 579, 868  # twips: a line of the grid, a line of the title
CHARACTER = 315.89  # twips: 156 mm in 28 字
COLUMNS = 28
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fill(word: Word, document: Document, styles: Styles) -> None:
    """Put the blocks before the section of the base file, in place of what it holds."""
    body = word.element.body
    for old in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(old)
    section = body[0]
    for made in _paragraphs(document, styles):
        section.addprevious(made)
    if document.draft:
        _mark(word, document.draft)


def _paragraphs(document: Document, styles: Styles) -> Iterator[Element]:
    levels = sorted({block.level for block in document if isinstance(block, Heading)})
    blocks = document.blocks
    for index, block in enumerate(blocks):
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        yield from _set(block, styles, levels, keep=isinstance(follows, Signature))


def _set(block: Block, styles: Styles, levels: list[int], *, keep: bool) -> Iterator[Element]:
    match block:
        case Title(lines):
            yield _paragraph(_Look(styles[TITLE], after=_title_space(len(lines))), _broken(lines))
        case Heading(level, text):
            yield _paragraph(_Look(styles[heading(level)], outline=levels.index(level)), [_run(Span(text))])
        case Paragraph(spans):
            yield _paragraph(_Look(styles[BODY], keep=keep), [_run(span) for span in spans])
        case Signature(issuer, date):
            left = _signature(issuer, date)
            yield _paragraph(_Look(styles[ISSUER], left=left, keep=True), [_run(Span(issuer))])
            yield _paragraph(_Look(styles[DATE], left=left + 2), [_run(Span(date))])


@dataclass(frozen=True, slots=True)
class _Look:
    """What one paragraph adds to its style; lengths in twips, `left` in 字, `outline` counted from 0."""

    style: str
    keep: bool = False
    after: int = 0
    left: float | None = None
    outline: int | None = None


def _paragraph(look: _Look, runs: Iterable[Element]) -> Element:
    """Return a paragraph; the children of its properties stand in the order of the schema."""
    made, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    made.append(properties)
    properties.append(_element("w:pStyle", val=look.style))
    if look.keep:
        properties.append(OxmlElement("w:keepNext"))
    if look.after:
        properties.append(_element("w:spacing", after=look.after))
    if look.left is not None:
        properties.append(_element("w:ind", leftChars=round(look.left * 100), left=round(look.left * CHARACTER)))
    if look.outline is not None:
        properties.append(_element("w:outlineLvl", val=look.outline))
    made.extend(runs)
    return made


def _element(name: str, **attributes: object) -> Element:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _run(span: Span) -> Element:
    """Return a run; the hint makes “ ” — … take the Chinese font."""
    if wrong := _UNWRITABLE.search(span.text):
        code = f"U+{ord(wrong[0]):04X}"
        raise DataError(
            Phrase(
                f"“{span.text[:12]}…”里有 Word 存不了的字符 {code}",
                f"“{span.text[:12]}…” holds {code}, which Word cannot store",
            ),
            Phrase("从数据里删去这个字符", "delete the character from the data"),
        )
    made, properties, text = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:t")
    properties.append(_element("w:rFonts", hint="eastAsia"))
    if span.bold:
        properties.append(OxmlElement("w:b"))
    text.text = span.text
    text.set(qn("xml:space"), "preserve")
    made.append(properties)
    made.append(text)
    return made


def _broken(lines: Iterable[str]) -> Iterator[Element]:
    """Yield a run per line, each but the first after a line break."""
    for index, line in enumerate(lines):
        made = _run(Span(line))
        if index:
            made.insert(1, OxmlElement("w:br"))
        yield made


def _title_space(lines: int) -> int:
    """Return the space under a title that rounds it up to whole lines of the grid and adds a blank one."""
    return (math.ceil(lines * TITLE_LINE / LINE) + 1) * LINE - lines * TITLE_LINE


def _signature(issuer: str, date: str) -> float:
    """Return the left indent of the issuer in 字 (7.3.5.2).

    It ends 2 字 from the right; the date starts 2 字 to the right of it. Where the date would pass that
    edge, the date ends there and the issuer moves left with it.
    """
    return min(COLUMNS - 2 - _width(issuer), COLUMNS - 2 - _width(date) - 2)


def _width(text: str) -> float:
    """Return the width of a text in 字."""
    return sum(1.0 if east_asian_width(mark) in "WFA" else 0.5 for mark in text)


def _mark(word: Word, draft: str) -> None:
    """Put the mark of a draft in red at the head of every page."""
    for section in word.sections:
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            paragraph = header.paragraphs[0]._p  # noqa: SLF001 - python-docx offers the element under this name
            for child in list(paragraph):
                if child.tag != qn("w:pPr"):
                    paragraph.remove(child)
            run = _run(Span(draft))
            run[0].append(_element("w:color", val="C00000"))
            paragraph.append(run)
