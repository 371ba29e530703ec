"""Bytes -> SourceDocument: one module per format, each with a `read`, chosen by the bytes or the name."""

import re
from collections.abc import Callable
from pathlib import Path

from rectify_cli.core import bounds, encodings, extras
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.documents.opening import AS_WORD, empty, refused
from rectify_cli.documents.source import SourceDocument

_LIGHTER = Phrase("删去图片，另存为 .docx 或 .txt", "remove the pictures and save it as .docx or .txt")
_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body|<div|<p[ >]|<meta ", re.IGNORECASE)


def _markdown(content: bytes, file: str) -> SourceDocument:
    from rectify_cli.documents.readers import markdown

    return markdown.read(content, file)


def _txt(content: bytes, file: str) -> SourceDocument:
    from rectify_cli.documents.readers import txt

    return txt.read(content, file)


def _docx(content: bytes, file: str) -> SourceDocument:
    from rectify_cli.documents.readers import docx

    return docx.read(content, file)


def _html(content: bytes, file: str) -> SourceDocument:
    from rectify_cli.documents.readers import html

    return html.read(content, file)


def _pdf(content: bytes, file: str) -> SourceDocument:
    extras.require("pdf", "pypdfium2", Phrase("读取 PDF", "reading a PDF"), Place(file))
    from rectify_cli.documents.readers import pdf

    return pdf.read(content, file)


READERS: dict[str, Callable[[bytes, str], SourceDocument]] = {
    "markdown": _markdown,
    "txt": _txt,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
"""The reader of each format; its module is imported when a paper is read."""

_SUFFIXES = {
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


def open_file(path: Path, file: str) -> SourceDocument:
    """Read the paper in a file of the disk; raises DataError, saying what to do, where it cannot be."""
    return read(bytes_of(path, file), file)


def bytes_of(path: Path, file: str) -> bytes:
    """Return the bytes of a paper on the disk; raises DataError, saying what to do, where it has none."""
    wanted = Phrase("指定一个 .docx、.pdf、.html、.md 或 .txt 文件", "give a .docx, .pdf, .html, .md or .txt file")
    return opening.read_bytes(path, file, wanted, _LIGHTER)


def read(content: bytes, file: str) -> SourceDocument:
    """Read a paper of any known format; what the bytes are weighs more than what the name says.

    Raises DataError where the format is none of ours or no words are in the file.
    """
    if len(content) > bounds.FILE:
        raise opening.too_large(file, len(content), _LIGHTER)
    paper = READERS[format_of(content, file)](content, file)
    if not paper.blocks:
        raise empty(file)
    _measure(paper)
    return paper


def _measure(paper: SourceDocument) -> None:
    """Raise DataError for a paper with more text than can be proofread while somebody waits."""
    size = sum(len(block.text) for block in paper.blocks)
    if size > bounds.TEXT:
        message = Phrase(
            f"正文过长：{size} 字，最多 {bounds.TEXT} 字",
            f"the text is too long: {size} characters, at most {bounds.TEXT}",
        )
    elif len(paper.blocks) > bounds.PARAGRAPHS:
        message = Phrase(
            f"正文过长：{len(paper.blocks)} 段，最多 {bounds.PARAGRAPHS} 段",
            f"the text is too long: {len(paper.blocks)} paragraphs, at most {bounds.PARAGRAPHS}",
        )
    else:
        return
    raise refused(paper.file, message, Phrase("拆成几个文件", "split it into several files"))


def format_of(content: bytes, file: str) -> str:
    """Return the format of a file: by its first bytes where they are telling, else by its extension.

    Raises DataError where it is none of ours.
    """
    if encodings.is_blank(content):
        raise empty(file)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if opening.is_zip(content):
        return _zipped(content, file)
    _known(content, file)
    suffix = Path(file).suffix.lower()
    form = _SUFFIXES.get(suffix)
    if form in {"docx", "pdf"}:
        kind = "Word (.docx)" if form == "docx" else "PDF"
        raise refused(
            file,
            Phrase(
                f"按文件名应为 {kind}，内容却不是，可能下载不完整",
                f"the name says {kind}, but the content is not; the download may be incomplete",
            ),
            Phrase("重新下载或另存", "download it or save it again"),
        )
    if form == "html" or (form is None and _PAGE.search(content[:_HEAD])):
        return "html"
    if form is None and suffix not in {"", "."} and not encodings.may_be_text(content):
        raise _unknown(file)
    return form or "txt"


def _zipped(content: bytes, file: str) -> str:
    if b"word/" in content:
        return "docx"
    kind = Path(file).suffix.lower()
    format_zh = " OFD 版式文件" if b"OFD.xml" in content else f"压缩包或其他文档（{kind}）"
    format_en = "an OFD file" if b"OFD.xml" in content else f"an archive or another kind of document ({kind})"
    raise refused(file, Phrase(f"这是{format_zh}，不能读取", f"this is {format_en}, which cannot be read"), AS_WORD)


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
        raise refused(file, Phrase("这是 RTF 文件，不能读取", "this is an RTF file, which cannot be read"), AS_WORD)
    if content.startswith(_PICTURES) and not encodings.may_be_text(content):
        raise refused(
            file,
            Phrase("这是图片，不含文字", "this is a picture, which has no text"),
            Phrase(
                "先做文字识别（OCR），将文字存为 .docx 或 .txt",
                "run text recognition (OCR) first, and save the text as .docx or .txt",
            ),
        )


def _unknown(file: str) -> DataError:
    return refused(file, Phrase("不支持这种格式", "this file format is not supported"), AS_WORD)
