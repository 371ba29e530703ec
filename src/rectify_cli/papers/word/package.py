"""Whether a file is a Word file that can be filled and searched whole."""

import io
import zipfile
from collections.abc import Iterator
from itertools import chain

import docx
from docx.document import Document as WordFile
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.language import Phrase
from rectify_cli.papers.word.faults import SOUND

LARGEST = 50_000_000
"""Bytes a template may unpack to: pictures included, a real one has a few million."""

_OLE = bytes.fromhex("D0CF11E0")
_XML = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")


def opened(content: bytes, file: str) -> WordFile | Diagnostic:
    """Return the template, or what is wrong with the file as a whole."""
    try:
        wrong = next(_wrong(content), None)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError):
        wrong = _TORN
    except Exception as error:  # noqa: BLE001 - for a torn part zlib, lzma and zipfile raise whatever they like
        wrong = Phrase(f"{_TORN.zh}（{error}）", f"{_TORN.en} ({error})")
    if wrong:
        return SOUND.broken(Place(file), wrong)
    try:
        return docx.Document(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - python-docx raises anything for a package without the parts of a document
        return SOUND.broken(Place(file), _TORN)


_TORN = Phrase("不是完好的 Word 文件（.docx）", "not a sound Word file (.docx)")
_LOCKED = Phrase("文件加了密码，或是旧的 .doc 格式", "the file has a password, or is in the old .doc format")
_MACROS = Phrase("文件带有宏", "the file holds macros")


def _wrong(content: bytes) -> Iterator[Phrase]:
    """Yield what is wrong, the gravest first."""
    if content.startswith(_OLE):
        yield _LOCKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        size = sum(member.file_size for member in members)
        if size > LARGEST:
            yield Phrase(
                f"解开后有 {size // 1_000_000} MB，最多 {LARGEST // 1_000_000} MB",
                f"it unpacks to {size // 1_000_000} MB, {LARGEST // 1_000_000} MB is the most",
            )
        if any(member.flag_bits & 1 for member in members):
            yield _LOCKED
        if b"macroEnabled" in archive.read("[Content_Types].xml"):
            yield _MACROS
        names = [member.filename for member in members if not member.is_dir()]
        if len(names) != len(set(names)):
            yield _TORN
        yield from chain.from_iterable(_part(name, archive) for name in names)


def _part(name: str, archive: zipfile.ZipFile) -> Iterator[Phrase]:
    """Yield what is wrong with one part: it must be searched for withheld text like the rest."""
    if name.lower().endswith("vbaproject.bin"):
        yield _MACROS
    elif not name.lower().endswith((*_XML, *_PICTURES)):
        yield Phrase(
            f"里面嵌有 {name}，其中的内容无法检查是否该公开",
            f"{name} is embedded in it, and cannot be searched for withheld text",
        )
    elif name.lower().endswith(_XML) and not _plain(archive.read(name)):
        yield Phrase(f"其中的 {name} 不是完好的 XML", f"{name} in it is no sound XML")


def _plain(content: bytes) -> bool:
    """Tell whether a part is XML in UTF-8 that declares nothing of its own."""
    try:
        text = content.decode("utf-8-sig")
        parse_xml(content)
    except (UnicodeDecodeError, XMLSyntaxError):
        return False
    return "<!DOCTYPE" not in text
