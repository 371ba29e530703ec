"""Open a template: a Word file all of which can be filled and searched."""

import io
import math
from collections.abc import Iterator
from itertools import chain

import docx
from docx.document import Document as WordFile
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from rectify_cli.core import bounds
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.papers.word import outside
from rectify_cli.papers.word.faults import SOUND, WITHIN

_XML = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")


def open_template(content: bytes, file: str) -> WordFile | Diagnostic:
    """Return the template, or what is wrong with the file as a whole."""
    try:
        message = next(_faults(content), None)
        leads = [] if message else list(dict.fromkeys(outside.found(opening.Package(content, bounds.TEMPLATE))))
    except opening.Unfit as unfit:
        message, leads = _unfit(unfit), []
    if message:
        return SOUND.broken(Place(file), message)
    if leads:
        zh, en = "、".join(lead.zh for lead in leads), ", ".join(lead.en for lead in leads)
        return WITHIN.broken(Place(file), Phrase(f"其中有{zh}", f"it has {en}"))
    try:
        return docx.Document(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - python-docx raises anything for a package without the parts of a document
        return SOUND.broken(Place(file), _BROKEN)


_BROKEN = Phrase("不是有效的 Word 文件（.docx）", "not a valid Word file (.docx)")
_LOCKED = Phrase("文件设有密码，或是旧版 .doc 格式", "the file has a password, or is in the old .doc format")
_MACROS = Phrase("文件带有宏", "the file contains macros")


def _unfit(unfit: opening.Unfit) -> Phrase:
    match unfit.fault:
        case opening.Fault.LOCKED:
            return _LOCKED
        case opening.Fault.TOO_LARGE:
            size, most = math.ceil(unfit.size / 1_000_000), bounds.TEMPLATE.whole // 1_000_000
            return Phrase(
                f"解压后有 {size} MB，上限为 {most} MB",
                f"it unpacks to {size} MB; the limit is {most} MB",
            )
        case opening.Fault.BROKEN:
            return _BROKEN


def _faults(content: bytes) -> Iterator[Phrase]:
    """Yield what is wrong, the most serious first; raises Unfit for a package that cannot be opened."""
    if opening.is_ole(content):
        yield _LOCKED
    package = opening.Package(content, bounds.TEMPLATE)
    if "[Content_Types].xml" not in package.names:
        yield _BROKEN
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        yield _MACROS
    yield from chain.from_iterable(_part(name, package) for name in package.names)


def _part(name: str, package: opening.Package) -> Iterator[Phrase]:
    """Yield what is wrong with one part, which must be searchable for withheld text like the rest."""
    if name.lower().endswith("vbaproject.bin"):
        yield _MACROS
    elif not name.lower().endswith((*_XML, *_PICTURES)):
        yield Phrase(
            f"嵌有 {name}，无法检查其中有无不予公开的内容",
            f"{name} is embedded in it and cannot be searched for withheld text",
        )
    elif name.lower().endswith(_XML) and not _plain(package.read(name)):
        yield Phrase(f"其中的 {name} 不是有效的 XML", f"{name} in it is not valid XML")


def _plain(content: bytes) -> bool:
    """Return True if a part is XML in UTF-8 without a document type declaration."""
    try:
        text = content.decode("utf-8-sig")
        parse_xml(content)
    except (UnicodeDecodeError, XMLSyntaxError):
        return False
    return "<!DOCTYPE" not in text
