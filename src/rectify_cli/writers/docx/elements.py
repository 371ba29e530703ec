"""WordprocessingML elements, their children in the order the schema demands."""

import re
from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element as Element

from rectify_cli.document import Span

_MARKS = re.compile(r"(\r\n|\r|\n|\t)")

# What a page shows of a paragraph; and the end of a section, which a paragraph may carry.
_SHOWN = ("t", "sym", "br", "drawing", "pict", "object", "instrText", "fldSimple")
_INKED = tuple(qn(f"w:{tag}") for tag in (*_SHOWN, "sectPr"))


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the element `w:tag`; the names of the attributes are in `w:` too."""
    element = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    element.extend(children)
    return element


def paragraph(properties: Iterable[Element], runs: Iterable[Element]) -> Element:
    """Return a `w:p`; `properties` come in the order of the schema, for Word is strict about it."""
    return w("p", w("pPr", *properties), *runs)


def run(span: Span, *properties: Element) -> Element:
    """Return a `w:r` with the text of `span` as it stands; `properties` follow `w:b` in the schema."""
    bold = (w("b"), w("bCs")) if span.bold else ()
    # Without the hint Word takes the Latin font for the marks both scripts have: “ ” — …
    return w("r", w("rPr", w("rFonts", hint="eastAsia"), *bold, *properties), *_content(span.text))


def line_break() -> Element:
    """Return a run that ends the line inside a paragraph."""
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), w("br"))


def is_blank(element: Element) -> bool:
    """Tell whether an element is an empty paragraph, such as every editor leaves in an empty file."""
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
