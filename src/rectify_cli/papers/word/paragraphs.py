"""The paragraphs of a Word template in reading order, and the tags in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

from rectify_cli.core.language import Phrase

_NAMES = {
    RELATIONSHIP_TYPE.HEADER: Phrase("页眉", "header, "),
    RELATIONSHIP_TYPE.FOOTER: Phrase("页脚", "footer, "),
    RELATIONSHIP_TYPE.FOOTNOTES: Phrase("脚注", "footnotes, "),
    RELATIONSHIP_TYPE.COMMENTS: Phrase("批注", "comments, "),
    RELATIONSHIP_TYPE.ENDNOTES: Phrase("尾注", "endnotes, "),
}
_UNFILLED = {RELATIONSHIP_TYPE.COMMENTS, RELATIONSHIP_TYPE.ENDNOTES}
_OPENER = re.compile(r"\{[{%#]")
_KIND = re.compile(r"\{[{%#](p|tr|tc|r) ")
_OFFICIAL = re.compile(r"\bofficial\.(\w+)")
_STRAIGHT = str.maketrans("“”‘’\n", "\"\"'' ")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph: its number from 1 in its part of the file, its visible text, and the `w:t` of each character."""

    part: Phrase
    number: int
    element: Element
    letters: tuple[Element, ...]
    text: str
    filled: bool

    @property
    def where(self) -> Phrase:
        """Name the paragraph by part and number."""
        return Phrase(f"{self.part.zh}第{self.number}段", f"{self.part.en}paragraph {self.number}")


@dataclass(frozen=True, eq=False)
class Tag:
    """A tag as written in a paragraph; `text` may lack its closing mark."""

    paragraph: Paragraph
    start: int
    text: str

    @property
    def closed(self) -> bool:
        """Whether it has its closing mark."""
        return self.text[-2:] == {"{{": "}}", "{%": "%}", "{#": "#}"}[self.text[:2]] and len(self.text) > 3  # noqa: PLR2004 - two marks

    @property
    def kind(self) -> str:
        """What is removed along with it: a paragraph `p`, a row `tr`, a cell `tc`, a run `r`, or nothing."""
        match = _KIND.match(self.text)
        return match[1] if match else ""

    @cached_property
    def code(self) -> str:
        """The tag as Jinja reads it, on one line: without its kind, and with straight quotes."""
        return self.text.translate(_STRAIGHT).replace(self.text[:2] + self.kind, self.text[:2], 1)

    @property
    def words(self) -> list[str]:
        """The words of a statement; none of an expression or a comment."""
        return self.code[2:-2].strip("-+ ").split() if self.text.startswith("{%") else []

    @property
    def ends(self) -> tuple[Element, Element]:
        """The `w:t` of its first and of its last character."""
        return self.paragraph.letters[self.start], self.paragraph.letters[self.start + len(self.text) - 1]

    @property
    def holder(self) -> Element | None:
        """The element that is removed along with it; the `w:t` where only the tag is removed."""
        letter = self.paragraph.letters[self.start]
        return next(letter.iterancestors(qn(f"w:{self.kind}")), None) if self.kind else letter


def ancestors(element: Element) -> tuple[str, ...]:
    """Return the names of the ancestors of `element`, innermost first."""
    return tuple(str(ancestor.tag) for ancestor in element.iterancestors())


def parts(main: Part) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of each part that a reader sees: the body, then headers, footers and notes."""
    yield _paragraphs(parse_xml(main.blob), Phrase("", ""), filled=True)
    seen = set()
    for relation in main.rels.values():
        if relation.reltype in _NAMES and not relation.is_external and relation.target_part.partname not in seen:
            seen.add(relation.target_part.partname)
            root = parse_xml(relation.target_part.blob)
            yield _paragraphs(root, _NAMES[relation.reltype], filled=relation.reltype not in _UNFILLED)


def _paragraphs(root: Element, part: Phrase, *, filled: bool) -> list[Paragraph]:
    paragraphs = []
    # What Word stores twice for older programs (a text box) is read once.
    elements = [element for element in root.iter(qn("w:p")) if next(element.iterancestors(_FALLBACK), None) is None]
    for number, element in enumerate(elements, 1):
        texts = [text for text in element.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is element]
        letters = tuple(text for text in texts for _ in text.text or "")
        words = "".join(text.text or "" for text in texts)
        paragraphs.append(Paragraph(part, number, element, letters, words, filled))
    return paragraphs


def tags(paragraph: Paragraph) -> Iterator[Tag]:
    """Yield the tags of a paragraph; one without its closing mark extends to the next tag, or to the end."""
    text, at = paragraph.text, 0
    while opened := _OPENER.search(text, at):
        start = opened.start()
        closer = {"{{": "}}", "{%": "%}", "{#": "#}"}[opened[0]]
        following = _OPENER.search(text, start + 2)
        limit = following.start() if following else len(text)
        end = text.find(closer, start + 2)
        at = end + 2 if start < end < limit else limit
        yield Tag(paragraph, start, text[start:at])


def officials(main: Part) -> frozenset[str]:
    """Return the names of the finished parts that the tags of a template ask for."""
    tagged = (tag.code for part in parts(main) for paragraph in part if paragraph.filled for tag in tags(paragraph))
    return frozenset(name for code in tagged for name in _OFFICIAL.findall(code))


def in_order(paragraphs: list[Paragraph]) -> list[Tag]:
    """Return the tags of a part in document order: a text box is inside its paragraph."""
    root = paragraphs[0].element.getroottree() if paragraphs else None
    order = {text: number for number, text in enumerate(root.iter(qn("w:t")))} if root is not None else {}
    unordered = [tag for paragraph in paragraphs for tag in tags(paragraph)]
    return sorted(unordered, key=lambda tag: (order[tag.paragraph.letters[tag.start]], tag.start))
