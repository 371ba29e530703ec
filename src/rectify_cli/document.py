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
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Signature:
    """The issuing body (发文机关署名) and the date as printed (成文日期) under the text (7.3.5)."""

    issuer: str
    date: str

    @property
    def text(self) -> str:
        """Both lines."""
        return f"{self.issuer}\n{self.date}"


Block = Title | Heading | Paragraph | Signature


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
