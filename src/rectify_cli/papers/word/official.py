"""The finished parts of a paper that tags of a Word template stand for: `{{p official.signature }}` and the like."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element
from markupsafe import Markup

from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Document,
    Imprint,
    Letterhead,
    Masthead,
    Note,
    Paragraph,
    Signature,
    Title,
)
from rectify_cli.documents.layout import Layout, keeping
from rectify_cli.documents.writers.docx import body, characters, head, page, signature, table
from rectify_cli.documents.writers.docx import imprint as imprints
from rectify_cli.documents.writers.docx.base import Base

NAME = "official"
"""What the parts are called in a tag."""

TAG = re.compile(r"\{\{\s*official\.(\w+)\s*\}\}")
"""A tag that stands for a part: the part alone, with no filter behind it."""

FIGURES = ("figures", "unlisted")
"""The blocks of a Markdown template that say the figures."""


_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Finished paragraphs and tables: their XML, and the texts in it; nothing where the paper has no such part."""

    xml: Markup = _NOTHING
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return True if there is anything."""
        return bool(self.xml)


@dataclass(frozen=True, slots=True)
class Official:
    """The parts of a paper, each as the shipped paper prints it, in the styles of the template."""

    head: Paragraphs = Paragraphs()
    title: Paragraphs = Paragraphs()
    addressee: Paragraphs = Paragraphs()
    figures: Paragraphs = Paragraphs()
    attachment_list: Paragraphs = Paragraphs()
    signature: Paragraphs = Paragraphs()
    note: Paragraphs = Paragraphs()
    attachments: Paragraphs = Paragraphs()
    imprint: Paragraphs = Paragraphs()


PARTS = tuple(field.name for field in fields(Official))

STYLES = {
    "head": (head.MARK, head.NUMBER, "公文主送"),
    "title": ("Title",),
    "addressee": ("公文主送",),
    "figures": ("公文正文",),
    "attachment_list": ("公文附件说明",),
    "signature": (signature.ISSUER, signature.DATE),
    "note": ("公文附注",),
    "attachments": ("公文附件", "公文附件标题", "公文正文", table.STYLE),
    "imprint": (table.STYLE,),
}
"""The styles that a part may be set in."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the shipped paper, and those of its paragraphs that say the figures."""

    paper: Document
    figures: Document


def build(words: Words, used: Collection[str], template: Base, layout: Layout) -> Official:
    """Return the parts that are `used`; raises DataError where the template lacks a style."""
    characters.check(words.paper)
    setter = _Setter(words.paper, template, layout)
    choices: dict[str, Callable[[], Iterator[Element]]] = {
        "head": lambda: setter.of(Letterhead, Masthead),
        "title": lambda: setter.of(Title),
        "addressee": lambda: setter.of(Addressee),
        "figures": lambda: setter.set([block for block in words.figures if isinstance(block, Paragraph)]),
        "attachment_list": lambda: chain(setter.of(AttachmentList), setter.of(Attendance)),
        "signature": lambda: setter.of(Signature),
        "note": lambda: setter.of(Note),
        "attachments": setter.attachments,
        "imprint": setter.imprint,
    }
    return Official(**{name: _finished(choices[name]()) for name in PARTS if name in used})


class _Setter:
    """Sets the blocks of one paper in the styles of a template."""

    def __init__(self, paper: Document, template: Base, layout: Layout) -> None:
        self._blocks = [block for block in paper if block.text]
        self._template = template
        self._layout = layout

    def set(self, blocks: Sequence[Block], *, across: bool = False) -> Iterator[Element]:
        room = page.room(self._template.file)
        ranks = body.ranks_of(self._blocks)
        return body.elements_of([*blocks], self._template.style, room[::-1] if across else room, self._layout, ranks)

    def of(self, *kinds: type[Block]) -> Iterator[Element]:
        """Return the first block of a kind, set."""
        return self.set([block for block in self._blocks if isinstance(block, kinds)][:1])

    def attachments(self) -> Iterator[Element]:
        """Yield the attachments; where their pages lie across is settled in the filled paper."""
        first = next((at for at, block in enumerate(self._blocks) if isinstance(block, Attachment)), len(self._blocks))
        attached = [block for block in self._blocks[first:] if not isinstance(block, Imprint)]
        for across, part in keeping.sections(attached):
            yield from self.set(part, across=across)

    def imprint(self) -> Iterator[Element]:
        """Yield the line with the imprint in its box."""
        wide = page.room(self._template.file)[0]
        for block in self._blocks:
            if isinstance(block, Imprint):
                yield imprints.line(block, self._template.style(table.STYLE), wide, self._layout.format)


def _finished(elements: Iterator[Element]) -> Paragraphs:
    gathered = list(elements)
    xml = "".join(etree.tostring(element, encoding="unicode") for element in gathered)
    texts = (text.text or "" for element in gathered for text in element.iter(qn("w:t")))
    # Braces are no tags: they come from the data.
    escaped = xml.replace("{", "&#123;").replace("}", "&#125;")
    return Paragraphs(Markup(escaped), tuple(texts))  # noqa: S704 - written by lxml
