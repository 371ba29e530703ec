"""The blocks round the problems of a notice -> its own sentences, as data/inspection.yaml holds them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rectify_cli.core.labels import CONTACT
from rectify_cli.documents import Signature, Table, Title
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.notices import Extent, Reading
from rectify_cli.notices.grammar.labels import SHORT
from rectify_cli.notices.grammar.lines import LineKind, lines

_ADDRESSEE = re.compile("[^，。；：:]{2,60}[：:]")
_NEXT = re.compile("下一步|下步|今后|后续|打算|工作安排")
_N = "[0-9]{1,4}"
# What the template of the notice writes from the entries: kept in no text, for it is derived.
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
_SHIPPED = {"组织整改落实情况", "整改进展情况", "下一步整改工作安排"}


@dataclass(slots=True)
class Frame:
    """The sentences of a notice round its problems; `left` are those that no field holds."""

    addressee: str | None = None
    lead: str | None = None
    organisation: list[str] = field(default_factory=list)
    next_steps: list[str] = field(default_factory=list)
    closing: str | None = None
    mention_unlisted: bool = False
    left: list[Extent] = field(default_factory=list)


class _Block(NamedTuple):
    """The words of a block, the kind of number it begins with, and its words behind that.

    `kept` is whether it goes to the notes and into no text: a table, and what is internal.
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


def frame(words: Reading) -> Frame:
    """Return the frame of a notice; of what stands among its problems only the headings over several of them."""
    blocks = list(_blocks(words))
    first = min((one.title.at.block for one in words.listed), default=len(words.source.blocks))
    last = max((one.last_block for one in words.listed), default=first)
    aspects = {one.aspect.at.block for one in words.listed if one.aspect}
    told = {at for one in words.listed for at in range(one.title.at.block, one.last_block + 1)} | aspects
    made = Frame(left=[block.at for block in blocks if block.kept and block.at.block not in told])
    blocks = [block for block in blocks if not block.kept]
    _before(made, [block for block in blocks if block.at.block < first and block.at.block not in aspects])
    _after(made, [block for block in blocks if block.at.block > last])
    for block in blocks:
        if first <= block.at.block <= last and block.at.block not in told:
            _heading(made, block)
    return made


def _blocks(words: Reading) -> Iterator[_Block]:
    """Yield the blocks of the notice but for its title and its signature."""
    titled = {said.at.block for said in words.title}
    signing = words.dates.signing
    signed = {
        said.at.block for said in (words.body, signing) if said and signing and said.at.block >= signing.at.block - 1
    }
    split = lines(words.source)
    numbered = {line.block: line for line in reversed(split)}
    internal = {line.block for line in split if line.field in SHORT or (line.field and line is numbered[line.block])}
    for index, placed in enumerate(words.source.blocks):
        text = tidy(placed.text.strip())
        if not text or index in titled | signed or isinstance(placed.block, Title | Signature):
            continue
        line = numbered.get(index)
        own = tidy(placed.text[line.start :].strip()) if line and line.ordinals else text
        kept = isinstance(placed.block, Table) or (index in internal and not _CONTACT.search(text))
        yield _Block(Extent(index, 0, len(placed.text)), text, line.kind if line else None, own, kept)


def _before(made: Frame, found: Sequence[_Block]) -> None:
    """Read what stands before the first problem: to whom, the lead, the organisation of the work, the figures."""
    headed = False
    for block in found:
        if block.heads:
            headed = True
            _heading(made, block)
        elif _UNLISTED.fullmatch(block.text):
            made.mention_unlisted = True
        elif _FIGURES.fullmatch(block.text):
            continue
        elif headed or made.lead:
            made.organisation.append(block.text)
        elif made.addressee is None and _ADDRESSEE.fullmatch(block.text):
            made.addressee = block.text
        else:
            made.lead = block.text


def _after(made: Frame, found: Sequence[_Block]) -> None:
    """Read what stands behind the last problem: what comes next, the closing words, how to answer."""
    section, counted = "", False
    for block in found:
        if block.heads:
            section = block.own
            _heading(made, block)
        elif _CONTACT.search(block.text):
            _contact(made, block)
        elif _NEXT.search(section) and made.closing is None and not (counted and block.kind is None):
            counted = block.kind is not None
            made.next_steps.append(block.own)
        elif made.closing is None:
            made.closing = block.text
        else:
            made.left.append(block.at)


def _heading(made: Frame, block: _Block) -> None:
    """Keep a heading that is not the one the template writes."""
    if block.own not in _SHIPPED:
        made.left.append(block.at)


def _contact(made: Frame, block: _Block) -> None:
    """Take the words before the contact as the closing; a contact not worded as the template does is kept too."""
    start = _CONTACT.search(block.text)
    at = start.start() if start else 0
    if made.closing is None and at:
        made.closing = block.text[:at]
    elif at or not _PRINTED_CONTACT.fullmatch(block.text):
        made.left.append(block.at)
        return
    if not _PRINTED_CONTACT.fullmatch(block.text[at:]):
        made.left.append(block.at)
