"""The words of a paper as typed blocks, whatever file they came from or go to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BETWEEN = "\u3000"
"""What stands between two names on a line: a full-width space."""

_LABEL = re.compile("[^：]*：[\ufdd0\ufdd1]?")
"""A label with its colon; in a redline a mark stands behind each character."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text set alike."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the paper (标题), broken into lines where the sense breaks."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The title in one line."""
        return "".join(self.lines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number; levels 1-4 are 一、（一）1. （1） (GB/T 9704-2012, 7.3.3)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文)."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return self.spans[0].text if len(self.spans) == 1 else "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a header row and rows of as many cells, each a text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The cells row by row."""
        return "\n".join("\t".join(row) for row in (self.header, *self.rows))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The red head (版头, 7.2): the issuing mark (发文机关标志) and what stands above and below it.

    `number` is the 发文字号, empty where there is none; `joint` are the further bodies of a joint paper (联合行文),
    `above` 份号, 密级和保密期限 and 紧急程度, `signatories` the 签发人 of an upward paper.
    """

    mark: str
    number: str = ""
    joint: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines."""
        signed = f"签发人：{BETWEEN.join(self.signatories)}" if self.signatories else ""
        return "\n".join(filter(None, (*self.above, self.mark, *self.joint, self.number, signed)))


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a briefing (简报报头): its name, 第N期, and below them who edits it and the date."""

    name: str
    issue: str
    office: str
    date: str

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(filter(None, (self.name, self.issue, f"{self.office}{BETWEEN}{self.date}")))


@dataclass(frozen=True, slots=True)
class Imprint:
    """The foot of the last page (版记, 7.4): who gets a copy (抄送), who printed it and when (印发)."""

    copies: str
    office: str
    date: str

    @property
    def text(self) -> str:
        """Its lines; the date is followed by 印发."""
        printed = f"{self.office}{BETWEEN}{self.date}印发" if self.office else ""
        return "\n".join(filter(None, (self.copies, printed)))


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the paper goes (主送机关), its colon included (7.3.2)."""

    text: str


@dataclass(frozen=True, slots=True)
class AttachmentList:
    """The names of the attachments under the text (附件说明, 7.3.4)."""

    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """The list as printed: numbered where there are several."""
        if len(self.names) == 1:
            return f"附件：{self.names[0]}"
        return "附件：" + "\n".join(f"{number}．{name}" for number, name in enumerate(self.names, start=1))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was at a meeting (10.3): a line each of 出席, 请假 and 列席 with a colon and the names."""

    lines: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Each label with its colon, and the names behind it."""
        ends = [label.end() if (label := _LABEL.match(line)) else 0 for line in self.lines]
        return tuple((line[:end], line[end:]) for line, end in zip(self.lines, ends, strict=True))

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Attachment:
    """The head of an attachment (附件): it starts a page of its own (7.3.7)."""

    label: str
    title: str

    @property
    def text(self) -> str:
        """Both lines."""
        return f"{self.label}\n{self.title}"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in brackets under the date (附注, 7.3.6)."""

    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The issuing body (发文机关署名) and the date as printed (成文日期) under the text (7.3.5).

    The bodies of a joint paper stand in `issuer` with a full-width space between them.
    """

    issuer: str
    date: str

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuing bodies, one or several."""
        return tuple(self.issuer.split(BETWEEN))

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join((*self.issuers, self.date))


Block = (
    Title
    | Heading
    | Paragraph
    | Table
    | Letterhead
    | Masthead
    | Addressee
    | AttachmentList
    | Attachment
    | Attendance
    | Note
    | Signature
    | Imprint
)


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a paper in reading order; `draft` is the mark an unfinished paper must carry."""

    blocks: tuple[Block, ...]
    draft: str | None = None

    def __iter__(self) -> Iterator[Block]:
        """Iterate over the blocks."""
        return iter(self.blocks)

    @property
    def title(self) -> str:
        """The title in one line, or nothing where the paper has none."""
        return next((block.text for block in self.blocks if isinstance(block, Title)), "")


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Span(text),))
