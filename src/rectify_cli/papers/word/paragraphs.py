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
_STRAIGHT = str.maketrans("“”‘’\n", "\"\"'' ")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph: its number from 1 in its part of the file, and the characters shown, each with its `w:t`."""

    part: Phrase
    number: int
    element: Element
    letters: tuple[Element, ...]
    text: str
    filled: bool

    @property
    def where(self) -> Phrase:
        """Say which paragraph it is."""
        return Phrase(f"{self.part.zh}第{self.number}段", f"{self.part.en}paragraph {self.number}")


@dataclass(frozen=True, eq=False)
class Tag:
    """A tag as it stands in a paragraph; `text` is unclosed where it does not end in its closing mark."""

    paragraph: Paragraph
    start: int
    text: str

    @property
    def closed(self) -> bool:
        """Whether it has its closing mark."""
        return self.text[-2:] == {"{{": "}}", "{%": "%}", "{#": "#}"}[self.text[:2]] and len(self.text) > 3  # noqa: PLR2004 - two marks

    @property
    def kind(self) -> str:
        """What is taken out with it: a paragraph `p`, a row `tr`, a cell `tc`, a run `r`, or nothing."""
        found = _KIND.match(self.text)
        return found[1] if found else ""

    @cached_property
    def code(self) -> str:
        """The tag as Jinja reads it, in one line: without its kind, and with straight quotes."""
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
        """The element that is taken out with it; the `w:t` where it is only the tag."""
        letter = self.paragraph.letters[self.start]
        return next(letter.iterancestors(qn(f"w:{self.kind}")), None) if self.kind else letter


def ancestors(element: Element) -> tuple[str, ...]:
    """Return the names of the elements that `element` stands in, innermost first."""
    return tuple(str(one.tag) for one in element.iterancestors())


def parts(main: Part) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of each part that a reader sees: the text, then headers, footers and notes."""
    yield _paragraphs(parse_xml(main.blob), Phrase("", ""), filled=True)
    seen = set()
    for relation in main.rels.values():
        if relation.reltype in _NAMES and not relation.is_external and relation.target_part.partname not in seen:
            seen.add(relation.target_part.partname)
            root = parse_xml(relation.target_part.blob)
            yield _paragraphs(root, _NAMES[relation.reltype], filled=relation.reltype not in _UNFILLED)


def _paragraphs(root: Element, part: Phrase, *, filled: bool) -> list[Paragraph]:
    found = []
    # What Word keeps twice for older programs (a text box) is looked at once.
    shown = [one for one in root.iter(qn("w:p")) if next(one.iterancestors(_FALLBACK), None) is None]
    for number, element in enumerate(shown, 1):
        own = [one for one in element.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is element]
        letters = tuple(one for one in own for _ in one.text or "")
        found.append(Paragraph(part, number, element, letters, "".join(one.text or "" for one in own), filled))
    return found


def tags(paragraph: Paragraph) -> Iterator[Tag]:
    """Yield the tags of a paragraph; one without its closing mark goes up to the next tag, or to the end."""
    text, at = paragraph.text, 0
    while opened := _OPENER.search(text, at):
        start = opened.start()
        closer = {"{{": "}}", "{%": "%}", "{#": "#}"}[opened[0]]
        following = _OPENER.search(text, start + 2)
        limit = following.start() if following else len(text)
        end = text.find(closer, start + 2)
        at = end + 2 if start < end < limit else limit
        yield Tag(paragraph, start, text[start:at])


def in_order(paragraphs: list[Paragraph]) -> list[Tag]:
    """Return the tags of a part in the order of the file: a text box stands inside its paragraph."""
    root = paragraphs[0].element.getroottree() if paragraphs else None
    order = {one: number for number, one in enumerate(root.iter(qn("w:t")))} if root is not None else {}
    found = [tag for paragraph in paragraphs for tag in tags(paragraph)]
    return sorted(found, key=lambda tag: (order[tag.paragraph.letters[tag.start]], tag.start))
