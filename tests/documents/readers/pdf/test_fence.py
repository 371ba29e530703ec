"""PDF: what draws more than it may is refused before pdfium takes all memory; what fails otherwise is not hidden."""

from typing import NoReturn

import pytest

import bombs
from hostile import paper
from papers_in import read
from rectify_cli.core import bounds
from rectify_cli.core.errors import DataError
from rectify_cli.documents.readers.pdf import fence, walk

HELLO = bombs.shown(b"Hello")
LARGE = "PDF 展开后太大，或有图形嵌套自身"
LINUX = pytest.mark.skipif(not fence.FORKS, reason="elsewhere nothing is forked")

ENDLESS = {
    "a form that draws itself": lambda: bombs.pdf(b"/X Do", b"/X Do /X Do"),
    "two that draw each other": lambda: bombs.pdf(b"/X Do", b"/X Do", b"/X Do"),
    "a tree of forms": lambda: bombs.pdf(*[b"/X Do " * 30] * 6, HELLO),
    "two layers of deflate": lambda: bombs.pdf(bombs.deflated(b"q " * bombs.MIB, 150), filters=2, packed=True),
    "a long page": lambda: bombs.pdf(bombs.deflated(b" " * bombs.MIB, 65), filters=1, packed=True),
    "a long form drawn often": lambda: bombs.pdf(b"/X Do " * 65, HELLO + b" " * bombs.MIB),
}
SOUND = {
    "text": bombs.pdf(HELLO),
    "forms in forms": bombs.pdf(b"/X Do", b"/X Do", HELLO),
    "a form drawn some times": bombs.pdf(b"/X Do " * 60, HELLO + b" " * bombs.MIB),
    "a loop that is not drawn": bombs.pdf(HELLO, b"/X Do"),
    "layers": bombs.pdf(HELLO, filters=3),
    "broken": bombs.pdf(HELLO)[:300],
    "no PDF": b"%PDF-",
}


@pytest.mark.parametrize("case", ENDLESS)
def test_what_draws_too_much_is_seen_without_drawing_it(case: str) -> None:
    assert not walk.bounded(ENDLESS[case]())


@pytest.mark.parametrize("case", SOUND)
def test_what_draws_little_is_let_through(case: str) -> None:
    assert walk.bounded(SOUND[case])


def test_where_nothing_can_be_forked_the_drawing_is_walked_through_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "FORKS", False)
    assert [block.text for block in read(bombs.pdf(b"/X Do", HELLO), "a.pdf").blocks] == ["Hello"]
    with pytest.raises(DataError) as refused:
        read(bombs.pdf(b"/X Do", b"/X Do /X Do"), "a.pdf")
    assert refused.value.message.zh == LARGE


def test_as_many_pages_as_may_be_are_read_and_one_more_is_refused() -> None:
    with pytest.raises(DataError) as scanned:
        read(paper(pages=bounds.PAGES), "a.pdf")
    assert "扫描件" in scanned.value.message.zh
    with pytest.raises(DataError) as refused:
        read(paper(pages=bounds.PAGES + 1), "a.pdf")
    assert refused.value.message.zh == LARGE


def taking(_: bytes) -> int:
    return len(bytes(2 * bounds.PDF_MEMORY))


def failing(_: bytes) -> NoReturn:
    raise LookupError("as no PDF should")


@LINUX
def test_more_memory_than_may_be_is_refused() -> None:
    with pytest.raises(fence.TooLargeError):
        fence.within(taking, b"")
    assert fence.within(len, b"abc") == 3


@LINUX
def test_a_failing_reader_is_a_fault_of_ours_and_no_large_file() -> None:
    with pytest.raises(RuntimeError, match="as no PDF should"):
        fence.within(failing, b"")
