"""A redline of a paper of the user's own Word template: accepted it is the new paper, rejected the old one."""

import io
import itertools
from pathlib import Path

import docx as python_docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

import tracked
import word_papers
from printed import NOWHERE, TODAY
from rectify_cli import papers
from rectify_cli.core.errors import DataError
from rectify_cli.core.terms import Edition, PaperFormat
from rectify_cli.documents import Document, paragraph
from rectify_cli.documents.layout import Redline
from rectify_cli.ledger import Ledger
from rectify_cli.papers import own_word
from rectify_cli.views import Request

REQUEST = Request(Edition.INTERNAL, TODAY)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return word_papers.ledger()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "notice.docx").write_bytes(papers.starter("notice", "docx", NOWHERE))
    return tmp_path


def since(old: bytes) -> Redline:
    return Redline(own_word.words(old, "notice"), "rectify", TODAY, file=old)


def test_every_element_comes_and_goes(ledger: Ledger, own: Path) -> None:
    """A paper does not become a letter: a change cannot say that its first page has no number."""
    made = []
    for elements in word_papers.ELEMENTS.values():
        changed = word_papers.with_elements(ledger, "notice", **elements)
        if elements.get("format") is not PaperFormat.LETTER:
            made.append((changed, own_word.fill("notice", changed, REQUEST, own).content))
    for (_, old), (whole, new) in itertools.permutations(made, 2):
        content = own_word.redlined("notice", new, whole, since(old), set())
        assert tracked.accepted(content) == tracked.accepted(new)
        assert tracked.rejected(content) == tracked.accepted(old)


def test_what_has_not_changed_stays_as_it_is(ledger: Ledger, own: Path) -> None:
    content = own_word.fill("notice", ledger, REQUEST, own).content
    same = own_word.redlined("notice", content, ledger, since(content), set())
    assert tracked.changes(same) == []
    assert word_papers.body(same) == word_papers.body(content)


LINK = (
    "<w:p {names}><w:r><w:t>{words}见</w:t></w:r>"
    '<w:hyperlink r:id="{to}"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
)


def with_link(content: bytes, words: str) -> bytes:
    """Return a Word file that begins with a paragraph of words and a link."""
    file = python_docx.Document(io.BytesIO(content))
    target = file.part.relate_to(f"https://example.org/{words}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    file.element.body.insert(0, parse_xml(LINK.format(names=nsdecls("w", "r"), words=words, to=target)))
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def test_the_words_of_a_link_are_compared_and_one_that_stays_is_kept(ledger: Ledger, own: Path) -> None:
    filled = own_word.fill("notice", ledger, REQUEST, own).content
    old, new = with_link(filled, "旧文件"), with_link(filled, "新文件")
    marked, same, gone = (
        tracked.body(own_word.redlined("notice", after, ledger, since(before), set()))
        for before, after in ((old, new), (new, new), (old, filled))
    )
    assert [text.text for text in marked.iter(qn("w:delText"))] == ["旧"]
    assert len(list(same.iter(qn("w:hyperlink")))) == 1
    assert "".join(text.text for text in gone.iter(qn("w:delText"))) == "旧文件见链接"


def test_of_a_file_the_words_are_compared(ledger: Ledger, own: Path) -> None:
    content = own_word.fill("notice", ledger, REQUEST, own).content
    old = own_word.words(content, "notice")
    assert (
        tracked.changes(own_word.redlined("notice", content, ledger, Redline(old, "x", TODAY, words_only=True), set()))
        == []
    )
    longer = Document((*old.blocks[:3], paragraph("还有一段。"), *old.blocks[3:]))
    marked = own_word.redlined("notice", content, ledger, Redline(longer, "x", TODAY, words_only=True), set())
    assert [text.text for text in tracked.body(marked).iter(qn("w:delText"))] == ["还有一段。"]


def test_a_style_that_the_template_lacks_is_named(ledger: Ledger, own: Path) -> None:
    file = python_docx.Document(io.BytesIO(own_word.fill("notice", ledger, REQUEST, own).content))
    for style in [style for style in file.styles if style.name == "公文正文"]:
        style.element.getparent().remove(style.element)
    packed = io.BytesIO()
    file.save(packed)
    redline = Redline(Document((paragraph("旧。"),)), "x", TODAY, words_only=True)
    with pytest.raises(DataError, match="公文正文"):
        own_word.redlined("notice", packed.getvalue(), ledger, redline, set())


def test_what_is_withheld_stops_it(ledger: Ledger, own: Path) -> None:
    content = own_word.fill("notice", ledger, REQUEST, own).content
    redline = Redline(Document((paragraph("不得公开的一段。"),)), "x", TODAY, words_only=True)
    with pytest.raises(DataError, match="withheld"):
        own_word.redlined("notice", content, ledger, redline, {"不得公开的一段"})
