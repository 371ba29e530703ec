"""Plain blocks -> the parts of an official paper (公文格式各要素), recognised by place and wording."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.core.chinese import dates
from rectify_cli.core.chinese.ordinals import HAN
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Block,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Title,
)

_NUMBER = re.compile(r".{1,20}〔[0-9]{4}〕[0-9]+号")
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
    """Return the blocks without rules; bold text before the first rule becomes the letterhead (版头)."""
    plain = [block for block in blocks if not isinstance(block, Rule)]
    at = next((index for index, block in enumerate(blocks) if isinstance(block, Rule)), 0)
    head = [block for block in blocks[:at] if isinstance(block, Paragraph)]
    if not 1 <= at == len(head) <= 2 or not all(span.bold for span in head[0].spans):  # noqa: PLR2004 - mark and number
        return plain
    if at == 1:
        return [Letterhead(head[0].text), *plain[1:]]
    return [Letterhead(head[0].text, head[1].text), *plain[2:]] if _NUMBER.fullmatch(head[1].text) else plain


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
