"""Which part of a workbook is which sheet: by the list of its sheets and what that points at."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

_RELATION = "{*}Relationship"
_ID = "id"


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by its name; none where the package is no workbook of Excel."""
    main = next(_targets(parts, "", "officeDocument"), ("", ""))[1] or "xl/workbook.xml"
    tree = _tree(parts.get(main))
    targets = dict(_targets(parts, main, "worksheet"))
    found: dict[str, str] = {}
    for sheet in tree.iter("{*}sheet") if tree is not None else ():
        relation = next((value for name, value in sheet.items() if etree.QName(name).localname == _ID), "")
        found[sheet.get("name", "")] = targets.get(str(relation), "")
    return found


def _targets(parts: Mapping[str, bytes], name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the part of everything of one kind that a part points at."""
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
