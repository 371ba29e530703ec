"""WordprocessingML elements, their children in the order the schema demands."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache

from docx.oxml.ns import nsmap, qn
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.documents.document import Span

_MARKS = re.compile(r"(\r\n|\r|\n|\t)")

# What a page shows of a paragraph; and the end of a section, which a paragraph may carry.
_SHOWN = ("t", "sym", "br", "drawing", "pict", "object", "instrText", "fldSimple")
_INKED = tuple(qn(f"w:{tag}") for tag in (*_SHOWN, "sectPr"))
_NAMES = {"w": nsmap["w"]}


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the element `w:tag`; the names of the attributes are in `w:` too."""
    element = etree.Element(_name(tag), {_name(name): str(value) for name, value in attributes.items()}, _NAMES)
    element.extend(children)
    return element


@cache
def _name(tag: str) -> str:
    return qn(f"w:{tag}")


def paragraph(properties: Iterable[Element], runs: Iterable[Element]) -> Element:
    """Return a `w:p`; `properties` come in the order of the schema, for Word is strict about it."""
    return w("p", w("pPr", *properties), *runs)


def run(span: Span, *properties: Element) -> Element:
    """Return a `w:r` with the text of `span` as it stands; `properties` follow `w:b` in the schema."""
    bold = (w("b"), w("bCs")) if span.bold else ()
    # Without the hint Word takes the Latin font for the marks both scripts have: “ ” — …
    return w("r", w("rPr", w("rFonts", hint="eastAsia"), *bold, *properties), *_content(span.text))


def line(span: Span, style: str, *properties: tuple[str, int | None]) -> Element:
    """Return a paragraph of one run; a property is its name and its `w:val`, None where it has none.

    It is a copy of the first one set alike, which is several times faster than putting it together.
    """
    if _MARKS.search(span.text):
        return _line(span, style, properties)
    made = deepcopy(_mould(style, properties, bold=span.bold))
    made[-1][-1].text = span.text
    return made


@cache
def _mould(style: str, properties: tuple[tuple[str, int | None], ...], *, bold: bool) -> Element:
    return _line(Span("字", bold), style, properties)


def _line(span: Span, style: str, properties: Iterable[tuple[str, int | None]]) -> Element:
    extra = (w(tag) if val is None else w(tag, val=val) for tag, val in properties)
    return paragraph((w("pStyle", val=style), *extra), [run(span)])


def line_break() -> Element:
    """Return a run that ends the line inside a paragraph."""
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), w("br"))


def is_blank(element: Element) -> bool:
    """Return True if an element is an empty paragraph, such as every editor leaves in an empty file."""
    return element.tag == qn("w:p") and next(element.iter(*_INKED), None) is None


def _content(text: str) -> Iterator[Element]:
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
