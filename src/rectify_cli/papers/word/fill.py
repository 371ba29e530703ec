"""A Word template and what it is given -> the finished file, read back before it is let out."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
from docx.document import Document as WordFile
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from rectify_cli.core import extras
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.writers.docx import header, package, properties
from rectify_cli.papers.word import words

if TYPE_CHECKING:
    import datetime as dt

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file carries beside the words: its title, its day, and the mark of a draft if it is one."""

    title: str
    dated: "dt.date"
    draft: str | None = None


def fill(content: bytes, given: dict[str, Any], stamp: Stamp, file: str) -> bytes:
    """Return the finished file; `content` is a template without faults, `file` its name as shown.

    The bytes depend on the arguments alone. Raises DataError where a value did not arrive as it was.
    """
    printed: dict[str, list[str]] = {}
    finished = _filled(content, given, printed, file)
    _keep_blanks(finished)
    if stamp.draft:
        header.mark(stamp.draft, finished)
    properties.stamp(finished, stamp.title, stamp.dated)
    packed = package.pack(finished)
    _read_back(packed, printed, file)
    return packed


def _filled(content: bytes, given: dict[str, Any], printed: dict[str, list[str]], file: str) -> WordFile:
    """Fill the tags, noting what is printed in which part."""
    extras.require("word", "docxtpl", Phrase("填写 Word 模板", "filling a Word template"))
    from rectify_cli.papers.word._engine import Engine  # noqa: PLC0415 - it needs the extra `word`

    note: list[str] = []
    engine = Engine(io.BytesIO(content), printed, note)
    try:
        engine.render(given, words.environment(note.append))
        # Opened anew: what the engine leaves of headers is no longer what python-docx knows.
        return docx.Document(io.BytesIO(package.pack(engine.docx)))
    except XMLSyntaxError as error:
        raise DataError(
            Phrase(f"填写后不是完好的 Word 文件：{error}", f"once filled it is no sound Word file: {error}"),
            Phrase("看看循环的开头和结尾是否同级", "see that the ends of each loop stand on one level"),
            Place(file),
        ) from error
    except DataError:
        raise
    except Exception as error:  # what the check let through and docxtpl cannot do: the template's all the same
        message = Phrase(f"这个模板填不出来：{error}", f"the template cannot be filled: {error}")
        raise DataError(message, None, Place(file)) from error


def _keep_blanks(file: WordFile) -> None:
    """Have Word show the blanks a value begins or ends with."""
    for part in file.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for text in part.element.iter(qn("w:t")):
                text.set(_SPACE, "preserve")


def _read_back(packed: bytes, printed: dict[str, list[str]], file: str) -> None:
    """Raise DataError for the first value that does not stand in its part, after those printed before it."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name, values in printed.items():
            said, at = "".join(_said(parse_xml(archive.read(name)))), 0
            for value in values:
                found = said.find(value, at)
                if found < 0:
                    raise DataError(
                        Phrase(f"“{value}”没有原样进入成稿", f"“{value}” did not arrive in the file as it is"),
                        Phrase(
                            "看看打印它的标签附近：它要在一段文字里，且没有被 set、macro 截去",
                            "look at the tag that prints it: it must stand in text, and no `set` or macro may keep it",
                        ),
                        Place(file),
                    )
                at = found + len(value)


def _said(root: Element) -> Iterator[str]:
    """Yield all a part says in the order of its file: texts, line breaks and tabs, and the values of attributes."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\0"}
    for element in root.iter("*"):
        if element.tag == qn("w:t"):
            yield element.text or ""
        else:
            # Nothing comes between the lines of a value: a break has no attributes that a template fills.
            yield marks.get(str(element.tag)) or "\0".join(map(str, element.attrib.values()))
