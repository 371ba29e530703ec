"""Bytes -> Manuscript: one module per format, each with a `manuscript`; which one is told by the name or the bytes."""

import importlib.util
import re
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from rectify_cli.core import encodings
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError, RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.documents.source import SourceDocument

_MODULES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "txt",
    ".text": "txt",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".pdf": "pdf",
}
_LIGHTER = Phrase("去掉图片，另存为 .docx 或 .txt", "take the pictures out and save it as .docx or .txt")
_AS_WORD = Phrase(
    "用 Word 或 WPS 打开，另存为 .docx，再校对那个文件",
    "open it in Word or WPS, save it as .docx, and proofread that file",
)
_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body|<div|<p[ >]|<meta ", re.IGNORECASE)


class Reader(Protocol):
    """The interface of a reader module."""

    def manuscript(self, content: bytes, file: str) -> SourceDocument:
        """Read a paper; raises DataError where there is none in it. `file` is its name as shown."""


def open_file(path: Path, file: str) -> SourceDocument:
    """Read the paper in a file of the disk; raises DataError, saying what to do, where it cannot be."""
    wanted = Phrase("写明一个 .docx、.pdf、.html、.md 或 .txt 文件", "name one .docx, .pdf, .html, .md or .txt file")
    return manuscript(read_bytes(path, file, wanted, _LIGHTER), file)


def read_bytes(path: Path, file: str, wanted: Phrase, large: Phrase) -> bytes:
    """Return the bytes of a file of at most opening.FILE; raises DataError with a hint.

    It is `wanted` where there is no file, `large` for one that is larger.
    """
    try:
        if path.is_dir():
            message = Phrase("这是一个文件夹，应当是文件", "this is a folder where a file is wanted")
            raise refused(file, message, wanted)
        if path.stat().st_size > opening.FILE:
            raise _too_large(file, path.stat().st_size, large)
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise refused(file, Phrase("没有这个文件", "there is no such file"), wanted) from missing
    except OSError as unread:
        reason = Phrase(f"文件读不出来：{unread.strerror}", f"the file cannot be read: {unread.strerror}")
        raise refused(file, reason, Phrase("看权限：ls -l", "look at its permissions: ls -l")) from unread


def manuscript(content: bytes, file: str) -> SourceDocument:
    """Read a paper of any known format; what the bytes are weighs more than what the name says.

    Raises DataError where the format is none of ours or no words are in the file.
    """
    if len(content) > opening.FILE:
        raise _too_large(file, len(content), _LIGHTER)
    name = _module(content, file)
    if name == "pdf" and importlib.util.find_spec("pypdfium2") is None:
        raise RectifyError(
            Phrase("读 PDF 要先装可选组件 pdf", "to read a PDF, the extra pdf must be installed"),
            Phrase("pip install 'rectify-cli[pdf]'", "pip install 'rectify-cli[pdf]'"),
            Place(file),
        )
    paper = cast("Reader", import_module(f"{__name__}.{name}")).manuscript(content, file)
    if not paper.blocks:
        raise empty(file)
    _measure(paper)
    return paper


def _measure(paper: SourceDocument) -> None:
    """Raise DataError for a paper with more text than can be proofread while somebody waits."""
    size = sum(len(block.text) for block in paper.blocks)
    if size > opening.TEXT:
        message = Phrase(
            f"正文太大：{size} 字，最多 {opening.TEXT} 字",
            f"the text is too large: {size} characters, at most {opening.TEXT}",
        )
    elif len(paper.blocks) > opening.PARAGRAPHS:
        message = Phrase(
            f"正文太大：{len(paper.blocks)} 段，最多 {opening.PARAGRAPHS} 段",
            f"the text is too large: {len(paper.blocks)} paragraphs, at most {opening.PARAGRAPHS}",
        )
    else:
        return
    raise refused(paper.file, message, Phrase("分成几个文件", "split it into several files"))


