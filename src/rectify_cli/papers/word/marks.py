"""Braces, quotes, and where a tag may stand: what can be told without reading what a tag says."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from rectify_cli.core.language import Phrase
from rectify_cli.papers.word import fault, faults
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.paragraphs import Paragraph, Tag, ancestors, tags

_CLOSER = re.compile(r"[%}]\}")
_WIDE = re.compile(r"[{｛][{｛%％#＃]|[}｝%％#＃][}｝]")
_ASCII = re.compile(r"[ -~]+")
_ENDING = re.compile("[%}]")
_CURLY = re.compile("[“”‘’]")
# What is lost with a paragraph that is taken out, beside its words.
_SHOWN = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object", "sectPr"))
_PARTING = (*_SHOWN, *(qn(f"w:{name}") for name in ("instrText", "fldChar", "sym", "footnoteReference")))
_HOLDERS = {
    "p": Phrase("段", "a paragraph"),
    "tr": Phrase("表格行", "a row of a table"),
    "tc": Phrase("表格单元格", "a cell of a table"),
    "r": Phrase("文字", "a run of text"),
}


def braces(paragraph: Paragraph) -> Iterator[Fault]:
    """Yield the braces of a paragraph that belong to no tag."""
    outside = paragraph.text
    for tag in tags(paragraph):
        outside = outside.replace(tag.text, "\0", 1)
        if not tag.closed and not _WIDE.search(tag.text, 2):
            zh, en = "没有写完，或写到了下一段", "is not closed, or goes on in another paragraph"
            yield fault.of(tag, faults.CLOSED, zh, en)
        # An unclosed one ends in half a pair of braces that is full-width.
        if not tag.closed:
            outside += tag.text[2:]
    wide = [found[0] for found in _WIDE.finditer(outside) if not _ASCII.fullmatch(found[0])]
    if wide:
        said = Phrase("是全角的，不会被填写", "is full-width and would not be filled in")
        yield Fault(faults.HALF_WIDTH, paragraph, wide[0], said)
    elif stray := _CLOSER.search(outside):
        yield Fault(faults.CLOSED, paragraph, stray[0], Phrase("前面没有开头的括号", "has no opening braces before it"))


def left_over(paragraph: Paragraph) -> Iterator[Fault]:
    """Yield a comment, or a paragraph with tracked changes."""
    shown = paragraph.text.strip()
    if next(paragraph.element.iterancestors(qn("w:comment")), None) is not None:
        yield Fault(faults.LEFT_OVER, paragraph, shown, Phrase("是批注，会留在成稿里", "is a comment and stays"))
    elif next(paragraph.element.iter(qn("w:ins"), qn("w:del")), None) is not None:
        yield Fault(faults.LEFT_OVER, paragraph, shown, Phrase("有修订标记，会留在成稿里", "has tracked changes"))


def placed(tag: Tag) -> Iterator[Fault]:
    """Yield what is wrong with the place of a closed tag, and with its quotes."""
    if not tag.paragraph.filled:
        yield fault.of(tag, faults.FILLED, "写在不会填写的地方", "stands where nothing is filled in")
        return
    first, last = tag.ends
    if ancestors(first) != ancestors(last) or _parted(tag):
        zh = "被修订标记、超链接、域或图片拆成了几处"
        yield fault.of(tag, faults.WHOLE, zh, "is parted by a tracked change, a hyperlink, a field or a picture")
    if _CURLY.search(tag.text) and '"' not in tag.text and "'" not in tag.text:
        yield fault.of(tag, faults.QUOTES, "用了弯引号", "has curly quotes")
    if tag.kind:
        yield from _alone(tag)


def _parted(tag: Tag) -> bool:
    """Return True if something stands inside a tag that docxtpl would leave out with it, or stumble over."""
    first, last = tag.ends
    inside = False
    for element in tag.paragraph.element.iter():
        if element is last:
            return False
        inside = inside or element is first
        if inside and element.tag in _PARTING:
            return True
    return False


def _alone(tag: Tag) -> Iterator[Fault]:
    holder, name = tag.holder, _HOLDERS[tag.kind]
    if tag.text.startswith("{{"):
        zh, en = "这样写要填的是整段的排版内容，文书里没有", "asks for whole paragraphs, which no paper has"
        plain = f"{{{{ {tag.code[2:-2].strip()} }}}}"
        yield fault.of(tag, faults.ALONE, zh, en, Phrase(f"写 {plain}", f"write {plain}"))
    elif "-" in (tag.text[-3], tag.code[2]):
        yield fault.of(
            tag, faults.ALONE, "里不能有减号，旁边的文字会丢失", "has a dash, and text beside it would be lost"
        )
    elif _ENDING.search(tag.text[2:-2]):
        zh, en = f"里有 % 或 }}，{tag.text[:2]}{tag.kind} 认不出结尾", "holds a % or } inside, and its end is not found"
        yield fault.of(tag, faults.ALONE, zh, en)
    elif holder is None:
        yield fault.of(tag, faults.ALONE, f"不在{name.zh}中", f"does not stand in {name.en}")
    elif tag.kind != "r":
        words = "".join(text.text or "" for text in holder.iter(qn("w:t")))
        beside = words.replace(tag.text, "", 1).strip()
        if beside:
            zh, en = f"所在的{name.zh}里还有“{beside}”，会丢失", f"has “{beside}” beside it, which would be lost"
            yield fault.of(tag, faults.ALONE, zh, en)
        elif next(holder.iter(*_SHOWN), None) is not None:
            zh, en = "旁边的图片、文本框或分节符会丢失", "would take a picture, a text box or a section break with it"
            yield fault.of(tag, faults.ALONE, zh, en)
