"""The lines of a value in a filled template: paragraphs of their own in body text, line breaks elsewhere."""

from collections.abc import Iterator
from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.documents.writers.docx.elements import content, is_blank, w

MARK = "\ufdd0"
"""Stands for the end of a line until the paper is filled: no text has this noncharacter."""

BODY = "公文正文"
"""The style in which a line is a paragraph, as it is in the shipped papers."""

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def settle(body: Element, style: str | None) -> None:
    """Replace each mark under a body; `style` is the id of the style whose lines are paragraphs."""
    for line in body.findall(qn("w:p")):
        properties = line.find(qn("w:pPr"))
        if style and properties is not None and _of_style(properties, style):
            _part(line, properties)
    for text in [text for text in body.iter(qn("w:t")) if MARK in (text.text or "")]:
        for piece in content((text.text or "").replace(MARK, "\n")):
            text.addprevious(piece)
        _drop(text)


def _of_style(properties: Element, style: str) -> bool:
    named = properties.find(qn("w:pStyle"))
    return named is not None and named.get(qn("w:val")) == style and properties.find(qn("w:sectPr")) is None


def _part(line: Element, properties: Element) -> None:
    """Make a paragraph of each line of a paragraph, blank ones left out."""
    marked = [run for run in line.findall(qn("w:r")) if any(MARK in (text.text or "") for text in run.iter(qn("w:t")))]
    if not marked:
        return
    paragraphs = [w("p", deepcopy(properties))]
    for child in [child for child in line if child is not properties]:
        if child not in marked:
            paragraphs[-1].append(child)
            continue
        for number, run in enumerate(_runs(child)):
            if number:
                paragraphs.append(w("p", deepcopy(properties)))
            paragraphs[-1].append(run)
    for made in paragraphs:
        if not is_blank(made):
            line.addprevious(made)
    _drop(line)


def _runs(run: Element) -> Iterator[Element]:
    """Yield a run for each line of a run, set as it is."""
    look = run.findall(qn("w:rPr"))
    made = w("r", *deepcopy(look))
    for child in [child for child in run if child.tag != qn("w:rPr")]:
        first, *others = (child.text or "").split(MARK) if child.tag == qn("w:t") else ("",)
        if not others:
            made.append(child)
            continue
        made.extend(content(first))
        for text in others:
            yield made
            made = w("r", *deepcopy(look), *content(text))
    yield made


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
