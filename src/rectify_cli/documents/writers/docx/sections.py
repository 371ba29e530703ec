"""Pages of attachments with a wide table lie across (GB/T 9704-2012, 8): a section of its own for each."""

from collections.abc import Mapping
from copy import deepcopy

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.core.terms import PaperSize
from rectify_cli.documents.layout import standard
from rectify_cli.documents.writers.docx.elements import content, paragraph, put, w

_FOUR = 28
"""4号, in half points."""

_SONGTI = standard.Face.SONGTI.font

_LONG, _THICK = 1400, 320
"""How long and how thick the frame of the number is, in twips."""

_INDENT = 280
"""A 字 of it, in twips."""

_RUN = qn("w:r")

_FROM_TEXT = round(7 * 1440 / 25.4)


def upright(file: WordFile) -> Element:
    """Return a copy of the page setup of a file, to end a section with."""
    setup: Element = deepcopy(file.element.body.sectPr)
    return setup


def across(file: WordFile, size: PaperSize = PaperSize.A4) -> Element:
    """Return the page setup of pages that lie across: turned to the right, the number where it is on the others."""
    section = upright(file)
    sizes, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if sizes is None or margins is None:
        return section
    if lie_across(section):
        return section  # the pages of a list do already
    wide, high = (_twips(sizes, side) for side in ("w", "h"))
    before = {side: _twips(margins, side) for side in ("top", "right", "bottom", "left")}
    if size is not PaperSize.A4:
        high, wide = (round(side * standard.TWIPS) for side in size.across)
    _set(sizes, {"w": high, "h": wide, "orient": "landscape"})
    turned = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
    _set(margins, {side: before[other] for side, other in turned.items()})
    for reference in section.findall(qn("w:footerReference")):
        kind = str(reference.get(qn("w:type")))
        if kind in {"default", "even"}:
            page = (before["bottom"], wide, before["left"], before["right"])
            reference.set(qn("r:id"), _footer(file, kind, page))
    return section


def _twips(element: Element, name: str) -> int:
    return int(element.get(qn(f"w:{name}")) or 0)


def _set(element: Element, values: Mapping[str, int | str]) -> None:
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))


def ended(last: Element, section: Element) -> None:
    """End a section behind the paragraph `last`."""
    properties = last.find(qn("w:pPr"))
    if properties is None:
        properties = w("pPr")
        last.insert(0, properties)
    put(properties, section, ("pPrChange",))


def close(body: Element) -> None:
    """Let pages that lie across at the end of a paper end with it: Word would print an empty page behind them.

    A line behind them without words goes, unless it is the end of an old paper that did not have them.
    """
    *elements, setup = body
    if not elements:
        return
    *others, last = elements
    if others and _end(others[-1]) is not None and not _tracked(others[-1]) and next(last.iter(_RUN), None) is None:
        body.remove(last)
        last = others[-1]
    if (end := _end(last)) is not None:
        body.replace(setup, end)


def _end(element: Element) -> Element | None:
    """Return the setup of the section that a paragraph ends."""
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _tracked(paragraph: Element) -> bool:
    """Return True if the end of a paragraph is itself inserted or deleted."""
    return any(paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{mark}')}") is not None for mark in ("ins", "del"))


def lie_across(setup: Element) -> bool:
    """Return True if pages of a setup are wider than high."""
    size = setup.find(qn("w:pgSz"))
    return size is not None and _twips(size, "w") > _twips(size, "h")


def _footer(file: WordFile, kind: str, page: tuple[int, int, int, int]) -> str:
    """Return the relation of a footer whose page number stands on its side at the left of the page.

    `page` are the left margin, the height, the upper and the lower margin of it. The number is in a frame:
    LibreOffice does not keep the place of a text box in the footer of odd pages.
    """
    left, high, upper, lower = page
    top, side = (upper + _INDENT, "left") if kind == "even" else (high - lower - _INDENT - _LONG, "right")
    place: dict[str, int | str] = {"w": _THICK, "h": _LONG, "x": left - _FROM_TEXT - _THICK, "y": top}
    frame = w("framePr", hRule="exact", wrap="around", vAnchor="page", hAnchor="page", **place)
    exact = w("spacing", line=_THICK, lineRule="exact")
    number = paragraph((frame, exact, w("jc", val=side), w("textDirection", val="tbRl")), _number())
    package, name = file.part.package, PackURI(f"/word/footer-across-{kind}.xml")
    footer = etree.tostring(w("ftr", number, paragraph((deepcopy(exact),), [])))
    same = (each for each in package.iter_parts() if each.partname == name)
    part = next(same, None) or Part(name, CONTENT_TYPE.WML_FOOTER, footer, package)
    return str(file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER))


def _number() -> list[Element]:
    """Return the runs of a page number, `— 1 —` in 4号."""
    begin, separate, end = (w("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    code = w("instrText")
    code.text = " PAGE "
    field = [w("r", w("rPr", *_letters()), mark) for mark in (begin, code, separate)]
    last = w("r", w("rPr", *_letters()), end)
    return [_words("— "), *field, _words("1"), last, _words(" —")]


def _words(text: str) -> Element:
    return w("r", w("rPr", *_letters()), *content(text))


def _letters() -> tuple[Element, ...]:
    font = dict.fromkeys(("ascii", "hAnsi", "eastAsia"), _SONGTI)
    return w("rFonts", hint="eastAsia", **font), w("sz", val=_FOUR), w("szCs", val=_FOUR)
