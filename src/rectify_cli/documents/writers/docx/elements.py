"""WordprocessingML elements, with their children in the order the schema requires."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache

from docx.oxml.ns import nsmap, qn
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.documents.document import Span

_MARKS = re.compile(r"(\r\n|\r|\n|\t)")

# What is visible of a paragraph; and the end of a section, which a paragraph may carry.
_VISIBLE = ("t", "sym", "br", "drawing", "pict", "object", "instrText", "fldSimple")
_NOT_BLANK = tuple(qn(f"w:{tag}") for tag in (*_VISIBLE, "sectPr"))
_NAMES = {"w": nsmap["w"]}


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the element `w:tag`; its attributes are in the namespace `w:` too."""
    element = etree.Element(_name(tag), {_name(name): str(value) for name, value in attributes.items()}, _NAMES)
    element.extend(children)
    return element


@cache
def _name(tag: str) -> str:
    return qn(f"w:{tag}")


def paragraph(properties: Iterable[Element], runs: Iterable[Element]) -> Element:
    """Return a `w:p`; `properties` are in the order of the schema, about which Word is strict."""
    return w("p", w("pPr", *properties), *runs)


def run(span: Span, *properties: Element) -> Element:
    """Return a `w:r` with the unchanged text of `span`; `properties` follow `w:b` in the schema."""
    bold = (w("b"), w("bCs")) if span.bold else ()
    # Without the hint Word uses the Latin font for punctuation that both scripts share: “ ” — …
    return w("r", w("rPr", w("rFonts", hint="eastAsia"), *bold, *properties), *content(span.text))


def run_in(font: str, text: str) -> Element:
    """Return a run of `text` in a font for every script."""
    element = run(Span(text))
    for fonts in element.iter(qn("w:rFonts")):
        fonts.attrib.update({qn(f"w:{script}"): font for script in ("ascii", "hAnsi", "eastAsia")})
    return element


def line(span: Span, style: str, *properties: tuple[str, int | None]) -> Element:
    """Return a paragraph of one run; a property is its name and its `w:val`, None if it has none.

    It is a copy of the first such paragraph, which is several times faster than building it.
    """
    if _MARKS.search(span.text):
        return _line(span, style, properties)
    element = deepcopy(_pattern(style, properties, bold=span.bold))
    element[-1][-1].text = span.text
    return element


@cache
def _pattern(style: str, properties: tuple[tuple[str, int | None], ...], *, bold: bool) -> Element:
    return _line(Span("字", bold), style, properties)


def _line(span: Span, style: str, properties: Iterable[tuple[str, int | None]]) -> Element:
    extra = (w(tag) if val is None else w(tag, val=val) for tag, val in properties)
    return paragraph((w("pStyle", val=style), *extra), [run(span)])


def line_break() -> Element:
    """Return a run that ends the line inside a paragraph."""
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), w("br"))


def put(parent: Element, child: Element, after: Iterable[str]) -> None:
    """Put a child in place of the one with its name, before those that follow it in the schema."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    following = {qn(f"w:{tag}") for tag in after}
    at = next((index for index, sibling in enumerate(parent) if sibling.tag in following), len(parent))
    parent.insert(at, child)


def keep(element: Element) -> None:
    """Keep a paragraph, or the last row of a table, on the page of what follows."""
    rows = element.findall(_name("tr"))
    for each in rows[-1].iter(_name("p")) if rows else [element]:
        if each.tag == _name("p"):
            properties = each.find(_name("pPr"))
            if properties is None:
                properties = w("pPr")
                each.insert(0, properties)
            if properties.find(_name("keepNext")) is None:
                properties.insert(sum(child.tag == _name("pStyle") for child in properties), w("keepNext"))


def is_blank(element: Element) -> bool:
    """Return True if an element is an empty paragraph, such as every editor leaves in an empty file."""
    return element.tag == qn("w:p") and next(element.iter(*_NOT_BLANK), None) is None


def content(text: str) -> Iterator[Element]:
    """Yield what a run of `text` contains: its words, and its tabs and line breaks."""
    for piece in _MARKS.split(text):
        if piece == "\t":
            yield w("tab")
        elif piece in {"\n", "\r", "\r\n"}:
            yield w("br")
        elif piece:
            yield _words(piece)


def _words(text: str) -> Element:
    words = w("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return words