def _module(content: bytes, file: str) -> str:
    """Return the module for a file: by its first bytes where they are telling, else by its extension."""
    if encodings.is_blank(content):
        raise empty(file)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if opening.is_zip(content):
        return _zipped(content, file)
    _known(content, file)
    suffix = Path(file).suffix.lower()
    module = _MODULES.get(suffix)
    if module in {"docx", "pdf"}:
        kind = "Word (.docx)" if module == "docx" else "PDF"
        raise refused(
            file,
            Phrase(
                f"文件名说是 {kind}，内容却不是，可能下载时断了",
                f"by its name it is {kind}, by its bytes it is not; a download may have broken off",
            ),
            Phrase("重新下载或另存一次", "download it or save it once more"),
        )
    if module == "html" or (module is None and _PAGE.search(content[:_HEAD])):
        return "html"
    if module is None and suffix not in {"", "."} and not encodings.may_be_text(content):
        raise _unknown(file)
    return module or "txt"


def _zipped(content: bytes, file: str) -> str:
    if b"word/" in content:
        return "docx"
    kind = Path(file).suffix.lower()
    found = "OFD 版式文件" if b"OFD.xml" in content else f"压缩包或别的文档（{kind}）"
    found_en = "an OFD file" if b"OFD.xml" in content else f"an archive or another kind of document ({kind})"
    raise refused(file, Phrase(f"这是{found}，读不了", f"this is {found_en}, which cannot be read"), _AS_WORD)


def _known(content: bytes, file: str) -> None:
    """Raise DataError for what is known and cannot be read."""
    if opening.is_ole(content):
        raise refused(
            file,
            Phrase("文件加了密码，或是旧的 .doc/.wps 格式", "the file is encrypted, or an old .doc or .wps"),
            Phrase(
                "用 Word 或 WPS 打开，去掉密码，另存为 .docx",
                "open it in Word or WPS, take the password off and save it as .docx",
            ),
        )
    if content.startswith(b"{\\rtf"):
        raise refused(file, Phrase("这是 RTF 文件，读不了", "this is an RTF file, which cannot be read"), _AS_WORD)
    if content.startswith(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
    ) and not encodings.may_be_text(content):
        raise refused(
            file,
            Phrase("这是图片，里面没有文字", "this is a picture and holds no text"),
            Phrase(
                "先做文字识别（OCR），把文字存成 .docx 或 .txt",
                "run text recognition (OCR) first, and save the text as .docx or .txt",
            ),
        )


def decoded(content: bytes, file: str) -> str:
    r"""Return the text of `content` in UTF-8, UTF-16 or -32 with a BOM, or GB18030, with `\n` line ends.

    Raises DataError for what is none of them.
    """
    if name := encodings.by_bom(content):
        return _lines(content.decode(name, "replace"))
    if b"\0" in content:
        raise _binary(file, content.index(b"\0"))
    try:
        return _lines(content.decode("utf-8"))
    except UnicodeDecodeError as bad:
        if encodings.is_mostly_gbk(content):
            return _lines(content.decode("gb18030", "replace"))
        raise _binary(file, bad.start) from bad


def _lines(text: str) -> str:
    return encodings.unix_lines(text).replace("\f", "\n")


def refused(file: str, message: Phrase, hint: Phrase) -> DataError:
    """Return the error of a file that cannot be read."""
    return DataError(message, hint, Place(file))


def empty(file: str) -> DataError:
    """Return the error of a file without words."""
    return refused(
        file,
        Phrase("文件里没有文字", "there are no words in the file"),
        Phrase("看是不是选错了文件，或没有保存完", "see whether it is the wrong file, or was not saved to its end"),
    )


def _unknown(file: str) -> DataError:
    return refused(file, Phrase("不认识这种格式", "the format of this file is not known"), _AS_WORD)


def _binary(file: str, at: int) -> DataError:
    message = Phrase(f"这不是文字文件：第 {at + 1} 个字节不是文字", f"this is no text: its byte {at + 1} is none")
    return refused(file, message, _AS_WORD)


def _too_large(file: str, size: int, hint: Phrase) -> DataError:
    found = f"{size / 1024 / 1024:.0f} MiB"
    most = f"{opening.FILE // opening.MIB} MiB"
    message = Phrase(f"文件太大：{found}，最多 {most}", f"the file is too large: {found}, at most {most}")
    return refused(file, message, hint)
