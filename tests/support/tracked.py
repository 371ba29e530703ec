"""A Word file with tracked changes, all of them accepted or rejected, as Word does it."""

import io
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

Element = Any


def body(content: bytes) -> Element:
    """Return a copy of the body of a Word file."""
    return deepcopy(docx.Document(io.BytesIO(content)).element.body)


def accepted(content: bytes) -> list[object]:
    """Return what is left of a file once every change is accepted."""
    return settled(body(content), drop="del")


def rejected(content: bytes) -> list[object]:
    """Return what is left of a file once every change is rejected."""
    tree = body(content)
    for change in list(tree.iter(qn("w:pPrChange"))):
        properties = change.getparent()
        before = change.find(qn("w:pPr"))
        for child in list(properties):
            properties.remove(child)
        properties.extend(list(before))
    return settled(tree, drop="ins")


def settled(tree: Element, *, drop: str) -> list[object]:
    """Return the blocks of a body with what is to be dropped taken out."""
    for row in list(tree.iter(qn("w:tr"))):
        if is_marked(row, "trPr", drop):
            row.getparent().remove(row)
    for table in [table for table in tree.iter(qn("w:tbl")) if table.find(qn("w:tr")) is None]:
        table.getparent().remove(table)
    for paragraph in list(tree.iter(qn("w:p"))):
        for run in paragraph.findall(qn(f"w:{drop}")):
            paragraph.remove(run)
        if is_marked(paragraph, "pPr", "rPr", drop):
            assert not list(paragraph.iter(qn("w:r")))
            # Its mark goes: it would run into the next paragraph, and there must be one.
            assert paragraph.getnext().tag in {qn("w:p"), qn("w:tbl")}
            paragraph.getparent().remove(paragraph)
    return [block(element) for element in tree if element.tag != qn("w:sectPr")]


def is_marked(element: Element, *path: str) -> bool:
    """Return True if a row or a paragraph has what `path` leads to."""
    return element.find("/".join(qn(f"w:{tag}") for tag in path)) is not None


def block(element: Element) -> object:
    """Return a paragraph as its properties and its words, each with its look; a table as its rows of cells."""
    if element.tag == qn("w:tbl"):
        return [
            [[block(each) for each in cell.findall(qn("w:p"))] for cell in row.iter(qn("w:tc"))]
            for row in element.iter(qn("w:tr"))
        ]
    properties = deepcopy(element.find(qn("w:pPr")))
    for tag in ("w:rPr", "w:pPrChange"):
        for each in properties.findall(qn(tag)):
            properties.remove(each)
    words = [
        (look, "".join(text for _, text in group)) for look, group in groupby(letters(element), lambda pair: pair[0])
    ]
    return etree.tostring(properties, method="c14n"), words


def letters(paragraph: Element) -> Iterator[tuple[bytes, str]]:
    """Yield what the runs of a paragraph print, each with its look."""
    # The imprint (版记) hangs on the last paragraph and is that of the new paper: it is no change.
    for run in paragraph.xpath("w:r[not(.//w:txbxContent)]|w:ins/w:r|w:del/w:r"):
        look = run.find(qn("w:rPr"))
        for child in run:
            if child.tag in {qn("w:t"), qn("w:delText")}:
                yield etree.tostring(look, method="c14n"), child.text or ""
            elif child.tag != qn("w:rPr"):
                yield etree.tostring(look, method="c14n"), str(child.tag)


def changes(content: bytes) -> list[Element]:
    """Return the tracked changes of a file."""
    return [each for tag in ("ins", "del", "pPrChange") for each in body(content).iter(qn(f"w:{tag}"))]
