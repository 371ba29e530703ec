"""Claims on the file: order of elements, hints, residue, properties, and what must not be in it."""

import re
from collections.abc import Iterator

from lxml import etree

from conformity.paper import Element, Paper, text, w

_P = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
divId cnfStyle rPr sectPr pPrChange"""
_R = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
eastAsianLayout specVanish oMath"""
ORDER = {"pPr": [w(name) for name in _P.split()], "rPr": [w(name) for name in _R.split()]}
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
CHANGES = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "cellIns")
COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def paragraph_properties_are_in_order(paper: Paper) -> Iterator[str]:
    """The children of each w:pPr stand in the order of the schema: Word is strict about it."""
    return _in_order(paper, "pPr")


def run_properties_are_in_order(paper: Paper) -> Iterator[str]:
    """The children of each w:rPr stand in the order of the schema."""
    return _in_order(paper, "rPr")


def every_run_is_hinted(paper: Paper) -> Iterator[str]:
    """Each run says eastAsia, else “ ” — … are set in the Latin font."""
    for name, root in _texts(paper):
        for run in root.iter(w("r")):
            if run.find(w("drawing")) is not None:
                continue
            fonts = run.find(w("rPr/rFonts"))
            if fonts is None or fonts.get(w("hint")) != "eastAsia":
                yield f"a run of {name} has no hint: {''.join(map(str, run.itertext()))[:10]}"


def no_template_is_left_over(paper: Paper) -> Iterator[str]:
    """No mark of a template and no None of a program is printed."""
    for name, root in _texts(paper):
        for paragraph in root.iter(w("p")):
            for found in re.findall(r"\{\{|\{%|(?<![A-Za-z])None(?![A-Za-z])", text(paragraph)):
                yield f"{name} prints {found}"


def file_has_its_title(paper: Paper) -> Iterator[str]:
    """The property dc:title is the title of the paper."""
    said = [node.text or "" for node in _core(paper) if node.tag == f"{DC}title"]
    printed = ["".join(text(title).split("\n")) for title in paper.styled("title")[:1]]
    if said != printed:
        yield f"dc:title is {said}, the title is {printed}"


def file_names_nobody(paper: Paper) -> Iterator[str]:
    """The properties are the title and the day of signing; author, company and all others are empty."""
    for node in _core(paper):
        if node.tag not in {f"{DC}title", f"{DCTERMS}created", f"{DCTERMS}modified"} and node.text:
            yield f"{etree.QName(node).localname} is {node.text}"
    for name in paper.parts:
        if name.startswith("docProps/") and name != "docProps/core.xml":
            yield f"there are more properties: {name}"


def file_is_dated_by_the_ledger(paper: Paper) -> Iterator[str]:
    """Created and modified are one day at 00:00 UTC: a day of the ledger, not the hour of a machine."""
    said = [node.text or "" for node in _core(paper) if node.tag in {f"{DCTERMS}created", f"{DCTERMS}modified"}]
    if len(said) != 2 or len(set(said)) != 1 or not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", said[0]):
        yield f"created and modified are {said}"


def file_has_no_macros(paper: Paper) -> Iterator[str]:
    """The file holds no macros."""
    if b"macroEnabled" in paper.parts["[Content_Types].xml"]:
        yield "the file may run macros"
    yield from (f"there is {name}" for name in paper.parts if re.search(r"vba|macro", name, re.IGNORECASE))


def file_has_no_comments(paper: Paper) -> Iterator[str]:
    """The file holds no comments."""
    yield from (f"there is {name}" for name in paper.parts if name.startswith("word/comments"))
    for name, root in _texts(paper):
        yield from (f"a comment in {name}" for _ in root.iter(*map(w, COMMENTS)))


def file_has_no_tracked_changes(paper: Paper) -> Iterator[str]:
    """The file holds no tracked changes, and tracks none."""
    if paper.settings.find(w("trackRevisions")) is not None:
        yield "changes are tracked"
    for name, root in _texts(paper):
        yield from (f"a tracked change in {name}" for _ in root.iter(*map(w, CHANGES)))


def _in_order(paper: Paper, parent: str) -> Iterator[str]:
    order = ORDER[parent]
    for name, root in (*_texts(paper), ("word/styles.xml", paper.xml("word/styles.xml"))):
        for properties in root.iter(w(parent)):
            places = [order.index(str(child.tag)) for child in properties]
            if places != sorted(set(places)):
                yield f"{name}: {[etree.QName(child).localname for child in properties]}"


def _texts(paper: Paper) -> Iterator[tuple[str, Element]]:
    """Yield each part that holds text: the body, headers, footers, notes."""
    for name in paper.parts:
        if re.fullmatch(r"word/(document|(header|footer|footnotes|endnotes)\d*)\.xml", name):
            yield name, paper.xml(name)


def _core(paper: Paper) -> list[Element]:
    return list(paper.xml("docProps/core.xml")) if "docProps/core.xml" in paper.parts else []
