"""The parts of an official paper above and below its text: 版头, 主送机关, 附件说明, 附件, 附注.

GB/T 9704-2012, 7.2-7.3.
"""

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from rectify_cli.core.chinese import width
from rectify_cli.documents.document import Addressee, Attachment, AttachmentList, Letterhead, Note, Span
from rectify_cli.documents.layout import titles
from rectify_cli.documents.writers.docx.elements import paragraph, run, w

_WIDEST = 440
"""The greatest width of a mark, in points: slightly less than the 156 mm of the text."""

_LARGEST = 44
"""The largest size of a mark, in points; a longer one is smaller (7.2.4 leaves the size open)."""


Part = Letterhead | Addressee | AttachmentList | Attachment | Note


def lines(part: Part, style: Callable[[str], str], title_characters: int, *, kept: bool) -> Iterator[Element]:
    """Yield the paragraphs of one part; `kept` keeps it with the signature that follows (7.3.5.5).

    `title_characters` is how many 字 of 2号 a line holds.
    """
    match part:
        case Letterhead(mark, number):
            yield _line(mark, style("公文发文机关标志"), w("sz", val=_size(mark)), w("szCs", val=_size(mark)))
            # Without a number its paragraph stays, because it carries the rule.
            yield _line(number, style("公文发文字号")) if number else _ruled(style("公文发文字号"))
        case Addressee(text):
            yield _line(text, style("公文主送"))
        case AttachmentList():
            yield from _names(part, style("公文附件说明"), kept=kept)
        case Attachment(label, title):
            yield _line(label, style("公文附件"))
            yield _line("\n".join(titles.broken(title, title_characters)), style("公文附件标题"))
        case Note(text):
            yield _line(text, style("公文附注"))


def _line(text: str, style: str, *properties: Element) -> Element:
    return paragraph((w("pStyle", val=style),), [run(Span(text), *properties)])


def _ruled(style: str) -> Element:
    """Return the rule alone, on a line of almost no height."""
    thin = w("spacing", before=0, line=20, lineRule="exact")
    return paragraph((w("pStyle", val=style), thin), [])


def _size(mark: str) -> int:
    """Return the size of a mark in half points: as large as one line allows."""
    return 2 * min(_LARGEST, int(_WIDEST / max(width.of(mark), 1)))


def _names(attached: AttachmentList, style: str, *, kept: bool) -> Iterator[Element]:
    """Yield a line per attachment: the first after 附件：, the others under it (7.3.4)."""
    keep = (w("keepNext"),) if kept else ()
    first, *others = attached.text.split("\n")
    yield paragraph((w("pStyle", val=style), *keep), [run(Span(first))])
    for name in others:
        # 附件： is three 字 wide: the numbers are aligned behind it.
        indent = w("ind", leftChars=650, left=2053, hangingChars=150, hanging=474)
        spacing = w("spacing", before=0)
        yield paragraph((w("pStyle", val=style), *keep, spacing, indent), [run(Span(name))])
