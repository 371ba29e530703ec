"""Bytes -> SourceDocument: one module per format, each with a `read`, chosen by the bytes or the name."""

import re
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from rectify_cli.core import encodings, extras
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
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
_LIGHTER = Phrase("删去图片，另存为 .docx 或 .txt", "remove the pictures and save it as .docx or .txt")
_AS_WORD = Phrase(
    "用 Word 或 WPS 打开，另存为 .docx，再校对该文件",
    "open it in Word or WPS, save it as .docx, and proofread that file",
)
_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body|<div|<p[ >]|<meta ", re.IGNORECASE)


class Reader(Protocol):
    """The interface of a reader module."""

    def read(self, content: bytes, file: str) -> SourceDocument:
        """Read a paper; raises DataError where there is none in it. `file` is its name as shown."""


def open_file(path: Path, file: str) -> SourceDocument:
    """Read the paper in a file of the disk; raises DataError, saying what to do, where it cannot be."""
    wanted = Phrase("指定一个 .docx、.pdf、.html、.md 或 .txt 文件", "give a .docx, .pdf, .html, .md or .txt file")
    return read(read_bytes(path, file, wanted, _LIGHTER), file)


def read_bytes(path: Path, file: str, wanted: Phrase, large: Phrase) -> bytes:
    """Return the bytes of a file of at most opening.FILE; raises DataError with a hint.

    It is `wanted` where there is no file, `large` for one that is larger.
    """
    try:
        if path.is_dir():
            message = Phrase("这是文件夹，不是文件", "this is a folder, not a file")
            raise refused(file, message, wanted)
        if path.stat().st_size > opening.FILE:
            raise _too_large(file, path.stat().st_size, large)
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise refused(file, Phrase("文件不存在", "there is no such file"), wanted) from missing
    except OSError as unread:
        reason = Phrase(f"文件无法读取：{unread.strerror}", f"the file cannot be read: {unread.strerror}")
        raise refused(file, reason, Phrase("用 ls -l 查看权限", "check its permissions with `ls -l`")) from unread


def read(content: bytes, file: str) -> SourceDocument:
    """Read a paper of any known format; what the bytes are weighs more than what the name says.

    Raises DataError where the format is none of ours or no words are in the file.
    """
    if len(content) > opening.FILE:
        raise _too_large(file, len(content), _LIGHTER)
    name = _module(content, file)
    if name == "pdf":
        extras.require("pdf", "pypdfium2", Phrase("读取 PDF", "reading a PDF"), Place(file))
    paper = cast("Reader", import_module(f"{__name__}.{name}")).read(content, file)
    if not paper.blocks:
        raise empty(file)
    _measure(paper)
    return paper


def _measure(paper: SourceDocument) -> None:
    """Raise DataError for a paper with more text than can be proofread while somebody waits."""
    size = sum(len(block.text) for block in paper.blocks)
    if size > opening.TEXT:
        message = Phrase(
            f"正文过长：{size} 字，最多 {opening.TEXT} 字",
            f"the text is too long: {size} characters, at most {opening.TEXT}",
        )
    elif len(paper.blocks) > opening.PARAGRAPHS:
        message = Phrase(
            f"正文过长：{len(paper.blocks)} 段，最多 {opening.PARAGRAPHS} 段",
            f"the text is too long: {len(paper.blocks)} paragraphs, at most {opening.PARAGRAPHS}",
        )
    else:
        return
    raise refused(paper.file, message, Phrase("拆成几个文件", "split it into several files"))


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
                f"按文件名应为 {kind}，内容却不是，可能下载不完整",
                f"the name says {kind}, but the content is not; the download may be incomplete",
            ),
            Phrase("重新下载或另存", "download it or save it again"),
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
    format_zh = " OFD 版式文件" if b"OFD.xml" in content else f"压缩包或其他文档（{kind}）"
    format_en = "an OFD file" if b"OFD.xml" in content else f"an archive or another kind of document ({kind})"
    raise refused(file, Phrase(f"这是{format_zh}，不能读取", f"this is {format_en}, which cannot be read"), _AS_WORD)


def _known(content: bytes, file: str) -> None:
    """Raise DataError for what is known and cannot be read."""
    if opening.is_ole(content):
        raise refused(
            file,
            Phrase("文件已加密，或为旧的 .doc、.wps 格式", "the file is encrypted, or in the old .doc or .wps format"),
            Phrase(
                "用 Word 或 WPS 打开，取消密码，另存为 .docx",
                "open it in Word or WPS, remove the password and save it as .docx",
            ),
        )
    if content.startswith(b"{\\rtf"):
        raise refused(file, Phrase("这是 RTF 文件，不能读取", "this is an RTF file, which cannot be read"), _AS_WORD)
    if content.startswith(_PICTURES) and not encodings.may_be_text(content):
        raise refused(
            file,
            Phrase("这是图片，不含文字", "this is a picture, which has no text"),
            Phrase(
                "先做文字识别（OCR），将文字存为 .docx 或 .txt",
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
        Phrase("文件中没有文字", "the file has no text"),
        Phrase("确认没有选错文件，且已保存完整", "check that it is the right file, and was saved completely"),
    )


def _unknown(file: str) -> DataError:
    return refused(file, Phrase("不支持这种格式", "this file format is not supported"), _AS_WORD)


def _binary(file: str, at: int) -> DataError:
    message = Phrase(
        f"这不是文本文件：第 {at + 1} 个字节不是文字", f"this is not a text file: byte {at + 1} is not text"
    )
    return refused(file, message, _AS_WORD)


def _too_large(file: str, size: int, hint: Phrase) -> DataError:
    actual = f"{size / 1024 / 1024:.0f} MiB"
    most = f"{opening.FILE // opening.MIB} MiB"
    message = Phrase(f"文件太大：{actual}，最大 {most}", f"the file is too large: {actual}, at most {most}")
    return refused(file, message, hint)
