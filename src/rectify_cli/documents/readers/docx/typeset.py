"""A Word file -> how it is set: the pages of its sections and every paragraph with what is in force for its letters."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from lxml import etree

from rectify_cli.documents.readers.docx import pages, traced
from rectify_cli.documents.readers.docx.body import Trace
from rectify_cli.documents.readers.docx.effective import Effective
from rectify_cli.documents.readers.docx.numbering import W
from rectify_cli.documents.readers.docx.package import Package
from rectify_cli.documents.readers.docx.setting import Setting
from rectify_cli.documents.readers.docx.styles import is_on
from rectify_cli.documents.typeset import Section, Typeset, TypesetParagraph

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VISIBLE = tuple(f"{W}{tag}" for tag in ("t", "drawing", "pict", "object", "instrText", "fldSimple"))


def read(content: bytes, file: str) -> Typeset:
    """Read how a Word file is set; raises DataError where it has no body."""
    package = Package(content, file)
    body = package.body()
    parts = package.related(package.main())
    styles, numbering, theme, settings = (
        package.read(parts.get(kind, "")) for kind in ("styles", "numbering", "theme", "settings")
    )
    effective = Effective(styles, numbering, theme)
    sections = pages.sections(body)
    setting = Setting(effective, sections)
    read_sections = tuple(_with_footers(package, body, sections, setting))
    sides = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    drawn = next(body.iter(f"{W}drawing", f"{W}pict"), None) is not None
    lines = traced(package, body)
    return Typeset(file, tuple(_paragraphs(body, lines, setting)), read_sections, is_on(sides), drawn)


def _paragraphs(body: etree._Element, lines: Trace, setting: Setting) -> Iterator[TypesetParagraph]:
    """Yield the paragraphs with words in the order of the file, each with the blank ones before it."""
    words = _by_paragraph(lines)
    section = gap = 0
    new_page = False
    for paragraph in body.iter(f"{W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        read = words.get(paragraph)
        if read is not None:
            number, text, letters = read
            runs = [(run, "".join(part)) for run, part in _runs(letters)]
            breaks = new_page or pages.begins_page(paragraph)
            yield setting.paragraph(paragraph, text, runs, number=number, section=section, gap=gap, new_page=breaks)
            gap, new_page = 0, pages.ends_page(paragraph)
        elif next(paragraph.iter(*_VISIBLE), None) is None:
            gap += 1
            new_page = new_page or pages.ends_page(paragraph, blank=True)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            section = min(section + 1, setting.last)
            new_page = new_page or setting.begins_page(section)
            gap = 0


def _by_paragraph(
    lines: Trace,
) -> "dict[etree._Element, tuple[int, str, list[tuple[etree._Element, str]]]]":
    """Return each paragraph that has words: its number, its text, and its letters with the element of each."""
    found: dict[etree._Element, tuple[int, str, list[tuple[etree._Element, str]]]] = {}
    for (number, line), letters in lines.items():
        placed = [(letter.node, character) for letter, character in zip(letters, line, strict=False) if letter]
        paragraph = next(placed[0][0].iterancestors(f"{W}p"), None) if placed else None
        if paragraph is None:
            continue
        _, before, earlier = found.get(paragraph, (number, "", []))
        found[paragraph] = (number, f"{before}\n{line}" if before else line, [*earlier, *placed])
    return found


def _runs(letters: Sequence[tuple[etree._Element, str]]) -> Iterator[tuple[etree._Element, list[str]]]:
    """Yield the runs of letters, each with its element."""
    for run, part in groupby(letters, key=lambda letter: next(letter[0].iterancestors(f"{W}r"), letter[0])):
        yield run, [character for _, character in part]


def _with_footers(
    package: Package, body: etree._Element, sections: Sequence[Section], setting: Setting
) -> Iterator[Section]:
    """Yield the sections with the lines of their footers that number the pages; a section keeps those before it."""
    targets = _targets(package)
    known: dict[str, tuple[TypesetParagraph, ...]] = {}
    for section, properties in zip(sections, pages.properties(body), strict=False):
        for reference in properties.findall(f"{W}footerReference"):
            tree = package.read(targets.get(reference.get(_RELATION, ""), ""))
            known[reference.get(f"{W}type", "")] = tuple(_numbering_pages(tree, setting)) if tree is not None else ()
        yield pages.with_footers(section, dict(known))


def _targets(package: Package) -> dict[str, str]:
    """Return the parts that the body points at, by the id of the relation."""
    path = PurePosixPath(package.main())
    tree = package.read(str(path.parent / "_rels" / f"{path.name}.rels"))
    relations = tree.iter("{*}Relationship") if tree is not None else ()
    return {
        relation.get("Id", ""): target.lstrip("/") if target.startswith("/") else str(path.parent / target)
        for relation in relations
        if (target := relation.get("Target", ""))
    }


def _numbering_pages(footer: etree._Element, setting: Setting) -> Iterator[TypesetParagraph]:
    """Yield the paragraphs of a footer that hold the number of the page."""
    for paragraph in pages.numbered(footer):
        own = [
            (run, "".join(part.text or "" for part in run.iter(f"{W}t")))
            for run in paragraph.iter(f"{W}r")
            if next(run.iterancestors(f"{W}p"), None) is paragraph
        ]
        text = "".join(words for _, words in own)
        yield setting.paragraph(paragraph, text, [(run, words) for run, words in own if words], number=0)
