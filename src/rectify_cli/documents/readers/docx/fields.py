"""The fields of a Word file (域): what is code and what is printed, and which are the table of contents."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from rectify_cli.documents.readers.docx.numbering import W

_TYPE = f"{W}fldCharType"
_CONTENTS = "TOC"
_LONGEST = 40
_GALLERY = "Table of Contents"


class Fields:
    """Which fields are open at a place of the text; one that never ends is no field."""

    def __init__(self, body: etree._Element) -> None:
        """Begin before the first field."""
        kinds = [mark.get(_TYPE) for mark in body.iter(f"{W}fldChar")]
        self._whole = kinds.count("begin") == kinds.count("end")
        self._open: list[_Field] = []
        self._coded = self._contents = 0

    def take(self, element: etree._Element) -> None:
        """Pass a mark of a field or a part of its code."""
        kind = element.get(_TYPE)
        if not self._whole:
            return
        if kind == "begin":
            self._open.append(_Field())
            self._coded += 1
        elif self._open and element.tag == f"{W}instrText":
            self._open[-1].code = f"{self._open[-1].code}{element.text or ''}"[:_LONGEST]
        elif self._open and kind == "separate":
            self._print(self._open[-1])
        elif self._open and kind == "end":
            self._print(self._open[-1])
            self._contents -= _is_contents(self._open.pop().code)

    def _print(self, field: "_Field") -> None:
        """End the code of a field: what follows is its result."""
        if not field.printed:
            field.printed = True
            self._coded -= 1
            self._contents += _is_contents(field.code)

    @property
    def in_code(self) -> bool:
        """Whether what stands here is the code of a field: the result of one inside it is not printed either."""
        return self._coded > 0

    @property
    def in_contents(self) -> bool:
        """Whether what stands here is a table of contents."""
        return self._contents > 0


@dataclass(slots=True)
class _Field:
    """A field that is open: the beginning of its code, and whether its result has begun."""

    code: str = ""
    printed: bool = False


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
