"""Plain blocks -> the parts of an official paper (公文格式各要素), recognised by place and wording."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from rectify_cli.core.chinese import dates
from rectify_cli.core.chinese.ordinals import HAN
from rectify_cli.documents import (
    BETWEEN,
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Heading,
    Imprint,
    Letterhead,
    Masthead,
    Note,
    Paragraph,
    Signature,
    Title,
)

# A rule of the ledger objects to other forms; the head stays one.
_NUMBER = re.compile(r"[^\u3000]{1,40}号")
_ABOVE = re.compile(r"[0-9]{1,8}|(?:绝密|机密|秘密).{0,12}|特急|加急|特提|平急")
_SIGNED = re.compile("签发人：(.+)")
_ISSUE = re.compile(r"第.{1,6}期|（第.{1,6}期）")
_COPIES = re.compile("抄送：.+")
_PRINTED = re.compile(rf"(.+){BETWEEN}([^{BETWEEN}]+日)印发")
_ATTENDED = re.compile("(?:出席|请假|列席)：.+")
_LISTED = re.compile(r"[0-9]+[．.](.+)")
_HEADINGS = [re.compile(f"{number}[^。；，：]{{2,30}}") for number in (f"{HAN}、", f"（{HAN}）")]
_ATTACHED = re.compile(r"附件[0-9]*")
_NOTE = re.compile(r"（.+）")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page: it ends the red letterhead."""


def recognise(blocks: Sequence[Block | Rule]) -> tuple[Block, ...]:
    """Return the blocks with each part of an official paper as its own type, and no rules."""
    blocks = _with_letterhead(blocks)
    parts: list[Block] = []
    index = 0
    while index < len(blocks):
        count, part = _part(parts, blocks, index)
        parts.append(part)
        index += count
    return tuple(parts)


def _with_letterhead(blocks: Sequence[Block | Rule]) -> list[Block]:
    """Return the blocks without rules: what stands before the first may be a head, what follows the last an imprint."""
    plain = [block for block in blocks if not isinstance(block, Rule)]
    rules = [index for index, block in enumerate(blocks) if isinstance(block, Rule)]
    places = [index - number for number, index in enumerate(rules)]
    for place in places[-2:]:
        if imprint := _imprint(_paragraphs(plain[place:])):
            plain[place:] = [imprint]
    if places and (head := _head(_paragraphs(plain[: places[0]]))):
        plain[: places[0]] = [head]
    return plain


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the blocks if all are paragraphs, else none."""
    listed = [block for block in blocks if isinstance(block, Paragraph)]
    return listed if len(listed) == len(blocks) else []


def _head(lines: Sequence[Paragraph]) -> Letterhead | Masthead | None:
    """Return the head that lines make: bold marks, what may stand above them, and what below; None for others."""
    bold = [bool(line.spans) and all(span.bold for span in line.spans) for line in lines]
    if True not in bold:
        return None
    first, marks = bold.index(True), bold.count(True)
    above, named, below = (
        [line.text for line in part] for part in (lines[:first], lines[first : first + marks], lines[first + marks :])
    )
    if not all(bold[first : first + marks]) or not all(map(_ABOVE.fullmatch, above)):
        return None
    if not above and marks == 1 and below and below[-1].count(BETWEEN) and not _SIGNED.match(below[-1]):
        return _masthead(named[0], below)
    number = below.pop(0) if below and _NUMBER.fullmatch(below[0]) else ""
    signed = _SIGNED.fullmatch(below.pop(0)) if below and _SIGNED.match(below[0]) else None
    if below:
        return None
    return Letterhead(
        named[0], number, tuple(named[1:]), tuple(above), tuple(signed[1].split(BETWEEN)) if signed else ()
    )


def _masthead(name: str, below: Sequence[str]) -> Masthead | None:
    """Return the head of a briefing: its number, if it has one, then its office and date on a line."""
    *issue, edited = below
    office, _, date = edited.rpartition(BETWEEN)
    if len(issue) > 1 or not all(map(_ISSUE.fullmatch, issue)) or not dates.alone(date):
        return None
    return Masthead(name, "".join(issue), office, date)


def _imprint(lines: Sequence[Paragraph]) -> Imprint | None:
    """Return the imprint that lines make: 抄送, the line of 印发, or both."""
    texts = [line.text for line in lines]
    copies = texts.pop(0) if texts and _COPIES.fullmatch(texts[0]) else ""
    printed = _PRINTED.fullmatch(texts.pop(0)) if texts else None
    if texts or not (copies or printed):
        return None
    return Imprint(copies, *printed.groups()) if printed else Imprint(copies, "", "")


def _part(before: list[Block], blocks: Sequence[Block], index: int) -> tuple[int, Block]:
    """Return how many blocks the part at `index` takes, and the part."""
    block = blocks[index]
    last = before[-1] if before else None
    if isinstance(block, Title):
        return 1, _attachment(block) if before else block
    if not isinstance(block, Paragraph):
        return 1, block
    if block.text.startswith("附件：") and len(block.text) > len("附件："):
        return _attachments(blocks[index:])
    if before and _ATTENDED.fullmatch(block.text):
        return _attendance(blocks[index:])
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if before and isinstance(following, Paragraph) and dates.alone(following.text):
        return 2, Signature(block.text, following.text)
    attached = any(isinstance(part, Attachment) for part in before)
    return 1, (attached and _heading(block)) or _by_predecessor(last, block)


def _attachment(title: Title) -> Block:
    """Return the heading of an attachment if a later title is one, else the title."""
    label, *rest = title.lines or ("",)
    return Attachment(label, " ".join(rest)) if rest and _ATTACHED.fullmatch(label) else title


def _by_predecessor(last: Block | None, block: Paragraph) -> Block:
    """Return a paragraph as the part that the block before it makes it."""
    if isinstance(last, Title) and block.text.endswith("：") and "。" not in block.text:
        return Addressee(block.text)
    if isinstance(last, Signature) and _NOTE.fullmatch(block.text):
        return Note(block.text)
    return block


def _heading(paragraph: Paragraph) -> Heading | None:
    """Return a paragraph of an attachment as the heading that it is: set as those of the text (7.3.7)."""
    level = next((level for level, pattern in enumerate(_HEADINGS, 1) if pattern.fullmatch(paragraph.text)), 0)
    return Heading(level, paragraph.text) if level else None


def _attendance(rest: Sequence[Block | Rule]) -> tuple[int, Attendance]:
    """Return who was at the meeting, and how many blocks it takes: all lines that follow one another."""
    texts = (block.text if isinstance(block, Paragraph) else "" for block in rest)
    lines = tuple(takewhile(_ATTENDED.fullmatch, texts))
    return len(lines), Attendance(lines)


def _attachments(rest: Sequence[Block]) -> tuple[int, AttachmentList]:
    """Return the list of attachments and how many blocks it takes: one name, or all numbered lines that follow."""
    first = rest[0].text.removeprefix("附件：")
    numbered = _LISTED.fullmatch(first)
    if numbered is None:
        return 1, AttachmentList((first,))
    names = [numbered[1]]
    for block in rest[1:]:
        listed = _LISTED.fullmatch(block.text) if isinstance(block, Paragraph) else None
        if listed is None:
            break
        names.append(listed[1])
    return len(names), AttachmentList(tuple(names))
