"""A Word template and the values of its tags -> the finished file, read back before it is returned."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from rectify_cli.core import extras
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError, RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers.docx import base, header, package, properties
from rectify_cli.papers.word import settle, tables, words

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file carries beside its text: a title where it has none, the layout, and a mark if it is a draft."""

    title: str
    layout: Layout
    draft: str | None = None


def fill(content: bytes, context: dict[str, Any], stamp: Stamp, file: str) -> bytes:
    """Return the finished file; `content` is a template without faults, `file` its name as shown.

    The bytes depend on the arguments alone. Raises DataError if a value was not written unchanged.
    """
    printed: dict[str, list[str]] = {}
    finished = _filled(content, context, printed, file)
    _keep_blanks(finished)
    template = base.of_template(finished, file)
    settle.settle(template, stamp.layout)
    if stamp.draft:
        header.mark(stamp.draft, finished)
    properties.stamp(finished, settle.title(template) or stamp.title, stamp.layout.dated)
    _read_back(package.pack(finished), printed, file)
    # Of cells that are merged the words stand in the first alone.
    tables.settle(template)
    return package.pack(finished)


def _filled(content: bytes, context: dict[str, Any], printed: dict[str, list[str]], file: str) -> WordFile:
    """Fill the tags; collect in `printed` the texts of each part."""
    extras.require("word", "docxtpl", Phrase("填写 Word 模板", "filling a Word template"))
    from rectify_cli.papers.word._engine import Engine  # noqa: PLC0415 - it needs the extra `word`

    note: list[str] = []
    template = docx.Document(io.BytesIO(content))
    tables.mark(template.element.body)
    engine = Engine(io.BytesIO(package.pack(template)), printed, note)
    try:
        engine.render(context, words.environment(note.append))
        # Opened again: the engine leaves headers in a state that python-docx does not see.
        return docx.Document(io.BytesIO(package.pack(engine.docx)))
    except XMLSyntaxError as error:
        raise DataError(
            Phrase(f"填写后的文件不是有效的 Word 文件：{error}", f"the filled file is not a valid Word file: {error}"),
            Phrase(
                "检查循环的首尾标签是否同级", "check that the tags that open and close each loop are on the same level"
            ),
            Place(file),
        ) from error
    except RectifyError:
        raise
    except Exception as error:  # passed the check, but docxtpl cannot do it: still a fault of the template
        message = Phrase(f"模板无法填写：{error}", f"the template cannot be filled: {error}")
        raise DataError(message, None, Place(file)) from error


def _keep_blanks(file: WordFile) -> None:
    """Make Word show the spaces that a value begins or ends with."""
    for part in file.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for text in part.element.iter(qn("w:t")):
                text.set(_SPACE, "preserve")


def _read_back(packed: bytes, printed: dict[str, list[str]], file: str) -> None:
    """Raise DataError for the first value that is not in its part, in the order of printing."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name, values in printed.items():
            text, position = "".join(_texts(parse_xml(archive.read(name)))), 0
            for value in values:
                start = text.find(value, position)
                if start < 0:
                    raise DataError(
                        Phrase(f"“{value}”没有原样写入成稿", f"“{value}” was not written to the file unchanged"),
                        Phrase(
                            "检查输出它的标签：应写在一段文字里，且没有被 set、macro 截走",
                            "check the tag that prints it: it must be in text, and no `set` or macro may capture it",
                        ),
                        Place(file),
                    )
                position = start + len(value)


def _texts(root: Element) -> Iterator[str]:
    """Yield every text of a part in document order: words, line breaks, tabs, and the values of attributes."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\0"}
    for element in root.iter("*"):
        if element.tag == qn("w:t"):
            yield element.text or ""
        else:
            # Nothing comes between the lines of a value: a break has no attributes that a template fills.
            yield marks.get(str(element.tag)) or "\0".join(map(str, element.attrib.values()))
