"""The part of each sheet of a workbook, by its list of sheets and their relations."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

_RELATION = "{*}Relationship"
_ID = "id"


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by its name; none if the package is not an Excel workbook."""
    main = next(_targets(parts, "", "officeDocument"), ("", ""))[1] or "xl/workbook.xml"
    tree = _tree(parts.get(main))
    targets = dict(_targets(parts, main, "worksheet"))
    sheets: dict[str, str] = {}
    for sheet in tree.iter("{*}sheet") if tree is not None else ():
        relation = next((value for name, value in sheet.items() if etree.QName(name).localname == _ID), "")
        sheets[sheet.get("name", "")] = targets.get(str(relation), "")
    return sheets


def _targets(parts: Mapping[str, bytes], name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the part of everything of one kind that a part refers to."""
    folder, base = posixpath.split(name)
    tree = _tree(parts.get(posixpath.join(folder, "_rels", f"{base}.rels")))
    for relation in tree.iter(_RELATION) if tree is not None else ():
        if relation.get("Type", "").endswith(f"/{kind}"):
            yield (
                relation.get("Id", ""),
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
            )


def _tree(part: bytes | None) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(part, parser) if part else None
    except etree.XMLSyntaxError:
        return None
