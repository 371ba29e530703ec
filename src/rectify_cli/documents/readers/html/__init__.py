"""A web page -> SourceDocument: the paper on it, without what the site puts around it."""

import re

from lxml import etree

from rectify_cli.core import bounds, encodings
from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import decoding
from rectify_cli.documents.decoding import decoded
from rectify_cli.documents.document import Heading
from rectify_cli.documents.opening import empty, refused
from rectify_cli.documents.readers.html import crowded
from rectify_cli.documents.readers.html.content import content_of
from rectify_cli.documents.readers.html.page import Page, PageLine
from rectify_cli.documents.source import Placed, Skipped, SourceDocument, Stretch, placed, tabled

OUTSIDE = Phrase("网页正文以外的文字", "text of the page outside the paper")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HEAD = 4096


def read(content: bytes, file: str) -> SourceDocument:
    """Read a web page; its places are counted in paragraphs, those outside the paper included."""
    if len(content) > bounds.HTML:
        most = bounds.HTML // bounds.MIB
        raise _unread(file, Phrase(f"网页太大，最大 {most} MiB", f"the page is too large, at most {most} MiB"))
    text = _text(content, file)
    if crowded.is_crowded(text, _parser):
        most = bounds.ATTRIBUTES
        message = Phrase(f"网页的一个标签有 {most} 个以上的属性", f"a tag of the page has more than {most} attributes")
        raise _unread(file, message)
    root = _tree(text, file)
    page = Page(root)
    if len(page.lines) > bounds.HTML_LINES:
        raise _unread(
            file, Phrase(f"网页超过 {bounds.HTML_LINES} 段", f"the page has more than {bounds.HTML_LINES} paragraphs")
        )
    paper = content_of(root, page)
    blocks: list[Placed] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(page.lines, start=1):
        reason = line.hidden or (None if paper.holds(line) else OUTSIDE)
        if reason:
            skipped.append(Skipped(line.text, Place(file, number, excerpt=line.text, unit=Unit.PARAGRAPH), reason))
        else:
            blocks.append(_placed(number, line))
    return SourceDocument(file, Unit.PARAGRAPH, tuple(blocks), tuple(skipped))


def _placed(number: int, line: PageLine) -> Placed:
    if line.rows:
        table = tabled([[[Stretch(cell, number, cell)] for cell in row] for row in line.rows])
        if table is not None:
            return table
    return placed([Stretch(line.text, number, line.text)], Heading(line.level, line.text) if line.level else None)


def _text(content: bytes, file: str) -> str:
    """Return the text of the page, in the encoding it names where that fits, else in the one it is in."""
    named = _CHARSET.search(content[:_HEAD])
    name = named[1].decode("ascii").lower() if named else ""
    if name in {"gb2312", "gbk", "gb18030", "big5"}:
        try:
            return encodings.gb18030(content) if name.startswith("gb") else content.decode(name)
        except UnicodeDecodeError:
            pass
    if name in {"utf-8", "utf8"} and encodings.by_bom(content) not in {"utf-16", "utf-32"}:
        return _named_utf8(content)
    return decoded(content, file)


def encoding_of(content: bytes) -> str:
    """Return the encoding, as Python names it, that `read` takes a page to be in."""
    named = _CHARSET.search(content[:_HEAD])
    name = named[1].decode("ascii").lower() if named else ""
    if name in {"gb2312", "gbk", "gb18030", "big5"}:
        name = "gb18030" if name.startswith("gb") else name
        try:
            content.decode(name)
        except UnicodeDecodeError:
            pass
        else:
            return name
    return decoding.encoding_of(content)


def _named_utf8(content: bytes) -> str:
    """Return the text of a page that says it is UTF-8; some are GBK all the same."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # One broken byte in a page is no reason to refuse it.
        gbk = encodings.is_mostly_gbk(content)
        text = encodings.gb18030(content, "replace") if gbk else content.decode("utf-8-sig", "replace")
    return text.replace("\0", "")


def _tree(text: str, file: str) -> etree._Element:
    """Return the tree of the page; without `huge_tree` nesting stops at 256 and no entity grows."""
    parser = _parser()
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as bad:
        raise _unread(file, Phrase("网页无法读取", "the page cannot be read")) from bad
    if any(fault.level >= etree.ErrorLevels.FATAL for fault in parser.error_log):
        raise _unread(
            file, Phrase("网页标签嵌套过深，无法读取", "the tags of the page are nested too deeply to be read")
        )
    if root is None:
        raise empty(file)
    return root


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)


def _unread(file: str, message: Phrase) -> DataError:
    hint = Phrase("将正文复制到 Word，存为 .docx", "copy the text into Word and save it as .docx")
    return refused(file, message, hint)
