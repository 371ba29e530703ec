"""The words of a paper as typed blocks, whatever file they came from or go to."""

from collections.abc import Iterator
from dataclasses import dataclass


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
    """The red head (版头): the issuing mark (发文机关标志) and the number (发文字号, empty where there is none)."""

    mark: str
    number: str = ""

    @property
    def text(self) -> str:
        """Both lines."""
        return f"{self.mark}\n{self.number}".rstrip()


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
    """The issuing body (发文机关署名) and the date as printed (成文日期) under the text (7.3.5)."""

    issuer: str
    date: str

    @property
    def text(self) -> str:
        """Both lines."""
        return f"{self.issuer}\n{self.date}"


Block = Title | Heading | Paragraph | Table | Letterhead | Addressee | AttachmentList | Attachment | Note | Signature


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
