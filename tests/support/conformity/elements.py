"""Claims on the elements round a text: what is above the mark, joint names, 签发人, pages that lie across, 版记."""

from collections.abc import Iterator

from conformity.paper import Element, Paper, lettering_of, runs, text, w
from rectify_cli.documents.layout import standard

MARK, NUMBER = "公文发文机关标志", "公文发文字号"
OUTER, INNER = "8", "6"
_DIGITS = 6
_MARGIN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def urgency_is_in_3_heiti(paper: Paper) -> Iterator[str]:
    """份号 is six digits at the top; 密级和保密期限 and 紧急程度 are in 3号黑体, digits need not be (7.2.1-7.2.3)."""
    names = [paper.named(paragraph) for paragraph in paper.paragraphs]
    head = names.index(MARK) if MARK in names else 0
    # The mark of a letter is in a box, and the line that holds it is below it.
    above = [paragraph for paragraph in paper.paragraphs[:head] if next(paragraph.iter(w("drawing")), None) is None]
    first = [text(paragraph) for paragraph in above]
    if any(line.isdigit() and (at or len(line) != _DIGITS) for at, line in enumerate(first)):
        yield f"the 份号 is not six digits at the top: {first}"
    for paragraph in above:
        for run in runs(paragraph):
            if not text(run).isdigit():
                yield from _lettered(paper, run, lettering_of(standard.URGENCY))


def joint_names_stand_close(paper: Paper) -> Iterator[str]:
    """The names of a joint paper are in one size, under one another without space between (7.2.4)."""
    for table in paper.document.iter(w("tbl")):
        names = [line for line in table.iter(w("p")) if paper.named(line) == MARK]
        heights = {(paper.layout(line, "spacing", "before"), paper.layout(line, "spacing", "line")) for line in names}
        sizes = {paper.lettering(run, "sz") for line in names for run in runs(line)}
        if names and ({before for before, _ in heights} != {"0"} or len(heights) > 1 or len(sizes) > 1):
            yield f"the names are set {heights} in {sizes}"


def signatories_are_in_kaiti(paper: Paper) -> Iterator[str]:
    """签发人： is in 仿宋 and its names are in 楷体, with the number 1 字 from the left (7.2.6)."""
    fangsong, kaiti = (standard.Lettering(face, standard.SIZE_3) for face in (standard.BODY.face, standard.Face.KAITI))
    lines = [line for line in paper.styled(NUMBER) if "\t" in text(line)]
    lines = lines if any("签发人" in text(line) for line in lines) else []
    for line in lines:
        label, names = (run for run in runs(line))
        yield from _lettered(paper, label, lettering_of(fangsong))
        yield from _lettered(paper, names, lettering_of(kaiti))
        if paper.layout(line, "ind", "firstLine") != "316":
            yield f"{text(line)} is indented {paper.layout(line, 'ind', 'firstLine')}"


def pages_across_are_turned(paper: Paper) -> Iterator[str]:
    """Pages that lie across are A4 turned to the right, the head of a table to the binding, numbers on their side."""
    upright = paper.section
    for section in paper.document.iter(w("sectPr")):
        size = _of(section, "pgSz")
        if size.get(w("orient")) != "landscape":
            continue
        if (size.get(w("w")), size.get(w("h"))) != ("16838", "11906"):
            yield f"a page that lies across is {size.get(w('w'))} by {size.get(w('h'))}"
        turned = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
        for side, before in turned.items():
            if _of(section, "pgMar").get(w(side)) != _of(upright, "pgMar").get(w(before)):
                yield f"its {side} margin is not the {before} one of the others"
    for name in (name for name in paper.parts if name.startswith("word/footer-across")):
        for run in paper.xml(name).iter(w("r")):
            yield from _lettered(paper, run, lettering_of(standard.PAGE_NUMBER))


def imprint_is_ruled_at_the_foot(paper: Paper) -> Iterator[str]:
    """版记 is at the foot of the text in 4号仿宋, its outer rules 0.35 mm, those between 0.25 mm (7.4)."""
    for box in (box for box in paper.document.iter(w("txbxContent")) if box.find(w("tbl")) is not None):
        anchor = next(box.iterancestors(f"{_MARGIN}anchor"))
        place = _named(anchor, "positionV")
        if (place.get("relativeFrom"), "".join(map(str, place.itertext()))) != ("margin", "bottom"):
            yield f"the imprint is placed from {place.get('relativeFrom')}"
        borders = {rule.tag: rule.get(w("sz")) for rules in box.iter(w("tblBorders")) for rule in rules}
        if borders != {w("top"): OUTER, w("bottom"): OUTER, w("insideH"): INNER}:
            yield f"its rules are {sorted(map(str, borders.values()))}"
        for run in runs(box):
            yield from _lettered(paper, run, lettering_of(standard.IMPRINT))


def _lettered(paper: Paper, run: Element, wanted: tuple[str, str]) -> Iterator[str]:
    found = (str(paper.lettering(run, "rFonts", "eastAsia")), str(paper.lettering(run, "sz")))
    if text(run).strip() and found != wanted:
        yield f"{text(run)} is in {found}, not {wanted}"


def _of(section: Element, tag: str) -> Element:
    return next(section.iterchildren(w(tag)))


def _named(anchor: Element, tag: str) -> Element:
    return next(anchor.iterchildren(f"{_MARGIN}{tag}"))
