"""The table of limits: each row is made small, a file at it is read, one over it is refused; no row is left out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import bombs
import workspaces
from hostile import paper, tag
from local_page import Browser, desk_in
from papers_in import line, word
from rectify_cli.core import bounds
from rectify_cli.core.bounds import Bounds
from rectify_cli.core.errors import DataError
from rectify_cli.documents import readers, search
from rectify_cli.documents.document import Table
from rectify_cli.documents.readers.pdf import fence, walk
from rectify_cli.exchange.workbook import readers as workbooks
from rectify_cli.papers import folder, templating
from rectify_cli.papers.word import package

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there the kernel holds a limit of memory and time")
SMALL = Bounds(part=2000, whole=8000, marks=500)


class Row(NamedTuple):
    """What a limit is made, what takes a file and returns False or raises where it is too much, one at and one over."""

    limit: int | Bounds
    takes: Callable[[bytes], object]
    at: bytes
    over: bytes


def reads(file: str) -> Callable[[bytes], object]:
    """Read a paper of this name."""
    return lambda content: readers.read(content, file)


def grids(file: str) -> Callable[[bytes], object]:
    """Read every sheet of a workbook of this name."""

    def takes(content: bytes) -> object:
        book = workbooks.opened(content, file)
        return [book.grid(name) for name in book.names]

    return takes


def from_disk(content: bytes) -> object:
    path = Path("paper.txt")
    path.write_bytes(content)
    return readers.open_file(path, path.name)


def is_template(content: bytes) -> bool:
    """Return False for what is too large; a package without a document is another fault."""
    return "limit" not in str(package.open_template(content, "a.docx"))


def words_of_template(content: bytes) -> object:
    Path("templates").mkdir(exist_ok=True)
    Path("templates/a.md.j2").write_bytes(content)
    return folder.Folder(Path("templates")).get_source(templating.environment(), "a.md.j2")


def rendered(content: bytes) -> object:
    return templating.environment().from_string(content.decode()).render()


def has_table(content: bytes) -> bool:
    return any(isinstance(block.block, Table) for block in readers.read(content, "a.md").blocks)


def is_scan(content: bytes) -> bool:
    """Return True for a PDF that was read to its end, and held no text."""
    with pytest.raises(DataError) as refused:
        readers.read(content, "a.pdf")
    return "scan" in str(refused.value)


def read_apart(content: bytes) -> object:
    """Take the memory, or the seconds of the processor, that the content says."""
    return fence.within(_asked, content)


def _asked(content: bytes) -> int:
    if content.isdigit():
        return len(bytes(int(content)))
    while content == b"for ever":
        pass
    return 0


def shared(times: int) -> bytes:
    return bombs.workbook(bombs.sharing(times), shared="a" * 1000)


def merged(ranges: int) -> bytes:
    return bombs.workbook("", "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(2, ranges + 2)))


def columns(number: int) -> bytes:
    return ("|甲" * number + "|\n" + "|-" * number + "|\n" + "|一" * number + "|\n").encode()


def filled_in(content: bytes) -> bool:
    """Send a form of the local page with a field of this content; what it says does not matter here."""
    browser = Browser(desk_in(workspaces.write(Path.cwd(), workspaces.BASE)))
    texts = {"csrf": browser.desk.keys.csrf, "note": content.decode()}
    return browser.post("/issues/1/log", texts, files=[("file", ("a", b"a"))]).status != 400


def zipped(size: int) -> bytes:
    return bombs.zipped({"[Content_Types].xml": b"<a/>".ljust(size)})


ROWS: dict[str, Row] = {
    "FORM": Row(100, filled_in, b"a" * 100, b"a" * 101),
    "FILE": Row(6, from_disk, "甲乙".encode(), "甲乙a".encode()),
    "TEXT": Row(3, reads("a.txt"), "甲乙丙".encode(), "甲乙丙丁".encode()),
    "PARAGRAPHS": Row(2, reads("a.md"), "甲。\n\n乙。".encode(), "甲。\n\n乙。\n\n丙。".encode()),
    "WORD": Row(SMALL, reads("a.docx"), word(line("甲")), word(line("甲" * 600))),
    "TEMPLATE": Row(SMALL, is_template, zipped(2000), zipped(2001)),
    "WORKBOOK": Row(SMALL, grids("a.xlsx"), bombs.workbook(""), bombs.workbook(bombs.cell("A2", "a" * 2000))),
    "FINISHED": Row(SMALL, lambda content: search.leaks_in(content, "docx", {"乙"}), zipped(2000), zipped(2001)),
    "ENTRIES": Row(2, reads("a.docx"), word(line("甲")), word(line("甲"), styles="")),
    "SHEET_ROWS": Row(3, grids("a.xlsx"), bombs.workbook(bombs.cell("a3", "a")), bombs.workbook(bombs.cell("a4", "a"))),
    "SHEET_COLUMNS": Row(
        3, grids("a.xlsx"), bombs.workbook(bombs.cell("c2", "a")), bombs.workbook(bombs.cell("d2", "a"))
    ),
    "ROWS": Row(2, grids("a.csv"), b"a,b\n1,2\n", b"a,b\n1,2\n3,4\n"),
    "COLUMNS": Row(2, grids("a.csv"), b"a,b\n1,2\n", b"a,b,c\n1,2,3\n"),
    "CELLS": Row(4, grids("a.csv"), b"a,b\n1,2\n", b"a,b\n1,2\n3\n"),
    "MERGED": Row(2, grids("a.xlsx"), merged(2), merged(3)),
    "CELL_TEXTS": Row(50_000, grids("a.xlsx"), shared(40), shared(60)),
    "HTML": Row(10, reads("a.html"), "<p>甲甲a".encode(), "<p>甲甲aa".encode()),
    "HTML_LINES": Row(2, reads("a.html"), "<p>甲<p>乙".encode(), "<p>甲<p>乙<p>丙".encode()),
    "ATTRIBUTES": Row(
        bounds.ATTRIBUTES,
        reads("a.html"),
        tag(f"a{each}='1'" for each in range(bounds.ATTRIBUTES)),
        tag(f"a{each}='1'" for each in range(bounds.ATTRIBUTES + 1)),
    ),
    "PAGES": Row(2, is_scan, paper(pages=2), paper(pages=3)),
    "PAGE_TEXT": Row(5, reads("a.pdf"), bombs.pdf(bombs.shown(b"Hello")), bombs.pdf(bombs.shown(b"Hello!"))),
    "PDF_DRAWN": Row(
        200, walk.bounded, bombs.pdf(bombs.shown(b"a" * 8), filters=1), bombs.pdf(bombs.shown(b"a" * 300), filters=1)
    ),
    # What the parent had mapped and the child gives back is room as well: one MiB over is not always too much.
    "PDF_MEMORY": Row(64 * bounds.MIB, read_apart, b"%d" % bounds.MIB, b"%d" % (128 * bounds.MIB)),
    "PDF_SECONDS": Row(1, read_apart, b"at once", b"for ever"),
    "TEMPLATE_FILE": Row(6, words_of_template, "甲乙".encode(), "甲乙丙".encode()),
    "TEMPLATE_TEXT": Row(10, rendered, b'{{ "a"*10 }}', b'{{ "a"*11 }}'),
    "TEMPLATE_WORK": Row(200, rendered, b"{% for a in 'aa' %}{% endfor %}", b"{% for a in 'aaaaaa' %}{% endfor %}"),
    "TEMPLATE_FORMAT": Row(4, rendered, b'{{ "a %s"|format(1) }}', b'{{ "ab %s"|format(1) }}'),
    "TABLE_COLUMNS": Row(3, has_table, columns(2), columns(4)),
}


def test_every_row_of_the_table_is_tried() -> None:
    rows = {name for name, value in vars(bounds).items() if isinstance(value, int | Bounds)} - {"MIB"}
    assert rows == {*ROWS}


@pytest.mark.parametrize("name", [pytest.param(name, marks=LINUX if "PDF_" in name else ()) for name in ROWS])
def test_at_a_limit_a_file_is_taken_and_over_it_it_is_not(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ROWS[name]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bounds, name, row.limit)
    assert row.takes(row.at) is not False
    try:
        refused = row.takes(row.over) is False
    except (DataError, fence.TooLargeError) as error:
        refused = "damaged" not in str(error)
    assert refused
