"""A Word file with words replaced in its runs: their formatting and everything else stay as they are."""

from collections.abc import Sequence

from lxml import etree

from rectify_cli.core.diagnostics import Place, Replacement
from rectify_cli.documents.packing import packed
from rectify_cli.documents.readers import docx
from rectify_cli.documents.readers.docx.body import Letter, Trace
from rectify_cli.documents.readers.docx.package import Package

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def revised(content: bytes, file: str, wanted: Sequence[Replacement]) -> tuple[bytes, list[Replacement]]:
    """Return the file with its words replaced, and which of those wanted were: what Word numbers itself is not."""
    package = Package(content, file)
    main = package.main()
    trace = docx.traced(package, package.body())
    edits: dict[etree._Element, dict[int, str]] = {}
    made: list[Replacement] = []
    for replacement in wanted:
        letters = letters_at(trace, replacement.place)
        if letters:
            for number, (node, offset) in enumerate(letters):
                edits.setdefault(node, {})[offset] = "" if number else replacement.text
            made.append(replacement)
    for node, changed in edits.items():
        node.text = "".join(changed.get(at, letter) for at, letter in enumerate(node.text or ""))
        node.set(_SPACE, "preserve")
    related = package.related(main)
    parts = package.parts()
    for name in (main, *(related[kind] for kind in docx.NOTES if kind in related)):
        part = package.read(name)
        if part is not None and made:
            parts[name] = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts), made


def letters_at(trace: Trace, place: Place) -> list[Letter]:
    """Return where the letters at a place stand; nothing where Word adds one of them itself."""
    line = trace.get((place.line or 0, place.excerpt or ""), [])
    start = (place.column or 1) - 1
    letters = line[start : start + place.width]
    return [letter for letter in letters if letter] if all(letters) else []
