"""The parts of an official paper above and below its text: 主送机关, 附件说明, 参会人员, 附件, 附注.

GB/T 9704-2012, 7.2-7.3, 10.3.
"""

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from rectify_cli.core.chinese import titles
from rectify_cli.documents.document import Addressee, Attachment, AttachmentList, Attendance, Note, Span
from rectify_cli.documents.writers.docx.elements import paragraph, run, run_in, w

Part = Addressee | AttachmentList | Attendance | Attachment | Note


def lines(part: Part, style: Callable[[str], str], title_characters: int, *, kept: bool) -> Iterator[Element]:
    """Yield the paragraphs of one part; `kept` keeps it with the signature that follows (7.3.5.5).

    `title_characters` is how many 字 of 2号 a line holds.
    """
    match part:
        case Addressee(text):
            yield _line(text, style("公文主送"))
        case AttachmentList():
            yield from _names(part, style("公文附件说明"), kept=kept)
        case Attendance():
            for number, row in enumerate(part.rows):
                yield _attended(*row, style("公文附件说明"), first=number == 0, kept=kept or row != part.rows[-1])
        case Attachment(label, title):
            yield _line(label, style("公文附件"))
            yield _line("\n".join(titles.broken(title, title_characters)), style("公文附件标题"))
        case Note(text):
            yield _line(text, style("公文附注"))


def _line(text: str, style: str) -> Element:
    return paragraph((w("pStyle", val=style),), [run(Span(text))])


def _names(attached: AttachmentList, style: str, *, kept: bool) -> Iterator[Element]:
    """Yield a line per attachment: the first after 附件：, the others under it (7.3.4)."""
    first, *others = attached.text.split("\n")
    # The style turns lines under the name behind 附件：1．, 4.5 字 wide; without a number it is 3 字.
    alone = () if others else (w("ind", leftChars=500, left=1579, hangingChars=300, hanging=948),)
    yield paragraph((*_listed(style, kept=kept), *alone), [run(Span(first))])
    for name in others:
        # 附件： is three 字 wide: the numbers are aligned behind it.
        indent = w("ind", leftChars=650, left=2053, hangingChars=150, hanging=474)
        yield paragraph((*_listed(style, kept=kept), w("spacing", before=0), indent), [run(Span(name))])


def _attended(label: str, names: str, style: str, *, first: bool, kept: bool) -> Element:
    """Return a row of 出席, 请假 or 列席, its further lines under the first 字 behind the colon (10.3)."""
    space = () if first else (w("spacing", before=0),)
    indent = w("ind", leftChars=500, left=1579, hangingChars=300, hanging=948)
    return paragraph((*_listed(style, kept=kept), *space, indent), [run_in("黑体", label), run(Span(names))])


def _listed(style: str, *, kept: bool) -> tuple[Element, ...]:
    """Return the properties of a line, made anew: an element put into a second paragraph would leave the first."""
    return (w("pStyle", val=style), *((w("keepNext"),) if kept else ()))
