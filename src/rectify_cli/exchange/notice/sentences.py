"""The text around the issues of a notice -> its own sentences, in the form of data/inspection.yaml."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rectify_cli.core.labels import CONTACT
from rectify_cli.documents import Signature, Table, Title
from rectify_cli.exchange.notice import head_and_attachments
from rectify_cli.exchange.notice.head_and_attachments import Part, Surroundings
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.notices import Extent, Reading
from rectify_cli.notices.grammar.labels import SHORT
from rectify_cli.notices.grammar.lines import LineKind, lines

_ADDRESSEE = re.compile("[^，。；：:]{2,60}[：:]")
_NEXT = re.compile("下一步|下步|今后|后续|打算|工作安排")
_N = "[0-9]{1,4}"
# What the template of the notice derives from the entries, and the data therefore does not store.
_FIGURES = re.compile(
    f"截至[^，]{{6,12}}，(?:巡察|巡视|审计)反馈的{_N}个具体问题，已完成整改{_N}个，阶段性完成{_N}个，未完成{_N}个"
    f"(?:；(?:巡察|巡视|审计)期间交办的{_N}个立行立改问题，已完成整改{_N}个)?"
    f"(?:；(?:巡察|巡视|审计)期间移交的{_N}件信访件，已办结{_N}件)?。"
)
_UNLISTED = re.compile(
    f"其中，{_N}个具体问题按规定不予公开（已完成整改{_N}个，阶段性完成{_N}个，未完成{_N}个），下文未列。"
)
_CONTACT = re.compile(CONTACT)
_PRINTED_CONTACT = re.compile("(?:联系电话：[^；。]+)?；?(?:邮政信箱：[^；。]+)?；?(?:电子邮箱：[^；。]+)?。")
_SHIPPED = {"组织整改落实情况", "整改进展情况", "立行立改问题整改情况", "下一步整改工作安排"}


@dataclass(slots=True)
class Frame:
    """The sentences of a notice around its issues; `left` are those that have no field, `around` its other parts.

    `figures`, `unlisted` and `headings` are what the template writes.
    """

    addressee: str | None = None
    lead: str | None = None
    organisation: list[str] = field(default_factory=list)
    next_steps: list[str] = field(default_factory=list)
    closing: str | None = None
    mention_unlisted: bool = False
    left: list[Extent] = field(default_factory=list)
    around: Surroundings = field(default_factory=Surroundings)
    figures: Part | None = None
    unlisted: Part | None = None
    headings: list[Part] = field(default_factory=list)


class _Block(NamedTuple):
    """The text of a block, the kind of number it begins with, and its text after that number.

    A `kept` block goes to the notes and into no field: a table, or internal text.
    """

    at: Extent
    text: str
    kind: LineKind | None
    own: str
    kept: bool

    @property
    def heads(self) -> bool:
        """Whether it is a heading of the paper (一、…)."""
        return self.kind is LineKind.HAN and "。" not in self.text


def frame_of(words: Reading) -> Frame:
    """Return the frame of a notice; of the text among its issues, only the headings over several of them."""
    around = head_and_attachments.read(words)
    blocks = [block for block in _blocks(words) if block.at.block not in around.blocks or block.kept]
    # Where lines list problems, a table of others (立行立改) may stand anywhere.
    in_lines = [one for one in words.listed if not isinstance(words.source.blocks[one.title.at.block].block, Table)]
    first = min((one.title.at.block for one in in_lines or words.listed), default=len(words.source.blocks))
    last = max((one.last_block for one in in_lines or words.listed), default=first)
    aspects = {issue.aspect.at.block for issue in words.listed if issue.aspect}
    taken = {at for issue in words.listed for at in range(issue.title.at.block, issue.last_block + 1)} | aspects
    frame = Frame(left=[block.at for block in blocks if block.kept and block.at.block not in taken], around=around)
    blocks = [block for block in blocks if not block.kept]
    _before(frame, [block for block in blocks if block.at.block < first and block.at.block not in aspects])
    _after(frame, [block for block in blocks if block.at.block > last])
    for block in blocks:
        if first <= block.at.block <= last and block.at.block not in taken:
            _heading(frame, block)
    return frame


def _blocks(words: Reading) -> Iterator[_Block]:
    """Yield the blocks of the notice except its title and its signature."""
    titled = {line.at.block for line in words.title}
    signing = words.dates.signing
    signed = {
        part.at.block for part in (words.body, signing) if part and signing and part.at.block >= signing.at.block - 1
    }
    split = lines(words.source)
    numbered = {line.block: line for line in reversed(split)}
    internal = {line.block for line in split if line.field in SHORT or (line.field and line is numbered[line.block])}
    for index, placed in enumerate(words.source.blocks):
        text = tidy(words.as_written(Extent(index, 0, len(placed.text))).strip())
        if not text or index in titled | signed or isinstance(placed.block, Title | Signature):
            continue
        line = numbered.get(index)
        own = text
        if line and line.ordinals:
            own = tidy(words.as_written(Extent(index, line.start, len(placed.text))).strip())
        kept = isinstance(placed.block, Table) or (index in internal and not _CONTACT.search(text))
        yield _Block(Extent(index, 0, len(placed.text)), text, line.kind if line else None, own, kept)


def _before(frame: Frame, blocks: Sequence[_Block]) -> None:
    """Read the text before the first issue: addressee, lead, organisation of the work, figures."""
    headed = False
    for block in blocks:
        if block.heads:
            headed = True
            _heading(frame, block)
        elif _UNLISTED.fullmatch(block.text):
            frame.mention_unlisted = True
            frame.unlisted = Part(block.text, block.at)
        elif _FIGURES.fullmatch(block.text):
            frame.figures = Part(block.text, block.at)
        elif headed or frame.lead:
            frame.organisation.append(block.text)
        elif frame.addressee is None and _ADDRESSEE.fullmatch(block.text):
            frame.addressee = block.text
        else:
            frame.lead = block.text


def _after(frame: Frame, blocks: Sequence[_Block]) -> None:
    """Read the text after the last issue: next steps, closing words, contact."""
    section, numbered = "", False
    for block in blocks:
        if block.heads:
            section = block.own
            _heading(frame, block)
        elif _CONTACT.search(block.text):
            _contact(frame, block)
        elif _NEXT.search(section) and frame.closing is None and not (numbered and block.kind is None):
            numbered = block.kind is not None
            frame.next_steps.append(block.own)
        elif frame.closing is None and block.kind is None:
            frame.closing = block.text
        else:
            frame.left.append(block.at)


def _heading(frame: Frame, block: _Block) -> None:
    """Keep a heading that the template does not write."""
    frame.headings.append(Part(block.own, block.at))
    if block.own not in _SHIPPED:
        frame.left.append(block.at)


def _contact(frame: Frame, block: _Block) -> None:
    """Take the words before the contact as the closing; keep a contact that the template would word otherwise."""
    start = _CONTACT.search(block.text)
    at = start.start() if start else 0
    if frame.closing is None and at:
        frame.closing = block.text[:at]
    elif at or not _PRINTED_CONTACT.fullmatch(block.text):
        frame.left.append(block.at)
        return
    if not _PRINTED_CONTACT.fullmatch(block.text[at:]):
        frame.left.append(block.at)
