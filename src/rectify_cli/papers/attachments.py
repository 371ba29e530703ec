"""Put the tables of attachments (附件) into a composed paper: a list of the tool, or a csv of the workspace."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import ListName
from rectify_cli.documents import Attachment, Block, Document, Imprint, Table, opening
from rectify_cli.documents.decoding import decoded
from rectify_cli.ledger.model import Annex


def with_tables(
    document: Document, annexes: Sequence[Annex], lists: Callable[[ListName], Document], root: Path
) -> Document:
    """Return the paper with each table at the end of its attachment.

    `lists` composes a list, `root` is the folder that the csv files are in. Raises DataError for a csv that
    cannot be read.
    """
    if not any(annex.list or annex.file for annex in annexes):
        return document
    return Document(tuple(_placed(document.blocks, annexes, lists, root)), document.draft)


def _placed(
    blocks: Sequence[Block], annexes: Sequence[Annex], lists: Callable[[ListName], Document], root: Path
) -> Iterator[Block]:
    waiting = iter(annexes)
    annex = None
    for block, following in zip_longest(blocks, blocks[1:]):
        yield block
        if isinstance(block, Attachment):
            annex = next(waiting, None)
        if annex and isinstance(following, Attachment | Imprint | None):
            yield from _tables(annex, lists, root)
            annex = None


def _tables(annex: Annex, lists: Callable[[ListName], Document], root: Path) -> Iterator[Table]:
    if annex.list is not None:
        yield from (block for block in lists(annex.list) if isinstance(block, Table))
    elif annex.file is not None:
        yield _of_csv(root, annex.file)


def _of_csv(root: Path, file: str) -> Table:
    """Return the table of a csv, its first row the header; a row that is too short is filled up."""
    path = (root / file).resolve()
    wanted = Phrase(
        "把 csv 放进工作区，写它相对于工作区的路径", "put the csv into the workspace and write its path there"
    )
    if not path.is_relative_to(root.resolve()) or path.suffix.lower() != ".csv":
        message = Phrase("附件的表格须是工作区里的 csv 文件", "the table of an attachment is a csv of the workspace")
        raise opening.refused(file, message, wanted)
    smaller = Phrase("删去附件用不着的行和列", "delete the rows and columns the attachment does not need")
    text = decoded(opening.read_bytes(path, file, wanted, smaller), file)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except csv.Error as broken:
        message = Phrase("引号不成对", "its quotes do not match")
        hint = Phrase("用 Excel 或 WPS 打开，另存为 csv", "open it in Excel or WPS and save it as csv")
        raise opening.refused(file, message, hint) from broken
    rows = [row for row in rows if any(row)]
    if not rows:
        raise opening.empty(file)
    if max(map(len, rows)) > len(rows[0]):
        message = Phrase("有一行比表头长", "a row is longer than the header")
        raise DataError(message, Phrase("补全第一行的表头", "complete the header in the first row"))
    header, *body = (tuple(row) + ("",) * (len(rows[0]) - len(row)) for row in rows)
    return Table(header, tuple(body))
