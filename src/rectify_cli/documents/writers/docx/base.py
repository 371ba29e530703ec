"""Open the base file, which a user may have edited, and look up its styles by the names a person sees."""

import io
import zipfile
import zlib
from dataclasses import dataclass

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase

# What python-docx, zipfile and lxml raise for a file that is damaged, locked, or not a docx.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, OpcError, LxmlError, SyntaxError),
    *(KeyError, ValueError, AttributeError, AssertionError, NotImplementedError, RuntimeError, EOFError),
)


@dataclass(frozen=True, slots=True)
class Base:
    """An open base file (or template, whose `name` is shown), and its paragraph styles by lower-case name."""

    file: WordFile
    styles: dict[str, Element]
    name: str = "base.docx"

    @property
    def body(self) -> Element:
        """The `w:body`."""
        body: Element = self.file.element.body
        return body

    def style(self, name: str) -> str:
        """Return the id of the style called `name`; raise DataError if the base has none."""
        try:
            return str(self.styles[name.lower()].get(qn("w:styleId")))
        except KeyError:
            raise DataError(
                Phrase(f"{self.name} 里没有样式“{name}”", f"{self.name} has no style “{name}”"),
                Phrase(
                    "在 Word 中新建同名的段落样式，或从 rectify 自带的 base.docx 重新修改",
                    "create a paragraph style of that name in Word, or start again from the base.docx of rectify",
                ),
            ) from None


def open_base(content: bytes) -> Base:
    """Open a base file; raise DataError if it is not a docx.

    Styles go by name: LibreOffice writes ids of its own, and Word writes `heading 1` where it shows 标题 1.
    """
    try:
        file = docx.Document(io.BytesIO(content))
        styles = _by_name(file)
        # The body of a docx always ends with the page setup.
        intact = file.element.body.sectPr is not None
    except _UNREADABLE:
        intact = False
    if not intact:
        raise DataError(
            Phrase("base.docx 不是有效的 Word 文件（.docx）", "base.docx is not a valid Word file (.docx)"),
            Phrase(
                "在 Word 中另存为“Word 文档 (*.docx)”，或换回 rectify 自带的 base.docx",
                "save it in Word as “Word Document (*.docx)”, or go back to the base.docx of rectify",
            ),
        )
    return Base(file, styles)


def of_template(file: WordFile, name: str) -> Base:
    """Return an open template as a base, whose styles its finished paragraphs take; `name` is its name as shown."""
    return Base(file, _by_name(file), name)


def _by_name(file: WordFile) -> dict[str, Element]:
    styles: dict[str, Element] = {}
    for style in file.styles.element.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and style.get(qn("w:type")) == "paragraph":
            styles.setdefault(str(name.get(qn("w:val"))).lower(), style)
    return styles
