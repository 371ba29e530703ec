"""The fields of a Word file (域): what is code and what is printed, and which are the table of contents."""

from collections.abc import Iterator

from lxml import etree

from rectify_cli.documents.readers.docx.numbering import W

_TYPE = f"{W}fldCharType"
_CONTENTS = "TOC"
_GALLERY = "Table of Contents"


class Fields:
    """Which fields are open at a place of the text; one that never ends is no field."""

    def __init__(self, body: etree._Element) -> None:
        """Begin before the first field."""
        kinds = [mark.get(_TYPE) for mark in body.iter(f"{W}fldChar")]
        self._whole = kinds.count("begin") == kinds.count("end")
        self._codes: list[str] = []
        self._printed: list[bool] = []

    def take(self, element: etree._Element) -> None:
        """Pass a mark of a field or a part of its code."""
        if not self._whole:
            return
        if element.tag == f"{W}instrText":
            if self._codes and not self._printed[-1]:
                self._codes[-1] += element.text or ""
            return
        kind = element.get(_TYPE)
        if kind == "begin":
            self._codes.append("")
            self._printed.append(False)
        elif self._codes and kind == "separate":
            self._printed[-1] = True
        elif self._codes and kind == "end":
            self._codes.pop()
            self._printed.pop()

    @property
    def in_code(self) -> bool:
        """Whether what stands here is the code of a field: the result of one inside it is not printed either."""
        return not all(self._printed)

    @property
    def in_contents(self) -> bool:
        """Whether what stands here is a table of contents."""
        return any(map(_is_contents, self._codes))


def marks(run: etree._Element) -> Iterator[etree._Element]:
    """Yield the marks of fields inside a run that is not read."""
    yield from run.iter(f"{W}fldChar", f"{W}instrText")


def is_contents(element: etree._Element) -> bool:
    """Return True if an element holds a table of contents: a field in one piece, or a block of Word's gallery."""
    if element.tag == f"{W}fldSimple":
        return _is_contents(element.get(f"{W}instr", ""))
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if element.tag == f"{W}sdt" else None
    return gallery is not None and gallery.get(f"{W}val") == _GALLERY


def _is_contents(code: str) -> bool:
    return code.split(maxsplit=1)[:1] == [_CONTENTS]
