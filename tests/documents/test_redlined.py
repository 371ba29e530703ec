"""A paper that shows two: without what is gone it has the words of the new one, the other way round of the old."""

from collections.abc import Callable, Iterator
from dataclasses import fields

from hypothesis import given

from generated_documents import DOCUMENTS
from rectify_cli.core.chinese import width
from rectify_cli.documents import (
    AttachmentList,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Masthead,
    Paragraph,
    Span,
    Table,
    Title,
    paragraph,
)
from rectify_cli.documents.document import Block
from rectify_cli.documents.redlined import GONE, NEW, plain, redlined


def words(document: Document, side: Callable[[str], str] = str) -> str:
    """Return the words as they are held, not what a block prints of its own (签发人：)."""
    texts = (text for block in document for text in held(block))
    return "".join("".join(map(side, texts)).split())


def held(block: Block) -> Iterator[str]:
    """Yield the texts of a block: those of its fields where it prints words of its own, else what it prints."""
    if not isinstance(block, AttachmentList | Imprint | Letterhead | Masthead):
        yield block.text
        return
    for field in fields(block):
        value = getattr(block, field.name)
        yield from [value] if isinstance(value, str) else value


def before(text: str) -> str:
    return plain(text.translate({ord(GONE): NEW, ord(NEW): GONE}))


@given(DOCUMENTS, DOCUMENTS)
def test_each_side_has_its_own_words(old: Document, new: Document) -> None:
    both = redlined(old, new)
    assert words(both, plain) == words(new)
    assert words(both, before) == words(old)


@given(DOCUMENTS)
def test_a_paper_that_has_not_changed_shows_no_mark(document: Document) -> None:
    assert words(redlined(document, document)) == words(document)


def test_words_rows_and_blocks_are_marked() -> None:
    old = Document((Title(("关于整改", "的通报")), paragraph("已整改8个。"), Table(("号", "名"), (("1", "甲"),))))
    new = Document(
        (Title(("关于整改", "的通报")), Paragraph((Span("已整改9个。", bold=True),)), Table(("号", "名"), ()))
    )
    shown = redlined(old, new).blocks
    assert shown[0] == old.blocks[0]
    assert shown[1] == Paragraph((Span("已整改", bold=True), Span(f"8{GONE}"), Span(f"9{NEW}个。", bold=True)))
    assert shown[2] == Table(("号", "名"), ((f"1{GONE}", f"甲{GONE}"),))
    [added] = redlined(Document(()), Document((Heading(1, "一、题"),))).blocks
    assert added == Heading(1, f"一{NEW}、{NEW}题{NEW}")


def test_a_mark_takes_no_room() -> None:
    assert width.of(f"甲{GONE}a{NEW}") == 1.5
