"""Document -> one HTML page that asks for nothing from outside, or the fragment a web site takes in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents import pages, redlined
from rectify_cli.documents.document import (
    Attachment,
    Block,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Masthead,
    Paragraph,
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout, heads, imprints, keeping, lists, standard, tables

_DEEPEST = 6
_AROUND = 10

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + "]"
)
"""Controls, lone surrogates and noncharacters (HTML, 13.2.3.5)."""


def write(document: Document, layout: Layout) -> bytes:
    """Return the page of `document`, in UTF-8 with LF; with `layout.fragment` what stands inside the article."""
    _check(document)
    if layout.redline:
        _check(layout.redline.old)
        document = redlined.redlined(layout.redline.old, document)
    body, *attachments = _sections(document, layout)
    wide, high = lists.area(layout, across=False)
    page = pages.draw(
        "fragment" if layout.fragment else "paper",
        Language.ZH,
        title=redlined.plain(document.title or _first_line(document)),
        draft=document.draft,
        body=body,
        attachments=[_Attached(parts, across=_across(parts)) for parts in attachments],
        sealed=layout.sealed,
        landscape=layout.landscape,
        size=layout.size.label.en,
        high=round(high, 2),
        imprint_lines=next(_imprint_lines(document, layout, wide), 0),
        mark_size=next((part.mark.size for part in body if isinstance(part.block, Letterhead | Masthead)), 0),
    )
    return f"{_tagged(page)}\n".encode()


def _tagged(page: str) -> str:
    """Return the page with the marks of a redline as elements."""
    for mark, tag in ((redlined.GONE, "del"), (redlined.NEW, "ins")):
        if mark in page:
            # Two stretches that meet are one element.
            page = re.sub(f"(&[#0-9a-z]+;|[^<>&]){mark}", rf"<{tag}>\1</{tag}>", page).replace(f"</{tag}><{tag}>", "")
    return page


def _first_line(document: Document) -> str:
    """Return the first words of a paper without a title."""
    return next((line for block in document for line in block.text.split("\n") if line.strip()), "")


@dataclass(frozen=True, slots=True)
class _Part:
    """A block as a template draws it: `depth` is that of its h1 to h6, `number` counts the tables."""

    block: Block
    depth: int = 0
    number: int = 0
    plan: tables.Plan | None = None
    bold: bool = False
    kept: bool = False
    letter: bool = False

    @property
    def kind(self) -> str:
        """The name of its class, which chooses what draws it."""
        return type(self.block).__name__

    @property
    def ragged(self) -> bool:
        """Whether it is a paragraph that is not spread over its lines."""
        return isinstance(self.block, Paragraph) and keeping.ragged(self.block)

    @property
    def mark(self) -> heads.Mark:
        """The mark of a head."""
        if isinstance(self.block, Letterhead):
            return heads.mark(self.block.mark, self.block.joint)
        return heads.mark(self.block.name if isinstance(self.block, Masthead) else "")

    @property
    def signed(self) -> list[str]:
        """The rows of 签发人 of a head."""
        return heads.signed(self.block.signatories) if isinstance(self.block, Letterhead) else []


@dataclass(frozen=True, slots=True)
class _Attached:
    """The parts of an attachment; one with a wide table is printed across."""

    listed: list[_Part]
    across: bool


def _across(parts: list[_Part]) -> bool:
    return any(across for across, _ in keeping.sections([part.block for part in parts]))


def _imprint_lines(document: Document, layout: Layout, wide: float) -> Iterator[int]:
    """Yield how many lines each imprint takes in print, in a text `wide` points wide."""
    for block in document:
        if isinstance(block, Imprint):
            yield imprints.lines(block, wide / standard.IMPRINT.size.points, ruled=not _is_letter(layout))


def _is_letter(layout: Layout) -> bool:
    return layout.format is PaperFormat.LETTER


def _sections(document: Document, layout: Layout) -> list[list[_Part]]:
    """Return the parts of the text, then of each attachment: it is a section of its own, on its own page in print.

    The imprint is in the last of them, or after one that is printed across in one of its own.
    """
    sections: list[list[_Part]] = [[]]
    levels: list[int] = []
    titled, drawn = False, 0
    blocks = [block for block in document if block.text]
    for block, following, then in keeping.followed(blocks):
        match block:
            case Title():
                # The one h1; a further title stands under it.
                part = _Part(block, 2 if titled else 1)
                titled = True
                levels.clear()
            case Attachment():
                part = _Part(block)
                sections.append([])
                levels.clear()
            case Heading(level):
                # Ranked among the levels open above it, so that none is skipped wherever it stands.
                while levels and levels[-1] >= level:
                    levels.pop()
                levels.append(level)
                depth = 1 + (len(sections) > 1) + len(levels)
                part = _Part(block, min(depth, _DEEPEST), bold=layout.bold_level_3 and level == 3)  # noqa: PLR2004 - the level of its name
            case Table(header, rows):
                drawn += 1
                room = lists.area(layout, across=len(sections) > 1 and keeping.wide(block))
                part = _Part(block, number=drawn, plan=tables.plan(header, rows, *room))
            case Imprint():
                part = _Part(block, letter=_is_letter(layout))
                if _across(sections[-1]):
                    sections.append([])
            case Letterhead():
                part = _Part(block, letter=_is_letter(layout))
            case _:
                part = _Part(block, kept=keeping.kept(block, following, then))
        sections[-1].append(part)
    return sections


def _check(document: Document) -> None:
    """Raise DataError for the first character that HTML forbids."""
    for text in (document.draft or "", *(block.text for block in document)):
        if forbidden := _FORBIDDEN.search(text):
            raise _error(text, forbidden.start())


def _error(text: str, place: int) -> DataError:
    code = f"U+{ord(text[place]):04X}"
    near = _FORBIDDEN.sub("", text[max(0, place - _AROUND) : place + _AROUND])
    return DataError(
        Phrase(f"“{near}”里有网页存不下的字符 {code}", f"“{near}” holds {code}, which a web page cannot hold"),
        Phrase(
            "删去这个看不见的字符，多半是从别处粘贴时带来的", "delete this invisible character; pasting often brings it"
        ),
    )
