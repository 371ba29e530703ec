"""Elements of an OFD part (GB/T 33190-2016, 7.1)."""

from collections.abc import Iterator

from lxml import etree

NAMESPACE = "http://www.ofdspec.org/2016"
Numbers = Iterator[int]
"""The numbers of the objects of a document, each given once."""


def element(
    name: str, *, within: etree._Element | None = None, text: str | None = None, **attributes: object
) -> etree._Element:
    """Return a new element, the last child of `within`."""
    tag = f"{{{NAMESPACE}}}{name}"
    stated = {key: str(value) for key, value in attributes.items()}
    if within is None:
        made = etree.Element(tag, stated, nsmap={"ofd": NAMESPACE})
    else:
        made = etree.SubElement(within, tag, stated)
    made.text = text
    return made


def serialized(root: etree._Element) -> bytes:
    """Return a part as UTF-8, without blanks between its elements."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
