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

SECTION = f"{qn('w:pPr')}/{qn('w:sectPr')}"


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
        kept = [child for child in properties if child.tag in {qn("w:rPr"), qn("w:sectPr")}]
        for child in list(properties):
            properties.remove(child)
        properties.extend([*before, *kept])
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
    part_cells(tree)
    *elements, setup = tree
    # Behind pages that lie across there is nothing more, or a line for the end of the other paper.
    if len(elements) > 1 and elements[-2].find(SECTION) is not None and not list(elements[-1].iter(qn("w:r"))):
        elements.pop()
        setup = elements[-1].find(SECTION)
        setup.getparent().remove(setup)
    return [*map(block, elements), etree.tostring(setup, method="c14n")]


def is_marked(element: Element, *path: str) -> bool:
    """Return True if a row or a paragraph has what `path` leads to."""
    return element.find("/".join(qn(f"w:{tag}") for tag in path)) is not None


def part_cells(tree: Element) -> None:
    """Give each cell that is merged with the one above it the words of that: a redline has none merged."""
    for table in tree.iter(qn("w:tbl")):
        above: dict[int, Element] = {}
        for row in table.iter(qn("w:tr")):
            for at, cell in enumerate(row.iter(qn("w:tc"))):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if merged is not None and merged.get(qn("w:val")) == "continue":
                    cell[1:] = deepcopy(above[at][1:])
                above[at] = cell


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
    boxes = [[block(each) for each in box] for box in element.iter(qn("w:txbxContent"))]
    return etree.tostring(properties, method="c14n"), words, boxes


def letters(paragraph: Element) -> Iterator[tuple[bytes, str]]:
    """Yield what the runs of a paragraph print, each with its look."""
    for run in paragraph.xpath("w:r|w:ins/w:r|w:del/w:r"):
        look = b"".join(etree.tostring(each, method="c14n") for each in run.findall(qn("w:rPr")))
        for child in run:
            if child.tag in {qn("w:t"), qn("w:delText")}:
                yield look, child.text or ""
            elif child.tag != qn("w:rPr"):
                yield look, str(child.tag)


def changes(content: bytes) -> list[Element]:
    """Return the tracked changes of a file."""
    return [each for tag in ("ins", "del", "pPrChange") for each in body(content).iter(qn(f"w:{tag}"))]
