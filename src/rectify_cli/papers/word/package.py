"""Whether a file is a Word file that can be filled and searched whole."""

import io
from collections.abc import Iterator
from itertools import chain

import docx
from docx.document import Document as WordFile
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.papers.word.faults import SOUND

_XML = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")


def opened(content: bytes, file: str) -> WordFile | Diagnostic:
    """Return the template, or what is wrong with the file as a whole."""
    try:
        wrong = next(_wrong(content), None)
    except opening.Unfit as unfit:
        wrong = _unfit(unfit)
    if wrong:
        return SOUND.broken(Place(file), wrong)
    try:
        return docx.Document(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - python-docx raises anything for a package without the parts of a document
        return SOUND.broken(Place(file), _TORN)


_TORN = Phrase("不是完好的 Word 文件（.docx）", "not a sound Word file (.docx)")
_LOCKED = Phrase("文件加了密码，或是旧的 .doc 格式", "the file has a password, or is in the old .doc format")
_MACROS = Phrase("文件带有宏", "the file holds macros")


def _unfit(unfit: opening.Unfit) -> Phrase:
    match unfit.fault:
        case opening.Fault.LOCKED:
            return _LOCKED
        case opening.Fault.TOO_LARGE:
            size, most = unfit.size // 1_000_000, opening.TEMPLATE.whole // 1_000_000
            return Phrase(
                f"解开后有 {size} MB，最多 {most} MB",
                f"it unpacks to {size} MB, {most} MB is the most",
            )
        case opening.Fault.BROKEN:
            return _TORN


def _wrong(content: bytes) -> Iterator[Phrase]:
    """Yield what is wrong, the gravest first; raises Unfit for a package that is not opened."""
    if opening.is_ole(content):
        yield _LOCKED
    package = opening.Package(content, opening.TEMPLATE)
    if "[Content_Types].xml" not in package.names:
        yield _TORN
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        yield _MACROS
    yield from chain.from_iterable(_part(name, package) for name in package.names)


def _part(name: str, package: opening.Package) -> Iterator[Phrase]:
    """Yield what is wrong with one part: it must be searched for withheld text like the rest."""
    if name.lower().endswith("vbaproject.bin"):
        yield _MACROS
    elif not name.lower().endswith((*_XML, *_PICTURES)):
        yield Phrase(
            f"里面嵌有 {name}，其中的内容无法检查是否该公开",
            f"{name} is embedded in it, and cannot be searched for withheld text",
        )
    elif name.lower().endswith(_XML) and not _plain(package.read(name)):
        yield Phrase(f"其中的 {name} 不是完好的 XML", f"{name} in it is no sound XML")


def _plain(content: bytes) -> bool:
    """Return True if a part is XML in UTF-8 that declares nothing of its own."""
    try:
        text = content.decode("utf-8-sig")
        parse_xml(content)
    except (UnicodeDecodeError, XMLSyntaxError):
        return False
    return "<!DOCTYPE" not in text
