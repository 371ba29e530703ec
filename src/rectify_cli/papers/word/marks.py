"""Check braces, quotes and the places of tags: all that can be checked without parsing what a tag says."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rectify_cli.core.language import Phrase
from rectify_cli.papers.word import faults, official
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.paragraphs import Paragraph, Tag, ancestors, tags

_CLOSER = re.compile(r"[%}]\}")
_WIDE = re.compile(r"[{｛][{｛%％#＃]|[}｝%％#＃][}｝]")
_ASCII = re.compile(r"[ -~]+")
_ENDING = re.compile("[%}]")
_CURLY = re.compile("[“”‘’]")
# What is lost with a paragraph that is removed, beside its text.
_SHOWN = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object", "sectPr"))
_SPLITTING = (*_SHOWN, *(qn(f"w:{name}") for name in ("instrText", "fldChar", "sym", "footnoteReference")))
_HOLDERS = {
    "p": Phrase("段", "a paragraph"),
    "tr": Phrase("表格行", "a row of a table"),
    "tc": Phrase("表格单元格", "a cell of a table"),
    "r": Phrase("文字", "a run of text"),
}


_OUT = Phrase("把它移出表格、文本框、页眉和页脚", "move it out of tables, text boxes, headers and footers")


def braces(paragraph: Paragraph) -> Iterator[Fault]:
    """Yield the braces of a paragraph that belong to no tag."""
    outside = paragraph.text
    for tag in tags(paragraph):
        outside = outside.replace(tag.text, "\0", 1)
        if not tag.closed and not _WIDE.search(tag.text, 2):
            message = Phrase("没有写完，或延续到了下一段", "is not closed, or continues in another paragraph")
            yield Fault.at(tag, faults.CLOSED, message)
        # An unclosed tag ends in half a pair of full-width braces.
        if not tag.closed:
            outside += tag.text[2:]
    wide = [match[0] for match in _WIDE.finditer(outside) if not _ASCII.fullmatch(match[0])]
    if wide:
        message = Phrase("是全角括号，不会被填写", "is full-width and would not be filled in")
        yield Fault(faults.HALF_WIDTH, paragraph, wide[0], message)
    elif stray := _CLOSER.search(outside):
        yield Fault(faults.CLOSED, paragraph, stray[0], Phrase("前面没有开头的括号", "has no opening braces before it"))


def left_over(paragraph: Paragraph) -> Iterator[Fault]:
    """Yield a fault for a comment, or for a paragraph with tracked changes."""
    shown = paragraph.text.strip()
    if next(paragraph.element.iterancestors(qn("w:comment")), None) is not None:
        yield Fault(faults.LEFT_OVER, paragraph, shown, Phrase("是批注，会留在成稿里", "is a comment and would stay"))
    elif any(element.get(qn("w:author")) is not None for element in paragraph.element.iter()):
        yield Fault(faults.LEFT_OVER, paragraph, shown, Phrase("有修订标记，会留在成稿里", "has tracked changes"))


def misplaced(tag: Tag) -> Iterator[Fault]:
    """Yield what is wrong with the place of a closed tag, and with its quotes."""
    if not tag.paragraph.filled:
        yield Fault.at(tag, faults.FILLED, Phrase("所在位置不会被填写", "is in a place that is not filled in"))
        return
    first, last = tag.ends
    if ancestors(first) != ancestors(last) or _is_split(tag):
        zh = "被修订标记、超链接、域或图片拆开了"
        en = "is split up by a tracked change, a hyperlink, a field or a picture"
        yield Fault.at(tag, faults.WHOLE, Phrase(zh, en))
    if _CURLY.search(tag.text) and '"' not in tag.text and "'" not in tag.text:
        yield Fault.at(tag, faults.QUOTES, Phrase("用了弯引号", "has curly quotes"))
    if tag.kind:
        yield from _alone(tag)
    elif official.TAG.fullmatch(tag.code):
        message = Phrase("要填入整段，须写成独占一段的标签", "inserts whole paragraphs, so it stands alone in one")
        plain = f"{{{{p {tag.code[2:-2].strip()} }}}}"
        yield Fault.at(
            tag, faults.ALONE, message, Phrase(f"写 {plain}，独占一段", f"write {plain} in a paragraph of its own")
        )


def _is_split(tag: Tag) -> bool:
    """Return True if a tag contains something that docxtpl would drop along with it, or fail on."""
    first, last = tag.ends
    inside = False
    for element in tag.paragraph.element.iter():
        if element is last:
            return False
        inside = inside or element is first
        if inside and element.tag in _SPLITTING:
            return True
    return False


def _alone(tag: Tag) -> Iterator[Fault]:
    """Yield a fault where a tag that removes its paragraph, row, cell or run cannot do so cleanly."""
    inserts = tag.kind == "p" and official.TAG.fullmatch(tag.code)
    message, hint = _outside(tag) if inserts else _stray(tag)
    if message:
        yield Fault.at(tag, faults.ALONE, message, hint)


def _outside(tag: Tag) -> tuple[Phrase | None, Phrase | None]:
    """Return what is wrong with a tag that inserts whole paragraphs: it goes into the body text."""
    holder = tag.holder
    if holder is None or next((each.tag for each in holder.iterancestors()), None) != qn("w:body"):
        return Phrase("只能写在正文里", "may stand only in the body text"), _OUT
    return _lost(tag, holder, _HOLDERS["p"]), None


def _stray(tag: Tag) -> tuple[Phrase | None, Phrase | None]:
    """Return what is wrong with such a tag, and a hint where the cure of the rule does not fit."""
    holder, name = tag.holder, _HOLDERS[tag.kind]
    if tag.text.startswith("{{"):
        plain = f"{{{{ {tag.code[2:-2].strip()} }}}}"
        message = Phrase("要填入整段排版内容，文书里没有", "asks for whole formatted paragraphs, which no paper has")
        return message, Phrase(f"写 {plain}", f"write {plain}")
    if "-" in (tag.text[-3], tag.code[2]):
        return Phrase("里不能有减号，旁边的文字会丢失", "has a minus sign, and text beside it would be lost"), None
    if _ENDING.search(tag.text[2:-2]):
        zh, en = f"里有 % 或 }}，{tag.text[:2]}{tag.kind} 认不出结尾", "contains % or }, so its end is not recognised"
        return Phrase(zh, en), None
    if holder is None:
        return Phrase(f"不在{name.zh}中", f"is not in {name.en}"), None
    return (_lost(tag, holder, name), None) if tag.kind != "r" else (None, None)


def _lost(tag: Tag, holder: Element, name: Phrase) -> Phrase | None:
    """Return what else would be removed along with the element that holds a tag."""
    text = "".join(part.text or "" for part in holder.iter(qn("w:t")))
    beside = text.replace(tag.text, "", 1).strip()
    if beside:
        return Phrase(f"所在的{name.zh}里还有“{beside}”，会丢失", f"has “{beside}” beside it, which would be lost")
    if next(holder.iter(*_SHOWN), None) is not None:
        return Phrase("旁边的图片、文本框或分节符会丢失", "would take a picture, a text box or a section break with it")
    return None
