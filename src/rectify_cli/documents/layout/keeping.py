"""What stays together on a page (a label, a signature: GB/T 9704-2012, 7.3.5.5), and what lies across."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rectify_cli.documents.document import (
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Imprint,
    Note,
    Paragraph,
    Signature,
    Table,
)

_LABEL = re.compile(r"[^。；，：]{2,10}：[^。；，：]{0,10}")
"""整改结果：完成, 整改情况： and the like: last on a page they would be cut off from what they name."""

_UNBREAKABLE = re.compile("[!-~]{12,}")
"""An e-mail address or the address of a page: no line breaks within it."""

_UPRIGHT = 6
"""The most columns of a table on an upright page."""


def kept(block: Block, following: Block | None, then: Block | None) -> bool:
    """Return True if a block may not be the last on a page, for the two after it, None where the paper ends."""
    if isinstance(following, Signature | AttachmentList | Attendance | Note):
        return True
    if isinstance(block, Table):
        # Below a table LibreOffice keeps a paragraph with the signature only if the table is kept with it.
        return isinstance(then, Signature)
    return isinstance(block, Paragraph) and isinstance(following, Paragraph) and bool(_LABEL.fullmatch(block.text))


def ragged(block: Paragraph) -> bool:
    """Return True if a paragraph is not spread over its lines: the one before a long address would be torn apart."""
    return _UNBREAKABLE.search(block.text) is not None


def ends_in_lines(blocks: Sequence[Block]) -> bool:
    """Return True if a paper ends in paragraphs, of which the last might be alone on its page."""
    return len(blocks) > 1 and all(isinstance(block, Paragraph) for block in blocks[-2:])


def sections(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Yield runs of blocks on pages of one kind, and whether these lie across: attachments with a wide table do."""
    gathered: list[Block] = []
    across = False
    for part in _attached(blocks):
        turned = isinstance(part[0], Attachment) and any(wide(block) for block in part)
        if gathered and turned is not across:
            yield across, gathered
            gathered = []
        gathered += part
        across = turned
    if gathered:
        yield across, gathered


def _attached(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the text, then each attachment, then the imprint."""
    part: list[Block] = []
    for block in blocks:
        if part and isinstance(block, Attachment | Imprint):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def wide(block: Block) -> bool:
    """Return True if a block is a table too wide for an upright page."""
    return isinstance(block, Table) and len(block.header) > _UPRIGHT


def followed(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None, Block | None]]:
    """Yield each block with the two after it."""
    yield from zip_longest(blocks, blocks[1:], blocks[2:])
