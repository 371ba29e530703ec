"""A formula of a Word file (m:oMath) -> its words in one line: 3/5, 10².

Source: ECMA-376-1, 22.1.
"""

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def words(element: etree._Element) -> str:
    """Return the words of a formula; nesting is bounded by the parser."""
    tag = element.tag
    if tag == f"{M}t":
        return element.text or ""
    parts = {child.tag: words(child) for child in element} if tag in {f"{M}f", f"{M}sSup"} else {}
    if tag == f"{M}f":
        return f"{parts.get(f'{M}num', '')}/{parts.get(f'{M}den', '')}"
    if tag == f"{M}sSup":
        return parts.get(f"{M}e", "") + parts.get(f"{M}sup", "").translate(_RAISED)
    inside = "".join(words(child) for child in element)
    return f"({inside})" if tag == f"{M}d" else inside
